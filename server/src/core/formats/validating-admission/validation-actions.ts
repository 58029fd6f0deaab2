/** `validationActions`: what becomes of an object that a policy finds fault with. */
import type { Enforcement, PolicySetting, ValidationActionsFact, Weakness } from '../../model/facts.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { listedTextsOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';
import { UNKNOWN_ENFORCEMENT } from '../policy.ts';

const PATH: Path = ['spec', 'validationActions'];

type Actions = Pick<ValidationActionsFact, 'actions' | 'path'>;

export function validationActionsIn({ root, at }: Manifest): Actions {
  const list = nodeAt(root, PATH);
  const path = at(...PATH);
  return { actions: list?.type === 'seq' ? listedTextsOf(list, path) : undefined, path };
}

/** How a policy is enforced under these; undefined where nothing is written. */
export function enforcementUnder(
  { actions, path }: Actions,
  { root }: Manifest,
  ways: { readonly audit: Weakness; readonly warn: Weakness },
): Enforcement | undefined {
  if (!actions || actions.length === 0) return undefined;
  if (actions.some((action) => action.known && action.value === 'Deny')) return { level: 'enforced', weakenedBy: [] };
  const words = actions.flatMap((action) => (action.known ? action.value : []));
  if (words.length < actions.length) return UNKNOWN_ENFORCEMENT;
  // Beside a denial a warning is refused, so it is the warning that has to give way to one.
  const given = actions.find((action) => action.known && action.value === 'Warn') ?? actions[0];
  const setting: PolicySetting<Weakness> = {
    way: words.includes('Audit') ? ways.audit : ways.warn,
    written: `validationActions: [${words.join(', ')}]`,
    span: spanOf(nodeAt(root, PATH), actions),
    path,
    mend: given && { op: 'set', path: given.path, value: 'Deny' },
  };
  return { level: 'observed', weakenedBy: [setting] };
}

/** A list in lines begins at a dash and runs on for some, so its first item stands for it. */
function spanOf(list: Node | undefined, [first]: NonNullable<Actions['actions']>) {
  return list?.type === 'seq' && list.flow ? list.span : (first?.span ?? { start: 0, end: 0 });
}

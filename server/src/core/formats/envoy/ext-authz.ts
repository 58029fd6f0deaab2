/** Envoy's filter that asks another program: what happens if that one does not answer, and whether it is asked at all. */
import type { Enforcement, PolicyFact, PolicySetting } from '../../model/facts.ts';
import type { Stated } from '../../model/stated.ts';
import { entryOf, type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { booleanOf, scalarOf, textOf } from '../cursor.ts';
import { UNKNOWN_ENFORCEMENT, written } from '../policy.ts';

type At = (...path: Path) => Path;

export function failsOpenIn(node: Node, path: Path, at: At): PolicyFact['failsOpen'] {
  const field = 'failure_mode_allow';
  const allow = booleanOf(nodeAt(node, [field]));
  if (!allow?.known || !allow.value) return undefined;
  const place = at(...path, field);
  const mend = { op: 'set', path: place, value: false } as const;
  return { way: 'envoy-ext-authz', written: written(String(place.at(-1)), allow), span: allow.span, path: place, mend };
}

const ALL: Enforcement = { level: 'enforced', weakenedBy: [] };

/** Requests beyond the share pass by without a question, unless they are refused for it. */
export function shareIn(node: Node, path: Path, at: At): Enforcement {
  const field = 'filter_enabled';
  const entry = entryOf(node, field);
  const refusesRest = booleanOf(nodeAt(node, ['deny_at_disable', 'default_value']));
  if (!entry || (refusesRest?.known && refusesRest.value)) return ALL;
  const share = shareOf(nodeAt(entry.value, ['default_value']));
  if (share === undefined || refusesRest?.known === false) return UNKNOWN_ENFORCEMENT;
  if (share >= 1) return ALL;
  const place = at(...path, field);
  const setting: PolicySetting<'envoy-share-of-requests'> = {
    way: 'envoy-share-of-requests',
    written: String(place.at(-1)),
    span: entry.key.span,
    path: place,
    mend: { op: 'remove', path: place },
  };
  return { level: share === 0 ? 'off' : 'partial', weakenedBy: [setting] };
}

const DENOMINATORS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ HUNDRED: 100, TEN_THOUSAND: 10_000, MILLION: 1_000_000 },
    ...{ '0': 100, '1': 10_000, '2': 1_000_000 },
  }),
);

/** A FractionalPercent as a part of one; undefined where nobody can tell. */
function shareOf(percent: Node | undefined): number | undefined {
  if (percent?.type !== 'map') return undefined;
  const numerator: Stated<string | number> | undefined = scalarOf(nodeAt(percent, ['numerator']));
  const denominator = textOf(nodeAt(percent, ['denominator']));
  const whole = DENOMINATORS.get(denominator ? (denominator.known ? denominator.value : '') : 'HUNDRED');
  const part = numerator === undefined ? 0 : numerator.known ? Number(numerator.value) : Number.NaN;
  return whole === undefined || Number.isNaN(part) ? undefined : part / whole;
}

/** The kinds of objects that a rule of Kyverno is about. */
import { known, type Stated } from '../../model/stated.ts';
import { entryOf, type Node, nodeAt } from '../../syntax/tree.ts';
import { textsOf } from '../cursor.ts';

/** Of one rule; undefined where it does not say. What only a subresource is meant of (`Pod/exec`) is left out. */
export function kindsMatchedBy(rule: Node): readonly Stated[] | undefined {
  const match = nodeAt(rule, ['match']);
  const filters = ['any', 'all'].flatMap((key) => {
    const list = entryOf(match, key)?.value;
    return list?.type === 'seq' ? list.items : [];
  });
  const stated = [match, ...filters].flatMap((filter) => textsOf(nodeAt(filter, ['resources', 'kinds'])));
  return stated.length === 0 ? undefined : stated.flatMap((kind) => (kind.known ? objectKind(kind) : [kind]));
}

const VERSION = /^(?:v\d+(?:(?:alpha|beta)\d+)?|\*)$/;

/**
 * `Kind`, `version/Kind` or `group/version/Kind`, each with a subresource behind it, which older policies write after a
 * dot.
 */
function objectKind({ value, span }: Extract<Stated, { known: true }>): Stated[] {
  const [first = '', second, third, fourth] = value.split('/');
  const guard = (group: string | undefined, kind: string, subresource?: string): Stated[] => {
    const isObject = (subresource === undefined || subresource === '*') && !kind.includes('.');
    return isObject ? [known(group === undefined || group === '*' ? kind : `${group}/${kind}`, span)] : [];
  };
  if (second === undefined) return guard(undefined, first);
  if (VERSION.test(first)) return guard(undefined, second, third);
  if (third !== undefined && VERSION.test(second)) return guard(first, third, fourth);
  return guard(undefined, first, second);
}

/** The principals of Envoy's RBAC, with their sums and complements, as parties. */
import type { Party } from '../../model/facts.ts';
import { known } from '../../model/stated.ts';
import { type Entry, entryOf, type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { itemsAt, textOf } from '../cursor.ts';
import { type Matched, matchedBy } from './string-matcher.ts';

/** Somebody named, by whom it is said later whether the policy admits or refuses. */
export type Named = Omit<Party, 'isRefused'> & {
  /** All but this one are meant. */
  readonly isExcluded: boolean;
};

const MAX_DEPTH = 20;

/** `path` is that of the principal, in the view. Addresses, headers and the like name nobody. */
export function namedBy(node: Node | undefined, path: Path, depth = 0): Named[] {
  if (node?.type !== 'map' || depth > MAX_DEPTH) return [];
  return node.entries.flatMap((entry) => {
    const { value } = entry;
    const field = String(entry.key.value);
    const inside = [...path, field];
    switch (field) {
      case 'any':
        return value.type === 'scalar' && value.value === true ? [anybody(entry, inside)] : [];
      case 'authenticated': {
        const matcher = nodeAt(value, ['principal_name']);
        return matcher
          ? named('principal_name', matchedBy(matcher, [...inside, 'principal_name']))
          : [anybody(entry, inside)];
      }
      case 'custom':
        return byCertificate(nodeAt(value, ['typed_config']), [...inside, 'typed_config']);
      case 'or_ids':
        return itemsAt(value, ['ids']).flatMap((item) => namedBy(item.node, [...inside, ...item.path], depth + 1));
      case 'and_ids':
        return together(
          itemsAt(value, ['ids']).map((item) => namedBy(item.node, [...inside, ...item.path], depth + 1)),
        );
      case 'not_id':
        return butFor(entry, inside, namedBy(value, inside, depth + 1));
      default:
        return [];
    }
  });
}

/** `envoy.rbac.principals.mtls_authenticated`, which is to take the place of `authenticated`. */
function byCertificate(config: Node | undefined, path: Path): Named[] {
  const type = textOf(nodeAt(config, ['@type']));
  if (!type?.known || !/[./]mtls_authenticated\.v\w+\.Config$/.test(type.value)) return [];
  const whoever = entryOf(config, 'any_validated_client_certificate');
  if (whoever) return [anybody(whoever, [...path, 'any_validated_client_certificate'])];
  const matcher = ['san_matcher', 'matcher'];
  return named('san_matcher', matchedBy(nodeAt(config, matcher), [...path, ...matcher]));
}

function named(field: string, matched: readonly Matched[]): Named[] {
  return matched.map((match) => ({ kind: 'trust-domain', ...match, field, isNarrowed: false, isExcluded: false }));
}

/** Named by the field itself, for there is no text. */
function anybody({ key }: Entry, path: Path): Named {
  return {
    kind: 'trust-domain',
    domain: undefined,
    subject: known(String(key.value), key.span),
    path,
    field: String(key.value),
    match: 'any',
    reach: 'everybody',
    isNarrowed: false,
    isExcluded: false,
  };
}

/** All have to hold: whoever is named by one of them is not just anybody any more. */
function together(conditions: readonly (readonly Named[])[]): Named[] {
  const all = conditions.flat();
  const pinned = all.filter((one) => !one.isExcluded && one.match !== 'any');
  const open = all.filter((one) => !one.isExcluded && one.match === 'any').slice(0, 1);
  const admitted = pinned.length > 0 ? pinned : open;
  const further = conditions.filter((condition) => !condition.every(isAnybody) || condition.length === 0);
  const isNarrowed = further.length > (pinned.length > 0 ? 1 : 0);
  return [...admitted, ...all.filter(({ isExcluded }) => isExcluded)].map((one) => ({
    ...one,
    isNarrowed: one.isNarrowed || isNarrowed,
  }));
}

function isAnybody({ match, isExcluded, isNarrowed }: Named): boolean {
  return match === 'any' && !isExcluded && !isNarrowed;
}

/** Everybody but these. Of a complement of everybody nobody is left. */
function butFor(entry: Entry, path: Path, excluded: readonly Named[]): Named[] {
  if (excluded.some(isAnybody)) return [];
  const others = excluded.map((one) => ({ ...one, isExcluded: !one.isExcluded }));
  return [{ ...anybody(entry, path), isNarrowed: true }, ...others];
}

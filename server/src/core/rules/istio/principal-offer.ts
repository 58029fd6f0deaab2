import { list } from '../../fixes/operation.ts';
import type { ListedText } from '../../model/facts.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Offer, RuleContext } from '../rule.ts';
import { hasAliases, ownDomain } from './own-domain.ts';

interface Names {
  readonly field: string;
  readonly path: Path;
  readonly values: readonly ListedText[];
  readonly source: Path;
}

/** The same workloads by their principals; nothing where these would not be the same. */
export function principalOffer(names: Names, namespace: string | undefined, context: RuleContext): Offer[] {
  const own = ownDomain(context);
  if (own === undefined) return [];
  const principals = names.values.flatMap((value) => principalFor(value, own, names.field, namespace) ?? []);
  // A pattern does not stand for aliases of the mesh, as a principal in full does.
  const isPattern = principals.some((principal) => principal.endsWith('*'));
  if (principals.length < names.values.length || (isPattern && hasAliases(context))) return [];
  return [
    {
      title: 'Name principals instead',
      kind: 'suggest',
      operations: [
        { op: 'remove', path: names.path },
        { op: 'set', path: [...names.source, 'principals'], value: list(...principals) },
      ],
    },
  ];
}

function principalFor(name: ListedText, own: string, field: string, namespace: string | undefined): string | undefined {
  if (!name.known || name.value.includes('*')) return undefined;
  if (field === 'namespaces') return `${own}/ns/${name.value}/*`;
  const [first = '', account] = name.value.split('/');
  const [space, service] = account === undefined ? [namespace, first] : [first, account];
  return space === undefined ? undefined : `${own}/ns/${space}/sa/${service}`;
}

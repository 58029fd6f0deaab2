/** Clients as Linkerd's policies name them: by their identity, and by the network they call from. */
import type { LinkerdNetwork, ListedText, Party } from '../../model/facts.ts';
import { known } from '../../model/stated.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { parseLinkerdIdentity } from '../../values/linkerd-identity.ts';
import { listedTextsOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';
import { listAt } from './reference.ts';

/** Undefined where there is no list. */
export function identitiesAt({ root, at }: Manifest, path: Path): ListedText[] | undefined {
  return listAt(root, path) && listedTextsOf(nodeAt(root, path), at(...path));
}

/** Service accounts and namespaces that are named as such belong to the cluster itself, so they are nobody's party. */
export function partiesNamed(identities: readonly ListedText[], isNarrowed: boolean): Party[] {
  return identities.map(({ path, ...subject }): Party => {
    const shared = { kind: 'trust-domain', subject, path, field: 'identities', isRefused: false, isNarrowed } as const;
    if (!subject.known) return { ...shared, domain: undefined, match: 'exact', reach: 'workload' };
    const identity = parseLinkerdIdentity(subject.value);
    const domainOf = (name: string | undefined) => (name === undefined ? undefined : known(name, subject.span));
    switch (identity.form) {
      case 'everybody':
        return { ...shared, domain: undefined, match: 'any', reach: 'everybody' };
      case 'suffix':
        return { ...shared, domain: domainOf(identity.domain), match: 'suffix', reach: identity.reach };
      case 'exact':
        return { ...shared, domain: domainOf(identity.domain), match: 'exact', reach: 'workload' };
      // Nobody bears such a name.
      default:
        return { ...shared, domain: undefined, match: 'exact', reach: 'workload' };
    }
  });
}

export function networksAt({ root, at }: Manifest, path: Path): LinkerdNetwork[] {
  return (listAt(root, path) ?? []).flatMap((_, index) => {
    const item = [...path, index];
    const [cidr] = listedTextsOf(nodeAt(root, [...item, 'cidr']), at(...item, 'cidr'));
    const except = listedTextsOf(nodeAt(root, [...item, 'except']), at(...item, 'except'));
    return cidr ? [{ cidr, except, path: at(...item) }] : [];
  });
}

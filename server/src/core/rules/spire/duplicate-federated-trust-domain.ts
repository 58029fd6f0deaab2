import { domainKey } from '../../model/domain-key.ts';
import type { FederationFact } from '../../model/facts.ts';
import { folderOf } from '../../model/folder.ts';
import { inOrder } from '../../model/order.ts';
import { knownValue } from '../../model/stated.ts';
import type { Answers, Located } from '../../model/store.ts';
import { code } from '../../values/code.ts';
import { changed } from '../examples.ts';
import { type RuleContext, rule } from '../rule.ts';
import { FEDERATED_TRUST_DOMAIN, SOUND_SPIRE } from '../spire-examples.ts';

const FORM = 'cluster-federated-trust-domain';

export const duplicateFederatedTrustDomain = rule({
  id: 'duplicate-federated-trust-domain',
  severity: 'warning',
  title: 'One trust domain federated with twice',
  what: 'Two ClusterFederatedTrustDomains of one class, side by side, are about the same trust domain.',
  why: 'The controller manager goes by the one that was created first and ignores the other. Which one that is cannot be seen in the files, so nobody can tell which endpoint and which bundle count.',
  how: 'Keep one of them. For the same domain in another cluster or under another class, put it in a folder of its own.',
  families: ['bundle-endpoint'],
  edit: 'none',
  on: ['federation'],
  *check(fact, context) {
    const remote = knownValue(fact.remote);
    if (fact.form !== FORM || remote === undefined) return;
    const [first, ...others] = inOrder(rivalsOf(fact, remote, context), (rival) => rival.remote.span);
    if (!first) return;
    yield {
      at: fact.remote.span,
      message: `The federation with ${code(domainKey(remote))} is declared more than once: here and in ${code(knownValue(first.fact.resource.name) ?? '')}. The controller manager goes by the one created first and ignores the others, which the files do not show. Keep one.`,
      related: [first, ...others].map(({ fact: rival, document }) => ({
        document,
        span: rival.remote.span,
        message: `Declared here as well, in ${code(knownValue(rival.resource.name) ?? '')}.`,
      })),
    };
  },
  bad: {
    ...SOUND_SPIRE,
    'acme-again.yaml': changed(FEDERATED_TRUST_DOMAIN, 'name: acme\n', 'name: acme-again\n'),
  },
  good: SOUND_SPIRE,
});

/**
 * Those in the same folder that come before it by name: a pair is reported once. Elsewhere lie the resources of other
 * clusters, and two files with one name are one resource.
 */
function rivalsOf(fact: FederationFact, remote: string, context: RuleContext): Located<FederationFact>[] {
  const name = knownValue(fact.resource.name);
  if (name === undefined || fact.className?.known === false) return [];
  return linksBeside(domainKey(remote), context).filter(({ fact: other }) => {
    const otherName = knownValue(other.resource.name);
    return (
      otherName !== undefined &&
      otherName < name &&
      other.className?.known !== false &&
      knownValue(other.className) === knownValue(fact.className)
    );
  });
}

/** A trust domain may be federated with in a thousand folders, one for each cluster. */
function linksBeside(remote: string, { document, workspace }: RuleContext): readonly Located<FederationFact>[] {
  const folders = workspace.once(linksByFolder, remote, (facts) => {
    const byFolder = new Map<string, Located<FederationFact>[]>();
    for (const link of facts.lookup('native-federation', remote)) {
      if (link.fact.form !== FORM) continue;
      const folder = folderOf(link.document);
      byFolder.set(folder, byFolder.get(folder) ?? []);
      byFolder.get(folder)?.push(link);
    }
    return byFolder;
  });
  return folders.get(folderOf(document)) ?? [];
}

const linksByFolder: Answers<ReadonlyMap<string, readonly Located<FederationFact>[]>> = new WeakMap();

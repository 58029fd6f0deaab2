import { domainKey } from '../../model/domain-key.ts';
import type { BundleTerms, ConfigurationForm, FederationFact } from '../../model/facts.ts';
import { inOneFolder } from '../../model/folder.ts';
import { localDomainOf } from '../../model/governance.ts';
import { inOrder } from '../../model/order.ts';
import { knownValue } from '../../model/stated.ts';
import type { Answers, Located } from '../../model/store.ts';
import { code } from '../../values/code.ts';
import { SOUND_CONF } from '../conf-examples.ts';
import { changed } from '../examples.ts';
import { removalOf } from '../removal.ts';
import { type RuleContext, rule } from '../rule.ts';
import { FEDERATED_TRUST_DOMAIN } from '../spire-examples.ts';

export const overriddenFederation = rule({
  id: 'overridden-federation',
  severity: 'warning',
  title: 'A federation that the configuration of the server overrides',
  what: 'A ClusterFederatedTrustDomain, or a file for `spire-server federation`, is about a trust domain that `server.conf` of the same server federates with as well. Where both say the same, this is information only.',
  why: 'What stands in `server.conf` counts, and the other one has no effect on where and how the bundle is fetched. SPIRE says nothing about it, and `spire-server federation list` shows only the one that does not count.',
  how: 'Keep one of them. To let the resource decide, take the block out of `server.conf` and start the server again.',
  families: ['bundle-endpoint'],
  edit: 'suggest',
  on: ['federation'],
  *check(fact, context) {
    const remote = knownValue(fact.remote);
    if (!DYNAMIC.includes(fact.form) || remote === undefined) return;
    const [overriding] = overridingOnes(fact, domainKey(remote), context);
    if (!overriding) return;
    const isSame = sameEndpoint(fact.bundle, overriding.fact.bundle);
    const links = [
      { title: 'Delete it here', link: { fact, document: context.document } },
      { title: 'Delete it in `server.conf`', link: overriding },
    ];
    yield {
      at: fact.remote.span,
      severity: isSame ? 'info' : 'warning',
      message: isSame
        ? `\`server.conf\` federates with ${code(domainKey(remote))} as well and overrides this one without a word. Today both say the same; whoever changes it here will change nothing. Keep one of them.`
        : `\`server.conf\` federates with ${code(domainKey(remote))} as well and overrides this one without a word: the address and the profile given here have no effect. Keep one of them.`,
      related: [
        {
          document: overriding.document,
          span: overriding.fact.remote.span,
          message: 'This one counts.',
        },
      ],
      offers: () =>
        links.flatMap(({ title, link }) => {
          const operation = removalOf(link);
          return operation ? [{ title, kind: 'suggest', operations: [operation] }] : [];
        }),
    };
  },
  bad: {
    ...SOUND_CONF,
    'federated-trust-domain.yaml': changed(FEDERATED_TRUST_DOMAIN, 'partner.example:8443', 'partner.example:9443'),
  },
  good: SOUND_CONF,
});

/** What reaches a running server by its API; the chart makes ClusterFederatedTrustDomains. */
const DYNAMIC: readonly ConfigurationForm[] = ['cluster-federated-trust-domain', 'federation-data', 'helm-values'];

/**
 * The same link in the configuration of the same server: of the same own trust domain, else in the same folder. Where
 * servers of several domains are configured there, nobody knows which one it is.
 */
function overridingOnes(fact: FederationFact, remote: string, context: RuleContext): Located<FederationFact>[] {
  const here = localDomainOf(fact, context);
  const configured = context.workspace
    .once(linksOfServers, remote, (facts) =>
      facts.lookup('native-federation', remote).filter(({ fact: other }) => other.form === 'spire-conf'),
    )
    .filter(({ document }) => here !== undefined || inOneFolder(document, context.document));
  const owners = new Set(configured.map(({ fact: other }) => ownerOf(other)));
  const mine = configured.filter(({ fact: other }) =>
    here === undefined ? owners.size === 1 : ownerOf(other) === here,
  );
  return inOrder(mine, (other) => other.remote.span);
}

/** A trust domain may be federated with in a thousand clusters, and in the configuration of few servers. */
const linksOfServers: Answers<readonly Located<FederationFact>[]> = new WeakMap();

function ownerOf({ local }: FederationFact): string | undefined {
  return local?.known ? domainKey(local.value) : undefined;
}

/** Of what only a template knows, nothing is known to differ. */
function sameEndpoint(a: BundleTerms, b: BundleTerms): boolean {
  return (['url', 'profile', 'endpointSpiffeId'] as const).every((term) => {
    const [one, other] = [a[term], b[term]];
    return one?.known === false || other?.known === false || knownValue(one) === knownValue(other);
  });
}

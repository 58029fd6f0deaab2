import { consequenceOf } from '../../model/consequence.ts';
import { domainKey } from '../../model/domain-key.ts';
import { ownNameIn } from '../../model/own-link.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { SOUND_CONF, unsoundConf } from '../conf-examples.ts';
import { removalOf } from '../removal.ts';
import { rule } from '../rule.ts';

export const federationWithItself = rule({
  id: 'federation-with-itself',
  severity: 'error',
  title: 'A trust domain that federates with itself',
  what: 'A SPIRE server, in whatever format it is configured, is to fetch the bundle of its own trust domain.',
  why: 'A server has its own bundle and needs nobody for it. SPIRE refuses such a relationship where it comes in by its API, and the operator of OpenShift refuses the configuration. In `server.conf` nothing is checked: the server stores what it fetches as the bundle of its own domain, and whoever answers at that address decides which identities are its own.',
  how: 'Name the trust domain of the other side, or delete the entry.',
  families: ['bundle-endpoint', 'trust-anchor'],
  references: ['spiffe:FED 5.1'],
  edit: 'suggest',
  on: ['federation'],
  *check(fact, context) {
    const own = ownNameIn(fact, context);
    if (!own) return;
    const { document } = context;
    const name = code(domainKey(knownValue(fact.remote) ?? ''));
    const removal = removalOf({ fact, document });
    yield {
      at: fact.remote.span,
      message: `${name} is the trust domain of this server itself, and ${consequenceOf('own-domain', fact.form).words}. Name the trust domain of the other side, or delete this.`,
      related: [{ document: own.document, span: own.stated.span, message: 'The trust domain is set here.' }],
      offers: () => (removal ? [{ title: 'Delete it', kind: 'suggest', operations: [removal] }] : []),
    };
  },
  bad: unsoundConf(
    'server.conf',
    '    federates_with "acme',
    `    federates_with "shop.corp.example" {
      bundle_endpoint_url = "https://bundles.corp.example"
      bundle_endpoint_profile "https_web" {}
    }

    federates_with "acme`,
  ),
  good: SOUND_CONF,
});

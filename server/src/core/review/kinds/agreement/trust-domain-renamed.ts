import { domainKey } from '../../../model/domain-key.ts';
import type { Stated } from '../../../model/stated.ts';
import { SOUND_CONF, unsoundConf } from '../../../rules/conf-examples.ts';
import { changed, FEDERATION, SOUND, TRUST_DOMAIN, unsound } from '../../../rules/examples.ts';
import { MESH } from '../../../rules/mesh-examples.ts';
import { code } from '../../../values/code.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import type { SubjectOf } from '../../subject.ts';
import { ENDPOINT_OBLIGATIONS } from './endpoint-obligations.ts';
import { raised } from './raised.ts';
import { sidesOf, statedChange } from './stated-change.ts';

/** With all identities, and the address as before. */
const RENAMED = changed(FEDERATION, 'remote: acme.partner.example', 'remote: acme.example').replaceAll(
  'spiffe://acme.partner.example/',
  'spiffe://acme.example/',
);

const NAMED = ['federation', 'trust-domain', 'spire-server', 'mesh'] as const;
type Named = SubjectOf<(typeof NAMED)[number]>;

const MESSAGES: Readonly<Record<Named['type'], string>> = {
  federation: 'Another trust domain is trusted from now on; the identities of the old one are refused.',
  'trust-domain': 'Whatever names the domain has to follow: agreements, policies, the allow lists of others.',
  'spire-server':
    'All that was signed under the old name stops being trusted: workloads, agents and every partner have to follow at once.',
  mesh: 'Workloads get other identities. Policies and partners that know the old ones refuse them unless the old name is an alias.',
};

export const trustDomainRenamed = changeKind({
  id: 'trust-domain-renamed',
  title: 'A trust domain has another name',
  what: 'The name of a trust domain in an agreement, in its own document, on a SPIRE server or of an Istio mesh. The name is a part of every identity, so for everybody else it is another domain (SPIFFE-ID 2.1).',
  families: ['trust-anchor'],
  on: NAMED,
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const [old, fresh] = [namesIn(pair.before.fact), namesIn(pair.after.fact)];
    for (const [index, name] of old.entries()) {
      const change = statedChange(name, fresh[index], isSameDomain);
      if (!change?.was || !change.is) continue;
      yield {
        direction: 'moves',
        title: `The trust domain ${code(change.was.value)} becomes ${code(change.is.value)}`,
        message:
          index === 0 ? MESSAGES[pair.after.fact.type] : 'The agreement is now that of another domain on this side.',
        ...sidesOf(change),
        obligations: raised(pair.after, index === 0 ? ENDPOINT_OBLIGATIONS : ['owners', 'change-record']),
      };
    }
  },
  examples: [
    step(SOUND, { ...SOUND, 'acme-orders.yaml': RENAMED }, 'moves'),
    step(MESH, changed(MESH, 'trustDomain: shop.corp.example', 'trustDomain: shop.example'), 'moves'),
    step(SOUND, unsound('acme-orders.yaml', 'local: shop.corp.example', 'local: shop.example'), 'moves'),
    step(TRUST_DOMAIN, changed(TRUST_DOMAIN, 'shop.corp.example', 'shop.example'), 'moves'),
    step(
      SOUND_CONF,
      unsoundConf('server.conf', 'trust_domain = "shop.corp.example"', 'trust_domain = "shop.example"'),
      'moves',
    ),
  ],
});

function isSameDomain(one: string, other: string): boolean {
  return domainKey(one.trim()) === domainKey(other.trim());
}

/** Of an agreement both sides. What a native link calls its own side is the name of the server, which speaks for itself. */
function namesIn(fact: Named): (Stated | undefined)[] {
  if (fact.type === 'federation') return [fact.remote, ...(fact.origin === 'manifest' ? [fact.local] : [])];
  return [fact.type === 'trust-domain' ? fact.name : fact.trustDomain];
}

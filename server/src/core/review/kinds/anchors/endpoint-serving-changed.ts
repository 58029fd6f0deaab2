import type { AcmeTerms, BundleEndpointFact } from '../../../model/facts.ts';
import { shown } from '../../../model/readiness/words.ts';
import type { Stated } from '../../../model/stated.ts';
import { ACME_ENDPOINT, SOUND_CONF, SPIFFE_ENDPOINT, unsoundConf, WEB_PROFILE } from '../../../rules/conf-examples.ts';
import { SOUND_OPERATOR, unsoundOperator } from '../../../rules/install-examples.ts';
import { enumerate } from '../../../rules/wording.ts';
import { code } from '../../../values/code.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays, step } from '../../examples.ts';
import { domainOfEndpoint } from './words.ts';

/** What those who fetch the bundle have to agree with, by its name in a sentence. */
const TERMS: Readonly<Record<string, (fact: BundleEndpointFact) => Stated<string | number | boolean> | undefined>> = {
  profile: ({ profiles }) => profiles[0]?.name,
  address: ({ address }) => address,
  port: ({ port }) => port,
  'ACME directory': (fact) => acmeOf(fact)?.directoryUrl,
  'ACME domain': (fact) => acmeOf(fact)?.domainName,
  'certificate file': ({ profiles }) => profiles[0]?.servingCert?.certFile,
};

/** Of these, whoever fetches the bundle has the same in their own configuration. */
const SEEN_BY_OTHERS = ['profile', 'address', 'port', 'ACME domain'];

const FOR_OTHERS =
  'Whoever fetches it may have to change with it. Tell them before, or they go on with the keys they have until these are exchanged, and then refuse identities from here.';
const FOR_ISSUER =
  'The certificate of the endpoint comes from elsewhere. Whoever fetches the bundle has to trust who issues it.';

export const endpointServingChanged = changeKind({
  id: 'endpoint-serving-changed',
  title: 'The own bundle is handed out in another way',
  what: 'Where a trust domain serves its bundle, and how it proves that it is the one: profile, address, port, certificate. Everybody who federates with it has to know.',
  families: ['bundle-endpoint'],
  on: ['bundle-endpoint'],
  *compare({ is, before, after }) {
    if (is === 'removed') {
      yield {
        direction: 'narrows',
        title: `The bundle of ${domainOfEndpoint(before.fact)} is not served any more`,
        message: 'Others go on with the keys they have, and refuse identities from here once these keys are exchanged.',
        before: { says: saysOf(before.fact) },
      };
    }
    if (is !== 'kept') return;
    const names = Object.keys(TERMS).filter((name) => differs(TERMS[name]?.(before.fact), TERMS[name]?.(after.fact)));
    const [first] = names;
    if (first === undefined) return;
    const [was, now] = [TERMS[first]?.(before.fact), TERMS[first]?.(after.fact)];
    yield {
      direction: 'moves',
      title:
        names.length === 1
          ? `The ${first} of the bundle endpoint changes from ${codeOf(was)} to ${codeOf(now)}`
          : `The bundle of ${domainOfEndpoint(after.fact)} is served in another way: ${enumerate(names)}`,
      message: names.some((name) => SEEN_BY_OTHERS.includes(name)) ? FOR_OTHERS : FOR_ISSUER,
      before: { span: was?.span, says: names.map((name) => shownOf(TERMS[name]?.(before.fact))).join(', ') },
      after: { span: now?.span, says: names.map((name) => shownOf(TERMS[name]?.(after.fact))).join(', ') },
    };
  },
  examples: [
    ...bothWays(SOUND_CONF, unsoundConf('server.conf', 'profile "https_spiffe" {}', WEB_PROFILE), 'moves', 'moves'),
    step(SOUND_CONF, unsoundConf('server.conf', 'port         = 8443', 'port         = 9443'), 'moves'),
    step(SOUND_CONF, unsoundConf('server.conf', SPIFFE_ENDPOINT, ACME_ENDPOINT), 'moves'),
    step(
      SOUND_OPERATOR,
      unsoundOperator('spire-server.yaml', 'domainName: federation.shop', 'domainName: trust.shop'),
      'moves',
    ),
  ],
});

function acmeOf({ profiles, legacyAcme }: BundleEndpointFact): AcmeTerms | undefined {
  return profiles[0]?.acme ?? legacyAcme;
}

/** Nothing is concluded from what only a template knows. */
function differs(was: Stated<unknown> | undefined, is: Stated<unknown> | undefined): boolean {
  return was?.known !== false && is?.known !== false && was?.value !== is?.value;
}

function codeOf(stated: Stated<string | number | boolean> | undefined): string {
  return stated?.known ? code(String(stated.value)) : 'nothing';
}

function shownOf(stated: Stated<string | number | boolean> | undefined): string {
  return stated?.known ? shown(String(stated.value)) : 'not set';
}

function saysOf(fact: BundleEndpointFact): string | undefined {
  const stated = [TERMS.profile?.(fact), TERMS.port?.(fact)].filter((one) => one?.known);
  return stated.length === 0 ? undefined : stated.map(shownOf).join(', ');
}

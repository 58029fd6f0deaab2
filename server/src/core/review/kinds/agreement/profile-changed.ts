import { SOUND_CONF, unsoundConf } from '../../../rules/conf-examples.ts';
import { SOUND, unsound } from '../../../rules/examples.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays, step } from '../../examples.ts';
import { ENDPOINT_OBLIGATIONS } from './endpoint-obligations.ts';
import { isToldByNative } from './links.ts';
import { raised } from './raised.ts';
import { describeChange, sidesOf, statedChange } from './stated-change.ts';

const MEANINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    https_web: 'Whoever gets a public web certificate for that name can hand out keys of the other side.',
    https_spiffe:
      'The endpoint now proves itself with an identity of a trust domain, so the first bundle has to be right.',
  }),
);

const WEB_CONF = `      bundle_endpoint_profile "https_web" {}`;
const SPIFFE_CONF = `      bundle_endpoint_profile "https_spiffe" {
        endpoint_spiffe_id = "spiffe://acme.partner.example/spire/server"
      }`;
const WEB = unsound(
  'acme-orders.yaml',
  '    profile: https_spiffe\n    endpointSPIFFEID: spiffe://acme.partner.example/spire/server\n',
  '    profile: https_web\n',
);

export const profileChanged = changeKind({
  id: 'profile-changed',
  title: 'A bundle endpoint proves itself in another way',
  what: 'By what the endpoint that hands out the keys of a trust domain is recognised (SPEC-FED 5.2): by a public web certificate, or by a SPIFFE ID. It decides who can put keys under the name of that domain.',
  families: ['bundle-endpoint', 'trust-anchor'],
  on: ['federation', 'trust-domain'],
  *compare(pair, context) {
    if (pair.is !== 'kept') return;
    const { before, after } = pair;
    const change = statedChange(before.fact.bundle.profile, after.fact.bundle.profile);
    if (!change || isToldByNative(pair, change, context, ({ bundle }) => bundle.profile)) return;
    const { was, is } = change;
    yield {
      direction: was ? (is ? 'moves' : 'widens') : 'neutral',
      title: `The profile of the bundle endpoint ${describeChange(change)}`,
      message: is
        ? (MEANINGS.get(is.value) ?? 'By what the endpoint is recognised, no program knows.')
        : 'Nothing says any more by what the endpoint is recognised.',
      ...sidesOf(change),
      obligations: was ? raised(after, ENDPOINT_OBLIGATIONS) : [],
      insteadOf: ['endpoint-identity-changed'],
    };
  },
  examples: [
    ...bothWays(SOUND, WEB, 'moves', 'moves'),
    step(SOUND_CONF, unsoundConf('server.conf', SPIFFE_CONF, WEB_CONF), 'moves'),
  ],
});

import { blank, map, type Operation } from '../../fixes/operation.ts';
import type { TokenTrustFact } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { trustInTokens } from '../../model/token-border.ts';
import { code } from '../../values/code.ts';
import { SOUND_ENVOY, unsoundEnvoy } from '../envoy-examples.ts';
import { type Offer, rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

export const jwtSvidOfAnybody = rule({
  id: 'jwt-svid-of-anybody',
  severity: 'warning',
  title: 'Whoever has a JWT-SVID gets in',
  what: 'Envoy verifies JWT-SVIDs of another trust domain and does not say whose (`subjects`). That a token is one is taken from the words `spiffe`, `spire` or `jwt-svid` in the name of the provider, its issuer, its audiences or the address of its keys.',
  why: 'The subject of a JWT-SVID is a SPIFFE ID. Where it is not compared, every workload of the other trust domain is let in, and an issuer for several trust domains speaks for all of them.',
  how: 'Write the beginning of the SPIFFE IDs you mean under `subjects`, with a slash at its end. Set `require_expiration` as well: without it Envoy takes a token that never ends, which a JWT-SVID may not be.',
  families: ['overly-broad-trust', 'authn-authz-unclear'],
  edit: 'suggest',
  on: ['token-trust'],
  *check(token, context) {
    if (token.engine !== 'envoy' || token.subjects?.length !== 0 || !isForSvids(token)) return;
    const trust = trustInTokens(token, context);
    if (!trust) return;
    const issuer = knownValue(token.issuer);
    const whose = issuer === undefined ? 'that these keys verify' : `of ${code(issuer)}`;
    const ends = isEndAsked(token) ? '' : ' One that never ends is taken as well, as `require_expiration` is not set.';
    yield {
      at: token.span,
      message: `Any JWT-SVID ${whose} is taken, so every workload over there can come here, ${becauseOf(trust)}.${ends} Write the SPIFFE IDs you mean under \`subjects\`.`,
      related: [citing(trust)],
      offers: () => naming(token, trust.name.includes('://') ? 'partner.example' : trust.name),
    };
  },
  bad: unsoundEnvoy(
    '                          subjects:\n                            prefix: spiffe://acme.partner.example/orders/\n',
    '',
  ),
  good: SOUND_ENVOY,
});

function isForSvids({ path, issuer, keysUrl, audiences }: TokenTrustFact): boolean {
  const words = [issuer, keysUrl, ...audiences].flatMap((stated) => knownValue(stated) ?? []);
  return [String(path.at(-1)), ...words].some((word) => /spiffe|spire(?![a-z])|jwt[-_]?svid/i.test(word));
}

function isEndAsked({ requiresExpiration }: TokenTrustFact): boolean {
  return requiresExpiration !== undefined && (!requiresExpiration.known || requiresExpiration.value);
}

function naming(token: TokenTrustFact, domain: string): Offer[] {
  const { path } = token;
  const prefix = map({ prefix: blank(`spiffe://${domain}/orders/`) });
  const operations: Operation[] = [{ op: 'set', path: [...path, 'subjects'], value: prefix }];
  if (!isEndAsked(token)) operations.push({ op: 'set', path: [...path, 'require_expiration'], value: true });
  return [{ title: 'Name whose tokens are taken', kind: 'suggest', operations }];
}

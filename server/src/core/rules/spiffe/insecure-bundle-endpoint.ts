import { endpointUrlOf, type StatedUrl } from '../../model/bundle-endpoint.ts';
import { consequenceOf, formOf } from '../../model/consequence.ts';
import { partOf } from '../../model/stated.ts';
import { rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';
import { capitalised } from '../wording.ts';
import { isToldAsPlaceholder } from './told-elsewhere.ts';

export const insecureBundleEndpoint = rule({
  id: 'insecure-bundle-endpoint',
  severity: 'error',
  title: 'A bundle endpoint without https',
  what: 'The address of a bundle endpoint begins with another scheme than `https`, or with none.',
  why: 'The bundle says whose identities are trusted. Fetched without TLS, anybody on the way can put keys of their own into it. SPIRE refuses such an address; Teleport takes it.',
  how: 'Use the `https` address of the endpoint; under both profiles it is the only one allowed.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.2.1.1', 'spiffe:FED 5.2.2.1'],
  edit: 'suggest',
  on: ['federation', 'trust-domain'],
  *check(fact) {
    const stated = endpointUrlOf(fact);
    const problem = stated?.url.problems.find(({ code }) => code === 'missing-scheme' || code === 'not-https');
    if (!stated || !problem || isToldAsPlaceholder(fact, stated.text.value)) return;
    const value = withHttps(stated);
    yield {
      at: partOf(stated.text, problem),
      message: `${problem.message} ${capitalised(consequenceOf('scheme', formOf(fact)).words)}. Give the https address of the endpoint.`,
      offers: () => [
        {
          title: 'Use https',
          kind: 'suggest',
          operations: [{ op: 'replace', span: stated.text.span, value }],
        },
      ],
    };
  },
  bad: unsoundSpire('federated-trust-domain.yaml', 'URL: https://', 'URL: http://'),
  good: SOUND_SPIRE,
});

function withHttps({ text, url }: StatedUrl): string {
  const { scheme, schemeSpan, userinfo, hostSpan } = url;
  if (scheme !== '') return `https${text.value.slice(schemeSpan.end)}`;
  return `https://${text.value.slice((userinfo ?? hostSpan).start)}`;
}

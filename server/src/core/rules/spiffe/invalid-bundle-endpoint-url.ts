import { endpointUrlOf } from '../../model/bundle-endpoint.ts';
import { partOf } from '../../model/stated.ts';
import type { UrlProblem } from '../../values/bundle-endpoint-url.ts';
import { rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';
import { isToldAsPlaceholder } from './told-elsewhere.ts';

/** The scheme and the user have rules of their own. */
const MINE: readonly UrlProblem['code'][] = ['no-host', 'whitespace', 'malformed'];

export const invalidBundleEndpointUrl = rule({
  id: 'invalid-bundle-endpoint-url',
  severity: 'error',
  title: 'An address of a bundle endpoint that leads nowhere',
  what: 'The address of a bundle endpoint has no host, holds white space, or cannot be read as an address.',
  why: 'The bundle is never fetched from there. The workloads that rely on it fail, at once or when the copy at hand has gone stale.',
  how: 'Write `https://`, the host, the port where it is not 443, and nothing more for an endpoint that SPIRE serves.',
  families: ['bundle-endpoint'],
  references: ['spiffe:FED 5.2.1.1', 'spiffe:FED 5.2.2.1'],
  edit: 'none',
  on: ['federation', 'trust-domain'],
  *check(fact) {
    const stated = endpointUrlOf(fact);
    if (!stated || isToldAsPlaceholder(fact, stated.text.value)) return;
    const { problems } = stated.url;
    if (problems.some(({ code }) => code === 'missing-scheme' || code === 'not-https')) return;
    const problem = problems.find(({ code }) => MINE.includes(code));
    if (!problem) return;
    yield {
      at: partOf(stated.text, problem),
      message: `${problem.message} Nothing can be fetched from this address as it stands. Correct it.`,
    };
  },
  bad: unsoundSpire('federated-trust-domain.yaml', 'https://spire.acme.partner.example:8443', 'https://:8443'),
  good: SOUND_SPIRE,
});

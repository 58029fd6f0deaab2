import { endpointIdOf, endpointUrlOf, profileOf } from '../../model/bundle-endpoint.ts';
import { partOf } from '../../model/stated.ts';
import { hostKind } from '../../values/bundle-endpoint-url.ts';
import { code } from '../../values/code.ts';
import { rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';

export const bundleEndpointPath = rule({
  id: 'bundle-endpoint-path',
  severity: 'warning',
  title: 'A path in the address of a SPIRE bundle endpoint',
  what: 'The endpoint is to present the identity of a SPIRE server, and its address has a path.',
  why: 'A SPIRE server gives out its bundle at `/` and nowhere else; any other path is answered with 404. As the server must present its own identity, nothing between can rewrite the path.',
  how: 'Leave the path out. If something else than SPIRE serves the bundle, give the SPIFFE ID of that.',
  families: ['bundle-endpoint'],
  edit: 'suggest',
  on: ['federation', 'trust-domain'],
  *check(fact) {
    const stated = endpointUrlOf(fact);
    if (!stated || stated.url.problems.length > 0 || profileOf(fact) !== 'https_spiffe') return;
    const { path, pathSpan, host } = stated.url;
    if (path === '' || path === '/' || hostKind(host) === 'object-storage') return;
    if (endpointIdOf(fact)?.id.path !== '/spire/server') return;
    const { value, span } = stated.text;
    yield {
      at: partOf(stated.text, pathSpan),
      message: `A SPIRE server gives out its bundle at / and answers ${code(path)} with 404, so the bundle is not fetched from there. Leave the path out, or correct the SPIFFE ID if no SPIRE server answers at this address.`,
      offers: () => [
        {
          title: 'Leave the path out',
          kind: 'suggest',
          operations: [{ op: 'replace', span, value: value.slice(0, pathSpan.start) + value.slice(pathSpan.end) }],
        },
      ],
    };
  },
  bad: unsoundSpire('federated-trust-domain.yaml', 'example:8443', 'example:8443/bundle'),
  good: SOUND_SPIRE,
});

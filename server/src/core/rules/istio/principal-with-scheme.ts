import { partOf } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { unsoundPolicies } from '../policy-examples.ts';
import { rule } from '../rule.ts';
import { namesInRule } from './names.ts';

const SCHEME = 'spiffe://';

export const principalWithScheme = rule({
  id: 'principal-with-scheme',
  severity: 'error',
  title: 'A principal that nobody can have',
  what: 'A principal of an AuthorizationPolicy is written as a SPIFFE ID, with `spiffe://` in front. Istio compares principals without the scheme.',
  why: 'Istio puts `spiffe://` in front of every principal by itself, so this one is compared as `spiffe://spiffe://…`, which no workload is called. Whoever was to be let in is refused; under `notPrincipals` it is worse, as nobody is left out.',
  how: 'Write the trust domain first: `partner.example/ns/web/sa/api`. `istioctl analyze` does not notice.',
  families: ['semantics-mismatch'],
  references: ['spiffe:SPIFFE-ID 2.1'],
  edit: 'suggest',
  on: ['istio-authorization'],
  *check({ rules = [] }) {
    const lists = rules.flatMap(namesInRule).filter(({ of }) => of === 'principal');
    for (const { isNegative, values } of lists) {
      for (const principal of values) {
        if (!principal.known || !principal.value.startsWith(SCHEME)) continue;
        const bare = principal.value.slice(SCHEME.length);
        const loss = isNegative ? 'so it leaves nobody out' : 'so it names nobody';
        yield {
          at: partOf(principal, { start: 0, end: SCHEME.length }),
          message: `Istio puts \`spiffe://\` in front of a principal itself and looks for ${code(`${SCHEME}${principal.value}`)} here, ${loss}. Write ${code(bare)}.`,
          offers: () => [
            {
              title: 'Take the scheme away',
              kind: 'suggest',
              operations: [{ op: 'set', path: principal.path, value: bare }],
            },
          ],
        };
      }
    }
  },
  bad: unsoundPolicies(
    'policy.yaml',
    'principals: [acme.partner.example/ns/orders/sa/checkout]',
    'principals: ["spiffe://acme.partner.example/ns/orders/sa/checkout"]',
  ),
  good: unsoundPolicies(
    'policy.yaml',
    'principals: [acme.partner.example/ns/orders/sa/checkout]',
    'principals: ["acme.partner.example/ns/orders/sa/checkout"]',
  ),
});

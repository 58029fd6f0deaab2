import { type Known, partOf } from '../../model/stated.ts';
import type { Span } from '../../syntax/span.ts';
import { code } from '../../values/code.ts';
import { parseTrustDomain, repairTrustDomain } from '../../values/spiffe-id.ts';
import { SOUND_MESH, unsoundMesh } from '../mesh-examples.ts';
import { type Offer, rule } from '../rule.ts';

export const meshTrustDomainName = rule({
  id: 'mesh-trust-domain-name',
  severity: 'error',
  title: 'A trust domain name that Istio refuses',
  what: '`trustDomain` or an alias of it is not made of dot-separated DNS labels: it has an underscore, a dash at the end of a label, or a scheme.',
  why: 'SPIFFE allows underscores, and Istio does not: each label has letters, digits and dashes and is no longer than 63 characters. Istio refuses the whole MeshConfig because of such a name. Capitals it lets pass, but no SPIFFE library accepts the identities made with them.',
  how: 'Use a name that both accept, such as `payments-eu.corp.example`. Every identity changes with the name of the trust domain, so plan the change with the SPIRE server and with whoever federates with you.',
  families: ['template-reuse'],
  references: ['spiffe:SPIFFE-ID 2.1'],
  edit: 'suggest',
  on: ['mesh'],
  *check({ trustDomain, aliases }) {
    for (const name of trustDomain ? [trustDomain, ...aliases] : aliases) {
      const fault = name.known ? faultIn(name.value) : undefined;
      if (!name.known || !fault) continue;
      yield {
        at: partOf(name, fault.place),
        message: `${code(name.value)} ${fault.message} Use a name of letters, digits, dashes and dots.`,
        offers: () => repairs(name),
      };
    }
  },
  bad: unsoundMesh(
    'mesh.yaml',
    '    trustDomain: shop.corp.example\n',
    '    trustDomain: shop.corp.example\n    trustDomainAliases: [old_shop.corp.example]\n',
  ),
  good: SOUND_MESH,
});

interface Fault {
  readonly place: Span;
  readonly message: string;
}

const REFUSED = 'Istio refuses a MeshConfig with such a name';

function faultIn(text: string): Fault | undefined {
  // A dot at the end is tolerated.
  const name = text.replace(/\.$/, '');
  const place = firstWrongLabel(name);
  const parsed = parseTrustDomain(name);
  if (parsed.ok && place) return { place, message: `is a name for SPIFFE, and no DNS name: ${REFUSED}.` };
  if (parsed.ok) return undefined;
  const [problem] = parsed.problems;
  if (!problem) return undefined;
  const loss = place ? REFUSED : 'Istio takes the name, and no SPIFFE library the identities made with it';
  return { place: problem, message: `is not the name of a trust domain. ${problem.message} ${loss}.` };
}

function firstWrongLabel(name: string): Span | undefined {
  let start = 0;
  for (const label of name.split('.')) {
    const end = start + label.length;
    if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(label)) return { start, end };
    start = end + 1;
  }
  return undefined;
}

function repairs({ value, span }: Known): Offer[] {
  const name = (repairTrustDomain(value) ?? value).replaceAll('_', '-');
  if (name === value || faultIn(name)) return [];
  return [{ title: `Change to ${code(name)}`, kind: 'suggest', operations: [{ op: 'replace', span, value: name }] }];
}

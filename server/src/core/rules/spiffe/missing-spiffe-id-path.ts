import { blank } from '../../fixes/operation.ts';
import { spireServerId } from '../../model/bundle-endpoint.ts';
import { IDENTIFYING, spiffeIdsIn, type WrittenId } from '../../model/identifiers.ts';
import { code } from '../../values/code.ts';
import { parseSpiffeId } from '../../values/spiffe-id.ts';
import { type Offer, rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';

/** What the edit leaves where nobody answers it. */
const OPEN = '/TODO';

/** An allow list that names a whole trust domain is a question of how much is let in, and has a rule of its own. */
const CONSEQUENCE: Partial<Readonly<Record<WrittenId['use'], string>>> = {
  endpoint: 'The endpoint presents an identity with a path and is refused, so the bundle is never fetched.',
  workload: 'SPIRE refuses to register it, so the workload gets no identity.',
  parent: 'SPIRE refuses to register the entry, so the workload gets no identity.',
  administrator: 'No workload can hold an identity without a path, so nobody may administer the server by it.',
};

export const missingSpiffeIdPath = rule({
  id: 'missing-spiffe-id-path',
  severity: 'error',
  title: 'A SPIFFE ID that names a trust domain and nobody in it',
  what: 'The SPIFFE ID of a workload, of its parent, of a bundle endpoint or of an administrator has no path.',
  why: 'An ID without a path stands for the trust domain itself. No workload and no server can hold a certificate for it, so nothing ever matches.',
  how: 'Add the path. A bundle endpoint that is served by SPIRE presents `/spire/server`.',
  families: [],
  references: ['spiffe:X509-SVID 5.2'],
  edit: 'suggest',
  on: IDENTIFYING,
  *check(fact) {
    for (const { stated, use, text, placeOf } of spiffeIdsIn(fact)) {
      const loss = CONSEQUENCE[use];
      const id = loss && placeOf({ start: 0, end: text.length }) ? parseSpiffeId(text) : undefined;
      if (!loss || !id?.ok || (id.path !== '' && id.path !== OPEN)) continue;
      const { trustDomain } = id;
      yield {
        at: stated.span,
        message: `${code(stated.value)} names a trust domain and nobody in it. ${loss} Add the path${use === 'endpoint' ? ', for a SPIRE server `/spire/server`' : ''}.`,
        offers: () => [addPath(stated.span, use, trustDomain)],
      };
    }
  },
  bad: unsoundSpire(
    'federated-trust-domain.yaml',
    'spiffe://acme.partner.example/spire/server',
    'spiffe://acme.partner.example',
  ),
  good: SOUND_SPIRE,
});

function addPath(span: WrittenId['stated']['span'], use: WrittenId['use'], trustDomain: string): Offer {
  const sample = blank(use === 'parent' ? 'spire/agent/x509pop/ledger' : 'payments/ledger');
  const value = use === 'endpoint' ? spireServerId(trustDomain) : { text: [`spiffe://${trustDomain}/`, sample] };
  const title = use === 'endpoint' ? 'Add the path of a SPIRE server' : 'Add a path';
  return { title, kind: 'suggest', operations: [{ op: 'replace', span, value }] };
}

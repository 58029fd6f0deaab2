import { map, type Operation } from '../../fixes/operation.ts';
import type { MeshFact } from '../../model/facts.ts';
import { switchOf } from '../../model/mesh-trust.ts';
import { changed } from '../examples.ts';
import { MESH_WITHOUT_SPIRE } from '../mesh-examples.ts';
import { type Offer, rule } from '../rule.ts';

const NAME = 'ISTIO_MULTIROOT_MESH';

export const meshRootsUnread = rule({
  id: 'mesh-roots-unread',
  severity: 'warning',
  title: 'Roots that istiod does not read',
  what: 'MeshConfig has roots under `caCertificates`, and the environment of istiod in the same manifest does not switch `ISTIO_MULTIROOT_MESH` on. Not flagged where workloads visibly get their roots from SPIRE.',
  why: 'Without the switch istiod reads past these roots without a word, and certificates that come from them are refused. The trust domains named with them are accepted all the same, so the configuration looks as if it worked.',
  how: 'Set `ISTIO_MULTIROOT_MESH` to `"true"`, or take the roots out.',
  families: ['trust-anchor'],
  edit: 'suggest',
  on: ['mesh'],
  *check(fact) {
    const { authorities, environment, usesWorkloadApi, resource } = fact;
    // Roots for signers of the Kubernetes API are used in any case.
    const roots = authorities.find(({ pem, bundleUrl, certSigners }) => (pem ?? bundleUrl) && certSigners.length === 0);
    const written = switchOf(fact, NAME)?.stated;
    const isOff = written ? written.known && !written.value : resource.apiVersion !== '';
    if (!roots || !environment || usesWorkloadApi || !isOff) return;
    yield {
      at: written?.span ?? roots.span,
      message: `istiod reads the roots under \`caCertificates\` only with \`${NAME}\`, which is ${written ? 'off' : 'not set in its environment here'}. It passes over them without a word, and certificates that come from them are refused. Switch it on, or take the roots out.`,
      offers: () => offersFor(environment, written),
    };
  },
  bad: { 'mesh.yaml': changed(MESH_WITHOUT_SPIRE, '"true"', '"false"') },
  good: { 'mesh.yaml': MESH_WITHOUT_SPIRE },
});

type Environment = NonNullable<MeshFact['environment']>;

function offersFor(
  { path, form }: Environment,
  written: { readonly span: { start: number; end: number } } | undefined,
): Offer[] {
  const operation: Operation = written
    ? { op: 'replace', span: written.span, value: 'true' }
    : form === 'list'
      ? { op: 'append', path, value: map({ name: NAME, value: 'true' }) }
      : { op: 'set', path: [...path, NAME], value: 'true' };
  return [{ title: 'Switch it on', kind: 'suggest', operations: [operation] }];
}

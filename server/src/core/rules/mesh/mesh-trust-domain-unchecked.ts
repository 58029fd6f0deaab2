import { switchOf } from '../../model/mesh-trust.ts';
import { changed } from '../examples.ts';
import { MESH_WITHOUT_SPIRE } from '../mesh-examples.ts';
import { rule } from '../rule.ts';

export const meshTrustDomainUnchecked = rule({
  id: 'mesh-trust-domain-unchecked',
  severity: 'warning',
  title: 'A mesh that does not look at trust domains',
  what: '`PILOT_SKIP_VALIDATE_TRUST_DOMAIN` is switched on in the environment of istiod.',
  why: 'The proxies then no longer check of which trust domain a peer is. Whoever has a certificate from any of the roots is taken, of a domain that nobody ever wrote down as well.',
  how: 'Take the switch out. Name the trust domains you mean with their roots, under `caCertificates`; while a mesh changes its name, under `trustDomainAliases`.',
  families: ['overly-broad-trust', 'trust-anchor'],
  edit: 'suggest',
  on: ['mesh'],
  *check(fact) {
    const skips = switchOf(fact, 'PILOT_SKIP_VALIDATE_TRUST_DOMAIN');
    if (!skips?.stated.known || !skips.stated.value) return;
    yield {
      at: skips.stated.span,
      message:
        'With this switch the mesh does not check the trust domain of a peer: every certificate from one of its roots is taken, of whatever domain. Take it out, and name the domains you trust under `caCertificates`.',
      offers: () => [
        { title: 'Take the switch out', kind: 'suggest', operations: [{ op: 'remove', path: skips.path }] },
      ],
    };
  },
  bad: {
    'mesh.yaml': changed(
      MESH_WITHOUT_SPIRE,
      '        ISTIO_MULTIROOT_MESH: "true"\n',
      '        ISTIO_MULTIROOT_MESH: "true"\n        PILOT_SKIP_VALIDATE_TRUST_DOMAIN: "true"\n',
    ),
  },
  good: { 'mesh.yaml': MESH_WITHOUT_SPIRE },
});

import { domainKey } from '../../model/domain-key.ts';
import { otherDomainsOf, switchOf } from '../../model/mesh-trust.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { changed } from '../examples.ts';
import { MESH_WITHOUT_SPIRE, SOUND_MESH } from '../mesh-examples.ts';
import { rule } from '../rule.ts';
import { enumerate } from '../wording.ts';

export const meshRootsInOnePool = rule({
  id: 'mesh-roots-in-one-pool',
  severity: 'warning',
  title: 'Roots of several trust domains in one pool',
  what: 'istiod hands out the roots of more than one trust domain (`ISTIO_MULTIROOT_MESH`), and nothing here shows that workloads get them from SPIRE instead.',
  why: 'istiod puts all roots into one pool and verifies every certificate against all of it. `trustDomains` beside a root only adds names that are accepted; it does not limit what the root may sign. So whoever signs for the one domain can sign identities of the other.',
  how: 'Take in only roots of those whom you would let sign in your own name. Otherwise let workloads get their bundles from SPIRE, whose agent has Envoy verify each trust domain with its own bundle.',
  families: ['trust-anchor', 'overly-broad-trust'],
  references: ['spiffe:FED 4.2'],
  edit: 'none',
  on: ['mesh'],
  *check(fact) {
    const { trustDomain, authorities, usesWorkloadApi } = fact;
    const isMultiRoot = switchOf(fact, 'ISTIO_MULTIROOT_MESH')?.stated;
    const own = knownValue(trustDomain);
    if (usesWorkloadApi || own === undefined || !isMultiRoot?.known || !isMultiRoot.value) return;
    const rooted = authorities.filter(({ pem, bundleUrl }) => pem ?? bundleUrl);
    const others = otherDomainsOf({ ...fact, authorities: rooted });
    const [first] = others;
    if (!first) return;
    const names = [...new Set(others.map(({ value }) => domainKey(value)))].map(code);
    yield {
      at: first.span,
      message: `istiod puts the roots of ${enumerate([code(own), ...names])} into one pool and verifies every certificate against all of it, so whoever signs for one of them can sign identities of the others. Take in only roots of those who may, or let workloads get their bundles from SPIRE.`,
    };
  },
  bad: {
    ...SOUND_MESH,
    'mesh.yaml': changed(
      MESH_WITHOUT_SPIRE,
      '        trustDomains: [shop.corp.example]\n',
      '        trustDomains: [shop.corp.example]\n      - spiffeBundleUrl: https://bundle.acme.partner.example\n        trustDomains: [acme.partner.example]\n',
    ),
  },
  good: SOUND_MESH,
});

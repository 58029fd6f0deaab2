import { code } from '../../values/code.ts';
import { SOUND_MESH, unsoundMesh } from '../mesh-examples.ts';
import { rule } from '../rule.ts';

export const duplicateEnvoyDomain = rule({
  id: 'duplicate-envoy-domain',
  severity: 'error',
  title: 'One trust domain with two bundles',
  what: 'A SPIFFE validator of Envoy lists one trust domain twice.',
  why: 'Envoy wants all roots of a trust domain in one bundle and refuses the configuration otherwise.',
  how: 'Put the roots of both into one file or text: PEM certificates may follow each other.',
  families: ['bundle-endpoint'],
  edit: 'none',
  on: ['envoy-trust'],
  *check({ domains }, { document }) {
    const seen = new Map<string, { start: number; end: number }>();
    for (const { name } of domains) {
      if (!name?.known) continue;
      const first = seen.get(name.value);
      if (!first) {
        seen.set(name.value, name.span);
        continue;
      }
      yield {
        at: name.span,
        message: `${code(name.value)} is in this list already, and Envoy refuses a configuration that has two bundles for one trust domain. Put the roots of both into one bundle.`,
        related: [{ document, span: first, message: 'The first bundle of the same trust domain.' }],
      };
    }
  },
  bad: unsoundMesh('envoy.yaml', '- name: acme.partner.example', '- name: shop.corp.example'),
  good: SOUND_MESH,
});

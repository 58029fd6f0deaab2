import type { TrustBundleSource } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { SOUND_MESH, unsoundMesh } from '../mesh-examples.ts';
import { rule } from '../rule.ts';
import { enumerate } from '../wording.ts';

export const mixedTrustBundle = rule({
  id: 'mixed-trust-bundle',
  severity: 'warning',
  title: 'Roots that do not belong together',
  what: 'A trust-manager bundle puts roots of several SPIFFE trust domains into one text, or adds the public authorities of the web to them (`useDefaultCAs`).',
  why: 'A root is only good for its own trust domain. In one text nobody can tell any more which is for which, so each of them can sign identities of all the others, and so can every public authority.',
  how: 'Make one bundle for each trust domain, and one for the public web.',
  families: ['trust-anchor', 'overly-broad-trust'],
  references: ['spiffe:FED 7.3'],
  edit: 'none',
  on: ['trust-bundle-sources'],
  *check({ sources }, { document }) {
    const names = [...new Set(sources.flatMap(({ domains }) => domains.map(({ value }) => value)))];
    const spiffe = sources.filter(isSpiffe);
    const [first] = spiffe;
    const open = sources.find(({ kind }) => kind === 'default');
    if (open && first) {
      const whose = names.length === 0 ? 'a SPIFFE trust domain' : enumerate(names.map(code));
      yield {
        at: open.span,
        message: `The public authorities of the web stand in one text with the roots of ${whose}. Whoever verifies identities with it accepts those that any public authority signs. Make two bundles of it.`,
        related: [{ document, span: first.span, message: 'The roots of SPIFFE identities.' }],
      };
    }
    const second = spiffe.find(({ domains }) => domains.some(({ value }) => value !== names[0]));
    if (!second) return;
    yield {
      at: second.span,
      message: `Roots of ${enumerate(names.map(code))} stand in one text, in which nobody can tell them apart: each can sign identities of the others. Make a bundle for each trust domain.`,
    };
  },
  bad: unsoundMesh('roots.yaml', '  sources:\n', '  sources:\n    - useDefaultCAs: true\n'),
  good: SOUND_MESH,
});

/** By the names in its certificates; of an object, by the names that SPIRE's installers give to the bundle. */
function isSpiffe({ domains, name }: TrustBundleSource): boolean {
  return domains.length > 0 || /^spire-bundle\b|-spire-bundle$/.test(knownValue(name) ?? '');
}

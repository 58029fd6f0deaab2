import type { BundleField } from '../../model/facts.ts';
import { code } from '../../values/code.ts';
import { SOUND_BUNDLE, unsoundBundle } from '../bundle-examples.ts';
import { type Problem, rule } from '../rule.ts';
import { BUNDLE_FIELDS, differsInCase, KEY_FIELDS, MAP_FIELDS, meantField } from './field-names.ts';

export const bundleFieldName = rule({
  id: 'bundle-field-name',
  severity: 'warning',
  title: 'A field of a bundle under another name',
  what: 'A field of a bundle is not called as the specification has it: without its prefix (`refresh_hint` for `spiffe_refresh_hint`), or in other letters (`Keys`).',
  why: 'A name without the prefix is read by nobody, so the field might as well not be there. A name in other letters is read by some programs, such as those in Go, and not by others; in a key it is read by none.',
  how: 'Use the name of the specification.',
  families: ['cadence-drift'],
  references: ['spiffe:TDB 4.1.1', 'spiffe:TDB 4.1.2', 'spiffe:TDB 4.1.3'],
  edit: 'fix',
  on: ['bundle', 'bundle-map'],
  *check(fact) {
    yield* misnamed(fact.fields, fact.type === 'bundle' ? BUNDLE_FIELDS : MAP_FIELDS);
    if (fact.type === 'bundle') for (const { fields } of fact.keys) yield* misnamed(fields, KEY_FIELDS);
  },
  bad: unsoundBundle('"spiffe_refresh_hint"', '"refresh_hint"'),
  good: SOUND_BUNDLE,
});

function* misnamed(fields: readonly BundleField[], names: readonly string[]): Iterable<Problem> {
  for (const { name, span, path } of fields) {
    const meant = meantField(name, names);
    if (meant === undefined) continue;
    const isFree = !fields.some((other) => other.name === meant);
    yield {
      at: span,
      instead: [...path.slice(0, -1), meant],
      message: `${messageOf(name, meant, names)} Write \`${meant}\`.`,
      ...(names === KEY_FIELDS && { severity: 'error' }),
      offers: () =>
        isFree
          ? [{ title: `Rename to \`${meant}\``, kind: 'fix', operations: [{ op: 'rename-key', path, to: meant }] }]
          : [],
    };
  }
}

function messageOf(name: string, meant: string, names: readonly string[]): string {
  if (names === KEY_FIELDS) {
    return `${code(name)} should be \`${meant}\`. The names in a key are compared letter by letter, so programs do not find it, and refuse the bundle or pass over the key.`;
  }
  if (differsInCase(name, meant)) {
    return `${code(name)} should be \`${meant}\` in small letters. Some programs, such as SPIRE, take the fields of a bundle in any case, others pass over this one.`;
  }
  return `Nothing reads ${code(name)}: the field is called \`${meant}\`, and without it programs act as if nothing were said.`;
}

import { SOUND_BUNDLE, unsoundBundle } from '../bundle-examples.ts';
import { rule } from '../rule.ts';
import { enumerate } from '../wording.ts';
import { BUNDLE_FIELDS, meantField } from './field-names.ts';

export const bundleMissingSequence = rule({
  id: 'bundle-missing-sequence',
  severity: 'info',
  title: 'A bundle that does not say how new it is, or when to look again',
  what: 'A bundle file lacks `spiffe_sequence` or `spiffe_refresh_hint`. Both should be in a bundle that is served. In a bundle map, inside of a manifest and in a ConfigMap they need not be, and nothing is said there.',
  why: 'Without a sequence nobody can tell an old copy from a new one. Without a hint clients look for news when they think best: the specification says every five minutes, SPIRE goes by the lifetime of the roots.',
  how: 'Let the server that owns the keys write the file. By hand, raise the sequence with each change, and choose a hint of at most a fifth of the time between publishing a key and using it.',
  families: ['cadence-drift'],
  references: ['spiffe:TDB 4.1.1', 'spiffe:TDB 4.1.2'],
  edit: 'suggest',
  on: ['bundle'],
  *check({ place, resource, keysForm, fields, sequence, refreshHint, span, path }) {
    if (place !== 'alone' || resource.path.length > 0 || keysForm !== 'list') return;
    const isMeant = (name: string) => fields.some((field) => meantField(field.name, BUNDLE_FIELDS) === name);
    const missing: readonly (keyof typeof CONSEQUENCE)[] = [
      ...(sequence || isMeant(SEQUENCE) ? [] : [SEQUENCE]),
      ...(refreshHint || isMeant(HINT) ? [] : [HINT]),
    ];
    if (missing.length === 0) return;
    const lacks = missing.map((name) => `no \`${name}\``);
    const consequences = missing.map((name) => CONSEQUENCE[name]);
    yield {
      at: { missing: [...path, SEQUENCE], fallback: span },
      message: `This bundle has ${enumerate(lacks)}, so ${enumerate(consequences)}. If it is served to others, add what is missing.`,
      offers: () =>
        missing.length === 1 && missing[0] === HINT
          ? [
              {
                title: 'Add a hint of five minutes',
                kind: 'suggest',
                operations: [{ op: 'set', path: [...path, HINT], value: 300 }],
              },
            ]
          : [],
    };
  },
  bad: unsoundBundle(',\n  "spiffe_refresh_hint": 300', ''),
  good: SOUND_BUNDLE,
});

const SEQUENCE = 'spiffe_sequence' as const;
const HINT = 'spiffe_refresh_hint' as const;

const CONSEQUENCE = {
  spiffe_sequence: 'an old copy cannot be told from a new one',
  spiffe_refresh_hint: 'clients look for news when they think best',
} as const;

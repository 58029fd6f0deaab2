/** Whatever stands in a manifest, an editor shows it as text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Faults } from './faults.ts';
import { HOVER, meaningsOf } from './markdown.ts';
import { steeringIn } from './plain.ts';
import { type Shown, shownOf } from './shown.ts';
import { opened, tamperedRules } from './workspace.ts';

/** Places of the workspace. */
const isPlace = (href: string) => /^file:\/\/\/[^\s()<>[\]]+#L\d+$/.test(href);
const ALLOWED = { tokens: HOVER, link: isPlace };

/** In which a piece of a file stands between two backticks. */
const SENTENCES = new Set(['message', 'related message', 'title of an edit']);

function meaningsIn({ surface, as, text }: Shown): string[] {
  if (as === 'markdown') return meaningsOf(text, ALLOWED);
  const isOdd = SENTENCES.has(surface) && text.replace(/"[^"]*"/g, '').split('`').length % 2 === 0;
  return [...steeringIn(text), ...(isOdd ? ['backtick'] : [])];
}

test('no text of a manifest is more than text', () => {
  const faults = new Faults();
  const seen = new Set<string>();
  for (const { name, files } of tamperedRules(1, 0)) {
    for (const shown of shownOf(opened(files))) {
      const { surface, text } = shown;
      if (seen.has(surface + text)) continue;
      seen.add(surface + text);
      faults.add(surface, meaningsIn(shown), name, text);
    }
  }
  faults.assertNone();
  assert.ok(seen.size > 1000, `${seen.size} texts`);
});

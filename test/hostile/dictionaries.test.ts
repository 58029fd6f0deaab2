/** Words that every JavaScript object knows are plain data, wherever in a manifest they stand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editsOf } from '../../server/src/core/analysis/edits.ts';
import type { FileState } from '../../server/src/core/analysis/state.ts';
import { completionsAt } from '../../server/src/core/completion/complete.ts';
import { hoverAt } from '../../server/src/core/hover/hover.ts';
import { outlineOf } from '../../server/src/core/navigation/outline.ts';
import { viewsOf } from '../../server/src/core/review/view.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { reviewStates } from '../harness/review.ts';
import { analyze, describe, findingsIn } from '../harness/workspace.ts';
import { type Slot, saying, slots } from './slots.ts';

/** Longer hunts set these: `HOSTILE_SHARE=1` takes every place. */
const { HOSTILE_SHARE = '40', HOSTILE_START = '0' } = process.env;

/** A word that objects inherit, as they do `constructor`; whoever takes one for a dictionary finds it there. */
const WORD = 'inherited';

/** Where an object is asked for a word that it only inherits, or given a value under it, while `act` runs. */
function inheritedWithin(act: () => void): string[] {
  const found: string[] = [];
  const note = (how: string): void => {
    const frames = (new Error().stack ?? '').split('\n').slice(2);
    const asker = frames.find((frame) => !frame.includes('node:') && !frame.includes('dictionaries.test')) ?? '';
    if (!asker.includes('node_modules')) found.push(`${how} ${asker.trim()}`);
  };
  Object.defineProperty(Object.prototype, WORD, {
    configurable: true,
    get() {
      note('read');
      return () => {};
    },
    set(value: unknown) {
      note('written');
      Object.defineProperty(this, WORD, { value, configurable: true, enumerable: true, writable: true });
    },
  });
  try {
    act();
  } finally {
    Reflect.deleteProperty(Object.prototype, WORD);
  }
  return found;
}

test('these tests see a dictionary that is none', () => {
  const table: Record<string, string> = {};
  assert.equal(inheritedWithin(() => table[WORD]).length, 1);
  assert.equal(inheritedWithin(() => Object.assign(table, { [WORD]: 'x' })).length, 1);
  assert.deepEqual(
    inheritedWithin(() => new Map().get(WORD)),
    [],
  );
});

function askAbout(file: FileState, analyzer: ReturnType<typeof analyze>): void {
  outlineOf(file);
  for (const document of file.documents) {
    for (const { index } of document?.ref.section.text.matchAll(new RegExp(WORD, 'g')) ?? []) {
      if (!document) continue;
      const offset = index + 1;
      hoverAt(analyzer, document, offset, EXAMPLE_NOW);
      completionsAt({
        ...{ path: file.info.path, language: file.source.language, section: document.ref.section, tree: document.tree },
        ...{ offset, now: EXAMPLE_NOW, settings: file.info.settings, workspace: analyzer.facts(), rules },
        ...{ found: () => new Set(), stops: 'snippet' },
      });
    }
  }
}

function judge(slot: Slot, word: string): string[] {
  const analyzer = analyze(saying(slot, word));
  for (const file of analyzer.allFiles()) askAbout(file, analyzer);
  return findingsIn(analyzer).map((finding) => {
    for (const offer of finding.offers()) editsOf(analyzer, finding, offer, 'plain');
    return describe(finding);
  });
}

function review(slot: Slot, word: string): void {
  for (const [before, after] of [
    [slot.files, saying(slot, word)],
    [saying(slot, word), slot.files],
  ] as const) {
    const { changes, base, head } = reviewStates(before, after);
    viewsOf(changes, base, head);
  }
}

/** The line that says the word. */
function lineOf(slot: Slot): string {
  const line = saying(slot, WORD)
    [slot.file]?.split('\n')
    .find((text) => text.includes(WORD));
  return `${slot.file}: ${line?.trim()}`;
}

const share = [...slots()].filter((_, index) => index % Number(HOSTILE_SHARE) === Number(HOSTILE_START));

test('whatever a manifest says where, nothing is looked up among what objects inherit', () => {
  assert.ok(share.length > 20);
  const found = new Map<string, string>();
  for (const slot of share) {
    const asked = inheritedWithin(() => {
      judge(slot, WORD);
      review(slot, WORD);
    });
    for (const place of asked) found.set(place, lineOf(slot));
  }
  assert.deepEqual(Object.fromEntries(found), {});
});

test('the real ones are told like any other word', () => {
  for (const slot of share.filter((_, index) => index % 8 === 0)) {
    for (const word of ['__proto__', 'constructor']) {
      const other = word.replace(/o/g, 'q');
      const told = judge(slot, word).map((line) => line.replaceAll(word, other));
      assert.deepEqual(told, judge(slot, other), lineOf(slot));
    }
  }
});

/** What the extension shows by itself: VS Code reads icons and links in some of it, and HTML in none. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { withoutIcons, withoutLinks } from '../../client/src/literal.ts';
import { filesBelow } from '../architecture/sources.ts';
import { PAYLOADS } from './payloads.ts';

/** As VS Code takes a label apart: `$(name)` is an icon, unless a backslash stands before it. */
function readLabel(label: string): { readonly text: string; readonly icons: string[] } {
  const icons: string[] = [];
  const text = label.replace(
    /(\\)?\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/g,
    (_, mark: string | undefined, name: string) => {
      if (mark === undefined) icons.push(name);
      return `$(${name})`;
    },
  );
  return { text, icons };
}

/** As VS Code takes a message apart. */
const LINK = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+(?: (["']).+?\1)?\)/gi;

const TEXTS = PAYLOADS.flatMap((payload) => [payload, `a ${payload} b`, `\\${payload}`, payload + payload]);

test('no name is an icon, and every name reads as it is written', () => {
  assert.ok(TEXTS.some((text) => readLabel(text).icons.length > 0));
  for (const text of TEXTS) assert.deepEqual(readLabel(withoutIcons(text)), { text, icons: [] });
});

test('no message has a link that is not ours', () => {
  assert.ok(TEXTS.some((text) => text.search(LINK) >= 0));
  for (const text of TEXTS) assert.equal(withoutLinks(text).search(LINK), -1, text);
});

const sources = filesBelow('client/src').map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const having = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

test('there is no page of HTML, and no Markdown with HTML or icons in it', () => {
  assert.ok(sources.length > 20);
  assert.deepEqual(having(/[wW]ebview|CustomEditor|customEditors|supportHtml|supportThemeIcons/), []);
});

test('the only trusted Markdown is the comment of a review, for one command', () => {
  assert.deepEqual(having(/isTrusted/), ['client/src/review/comment-threads.ts']);
  const [, trusted] = /isTrusted = (.*);/.exec(readFileSync('client/src/review/comment-threads.ts', 'utf8')) ?? [];
  assert.equal(trusted, '{ enabledCommands: [COMMANDS.settleChange] }');
});

test('what VS Code looks for icons in goes through one of these functions', () => {
  for (const { path, text } of sources) {
    for (const [, label = ''] of text.matchAll(/\blabel: ([^,;}\n]+)/g)) {
      const isOurs = /^(?:'[^']*'|title|thread\.label.*|string|known.*)$/.test(label.trim());
      assert.ok(isOurs || label.startsWith('withoutIcons('), `${path}: ${label}`);
    }
    for (const [, words = ''] of text.matchAll(/show(?:Information|Warning|Error)Message\((.*)\);/g)) {
      const isPlain = words.startsWith('withoutLinks(') || !/\$\{|\.message/.test(words);
      assert.ok(isPlain, `${path}: ${words}`);
    }
  }
});

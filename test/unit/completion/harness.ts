/** Asks for completion at the `|` of a text, and accepts a candidate as VS Code does. */
import assert from 'node:assert/strict';
import type { Analyzer } from '../../../server/src/core/analysis/analyzer.ts';
import type { Candidate, CompletionRequest } from '../../../server/src/core/completion/candidate.ts';
import { completionsAt } from '../../../server/src/core/completion/complete.ts';
import { isConfigName } from '../../../server/src/core/config/names.ts';
import { readSettings } from '../../../server/src/core/config/read-settings.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../server/src/core/model/settings.ts';
import { EXAMPLE_NOW } from '../../../server/src/core/rules/examples.ts';
import { rules } from '../../../server/src/core/rules/list.ts';
import { placeAt, positionInFile } from '../../../server/src/core/syntax/source.ts';
import { analyze, uriOf } from '../../harness/workspace.ts';

export interface Asked {
  readonly candidates: readonly Candidate[];
  readonly labels: readonly string[];
  readonly isComplete: boolean;
  /** The whole file after the candidate with this label was taken, every stop holding its sample or `fill`. */
  accept(label: string, fill?: string): string;
}

export interface Around {
  /** Name of the file asked about. */
  readonly path?: string;
  /** Other files of the workspace. */
  readonly files?: Readonly<Record<string, string>>;
  readonly request?: Partial<CompletionRequest>;
}

/** `marked` is a whole file with one `|` in it, or with `‸` where the text has a `|` of its own. */
export function ask(marked: string, { path = 'test.yaml', files = {}, request = {} }: Around = {}): Asked {
  const mark = marked.includes('‸') ? '‸' : '|';
  const cursor = marked.indexOf(mark);
  const text = marked.slice(0, cursor) + marked.slice(cursor + 1);
  assert.ok(cursor >= 0 && !text.includes(mark), 'one cursor is wanted');
  const analyzer = workspaceOf(files);
  const uri = uriOf(path);
  const settings = isConfigName(path) ? readSettings(text) : settingsOf(files);
  analyzer.open({ uri, path, settings }, text);
  const file = analyzer.file(uri);
  assert.ok(file);
  const { index, offset } = placeAt(file.source, positionInFile(file.source, cursor));
  const section = file.source.sections[index];
  assert.ok(section);
  const { candidates, isComplete } = completionsAt({
    path,
    language: file.source.language,
    section,
    offset,
    now: EXAMPLE_NOW,
    settings: file.info.settings,
    workspace: analyzer.facts(),
    rules,
    found: () => new Set(),
    stops: 'snippet',
    ...request,
  });
  const base = cursor - offset;
  analyzer.close(uri);
  return {
    candidates,
    labels: candidates.map(({ label }) => label),
    isComplete,
    accept(label, fill = '') {
      const candidate = candidates.find((one) => one.label === label);
      assert.ok(candidate, `"${label}" is not among: ${candidates.map((one) => one.label).join(' · ')}`);
      return accepted(text, base, candidate, fill);
    },
  };
}

const workspaces = new WeakMap<object, Analyzer>();

/** The same workspace for the same files, of which the file asked about is exchanged every time. */
function workspaceOf(files: Readonly<Record<string, string>>): Analyzer {
  const analyzer = workspaces.get(files) ?? analyze(files);
  workspaces.set(files, analyzer);
  return analyzer;
}

function settingsOf(files: Readonly<Record<string, string>>): Settings {
  const config = Object.keys(files).find(isConfigName);
  return config === undefined ? DEFAULT_SETTINGS : readSettings(files[config] ?? '');
}

function accepted(text: string, base: number, { insert, replace, also }: Candidate, fill: string): string {
  const start = base + replace.start;
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, start))?.[0] ?? '';
  const plain = insert.isSnippet ? resolved(insert.text, fill) : insert.text;
  const indented = plain.replace(/\r\n|\n/g, (lineBreak) => lineBreak + indent);
  const before = also
    ? text.slice(0, base + also.at) + also.text + text.slice(base + also.at, start)
    : text.slice(0, start);
  return before + indented + text.slice(base + replace.end);
}

/** An LSP snippet with every stop answered. Knows no more of the grammar than completion uses. */
function resolved(snippet: string, fill: string): string {
  let text = '';
  for (let i = 0; i < snippet.length; ) {
    const rest = snippet.slice(i);
    const stop = /^\$\{(\d+)(?:\|((?:\\.|[^\\|])*)\||:((?:\\.|[^\\}])*))?\}/.exec(rest);
    if (stop) {
      const held = stop[2]?.split(/(?<!\\),/)[0] ?? stop[3] ?? '';
      text += held === '' ? fill : held.replace(/\\(.)/g, '$1');
      i += stop[0].length;
    } else if (rest.startsWith('\\')) {
      text += rest.charAt(1);
      i += 2;
    } else {
      assert.notEqual(rest.charAt(0), '$', `a stray dollar sign in ${snippet}`);
      text += rest.charAt(0);
      i += 1;
    }
  }
  return text;
}

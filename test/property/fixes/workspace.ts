/** A workspace that edits are tried out on and taken back from. */
import type { Analyzer } from '../../../server/src/core/analysis/analyzer.ts';
import type { EditPlan } from '../../../server/src/core/analysis/edits.ts';
import type { Finding } from '../../../server/src/core/analysis/finding.ts';
import { isConfigName } from '../../../server/src/core/config/names.ts';
import { textOf } from '../../../server/src/core/syntax/source.ts';
import { uriOf } from '../../harness/workspace.ts';

export type Texts = ReadonlyMap<string, string>;

/** Texts of the files a plan changes and creates, by URI. */
export function textsAfter(analyzer: Analyzer, { changes, created }: EditPlan, beside: string): Texts {
  const texts = new Map<string, string>();
  for (const { uri, edits } of changes) {
    const pieces: string[] = [];
    const before = textIn(analyzer, uri);
    let from = 0;
    for (const { start, end, newText } of edits) {
      pieces.push(before.slice(from, start), newText);
      from = end;
    }
    texts.set(uri, pieces.join('') + before.slice(from));
  }
  for (const { name, text } of created) texts.set(beside.replace(/[^/]*$/, name), text);
  return texts;
}

export function textIn(analyzer: Analyzer, uri: string): string {
  const file = analyzer.file(uri);
  return file ? textOf(file.source) : '';
}

/** What `look` sees while the texts stand in place of those there are. */
export function whileWritten<T>(analyzer: Analyzer, texts: Texts, look: () => T): T {
  const [any] = [...analyzer.allFiles()].map(({ info }) => info);
  const undo: (() => void)[] = [];
  for (const [uri, text] of texts) {
    const info = analyzer.file(uri)?.info;
    const path = uri.slice(uriOf('').length);
    if (info) {
      const before = textIn(analyzer, uri);
      undo.push(() => analyzer.open(info, before));
      analyzer.open(info, text);
    } else if (any && !isConfigName(path)) {
      undo.push(() => analyzer.close(uri));
      analyzer.open({ ...any, uri, path }, text);
    }
  }
  try {
    return look();
  } finally {
    for (const step of undo.reverse()) step();
  }
}

export interface Counted {
  readonly findings: readonly Finding[];
  /** How often each rule speaks in each file. */
  readonly counts: ReadonlyMap<string, number>;
}

export function countsOf(findings: readonly Finding[]): Counted {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return { findings, counts };
}

export function keyOf({ rule, document }: Finding): string {
  return `${rule.id} in ${document.uri}`;
}

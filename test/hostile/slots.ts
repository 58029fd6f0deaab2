/** Every place of the examples where a manifest says something, once for each kind of place. */
import type { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import { changeKinds } from '../../server/src/core/review/kinds/list.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import type { Example } from '../../server/src/core/rules/rule.ts';
import type { Span } from '../../server/src/core/syntax/span.ts';
import type { Node } from '../../server/src/core/syntax/tree.ts';
import { analyze, filesOf } from '../harness/workspace.ts';

export interface Slot {
  readonly files: Readonly<Record<string, string>>;
  readonly file: string;
  /** In the file. */
  readonly span: Span;
}

const EXAMPLES: readonly Example[] = [
  ...rules.flatMap(({ bad, good }) => [bad, good]),
  ...changeKinds.flatMap(({ examples }) => examples.flatMap(({ before, after }) => [before, after])),
];

export function* slots(): Generator<Slot> {
  const seen = new Set<string>();
  for (const example of EXAMPLES) {
    const files = filesOf(example);
    for (const { path, file, span } of slotsIn(analyze(example, []))) {
      if (seen.has(path)) continue;
      seen.add(path);
      yield { files, file, span };
    }
  }
}

function* slotsIn(analyzer: Analyzer): Generator<{ path: string; file: string; span: Span }> {
  for (const { info, documents, source } of analyzer.allFiles()) {
    let start = 0;
    for (const [index, { text }] of source.sections.entries()) {
      const document = documents[index];
      const kind = document?.manifests[0]?.resource.kind ?? info.path;
      for (const { path, span } of placesIn(document?.tree?.root, kind))
        yield { path, file: info.path, span: { start: start + span.start, end: start + span.end } };
      start += text.length;
    }
  }
}

function* placesIn(node: Node | undefined, path: string): Generator<{ path: string; span: Span }> {
  if (node?.type === 'scalar') yield { path, span: node.span };
  if (node?.type === 'seq') for (const item of node.items) yield* placesIn(item, `${path}/-`);
  if (node?.type !== 'map') return;
  for (const { key, value, merged } of node.entries) {
    if (merged) continue;
    yield { path: `${path}/${key.value} as a key`, span: key.span };
    yield* placesIn(value, `${path}/${key.value}`);
  }
}

/** The files with another word in that place, in the quotes that stand there. */
export function saying({ files, file, span }: Slot, word: string): Readonly<Record<string, string>> {
  const text = files[file] ?? '';
  const old = text.slice(span.start, span.end);
  const quote = /^(["'])[\s\S]*\1$/.exec(old)?.[1] ?? '';
  return { ...files, [file]: `${text.slice(0, span.start)}${quote}${word}${quote}${text.slice(span.end)}` };
}

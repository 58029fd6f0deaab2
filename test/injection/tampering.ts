/** Puts other text in the place of what manifests say, whatever language they are written in. */
import type { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import type { Language } from '../../server/src/core/syntax/source.ts';
import type { Node, ScalarNode } from '../../server/src/core/syntax/tree.ts';

/** A key, a value or a comment, in a file. */
export interface Place {
  readonly file: string;
  /** Offsets in the file. */
  readonly start: number;
  readonly end: number;
  readonly language: Language | 'comment';
  readonly says: string;
}

export type Files = Readonly<Record<string, string>>;

/** Says something else in the place of what is said. */
export type Rewording = (says: string) => string;

/** Everything in the files that a person could have written otherwise. */
export function placesIn(analyzer: Analyzer): Place[] {
  return [...analyzer.allFiles()].flatMap(({ info, source, documents }) => {
    let start = 0;
    return source.sections.flatMap((section, index) => {
      const from = start;
      start += section.text.length;
      const tree = documents[index]?.tree;
      if (!tree) return [];
      const scalars = tree.root ? scalarsIn(tree.root, source.language) : [];
      return [
        ...scalars.map(({ node, language }) => ({ span: node.span, language, says: String(node.value ?? '') })),
        ...tree.comments.map(({ span, text }) => ({ span, language: 'comment' as const, says: text })),
      ].map(({ span, language, says }) => {
        return { file: info.path, start: from + span.start, end: from + span.end, language, says };
      });
    });
  });
}

interface Found {
  readonly node: ScalarNode;
  readonly language: Language;
}

/** Of a text inside another only the inner places, where they stand in the outer one as they are. */
function scalarsIn(node: Node, language: Language): Found[] {
  if (node.type === 'seq') return node.items.flatMap((item) => scalarsIn(item, language));
  if (node.type === 'map') {
    return node.entries.flatMap(({ key, value, merged }) =>
      merged ? [] : [{ node: key, language }, ...scalarsIn(value, language)],
    );
  }
  const inner = node.embedded;
  if (!inner?.tree.root || !inner.region.places.verbatim) return [{ node, language }];
  return scalarsIn(inner.tree.root, inner.language);
}

/** The files with these places reworded. Of places that overlap, as those of an alias and its anchor, the first counts. */
export function reworded(
  files: Files,
  places: readonly Place[],
  words: Rewording,
  isRaw = false,
): Record<string, string> {
  const result: Record<string, string> = { ...files };
  for (const file of Object.keys(files)) {
    let text = files[file] ?? '';
    let last = text.length + 1;
    const own = places.filter((place) => place.file === file).sort((a, b) => b.start - a.start || b.end - a.end);
    for (const { start, end, language, says } of own) {
      if (end > last) continue;
      const written = text.slice(start, end);
      text =
        text.slice(0, start) + (isRaw ? words(written) : spelled(words(says), written, language)) + text.slice(end);
      last = start;
    }
    result[file] = text;
  }
  return result;
}

/** A text as the language spells it. */
function spelled(text: string, before: string, language: Place['language']): string {
  if (language === 'comment')
    return `${before.startsWith('//') ? '//' : '#'} ${text.replace(/[\r\n\u2028\u2029\u0085]/g, ' ')}`;
  if (language === 'cedar')
    return before.startsWith('"') ? `"${escaped(text, (code) => `\\u{${code.toString(16)}}`)}"` : text;
  if (language === 'pem') return text;
  return `"${escaped(text, (code) => `\\u${code.toString(16).padStart(4, '0')}`)}"`;
}

function escaped(text: string, numbered: (code: number) => string): string {
  return text.replace(/["\\]|[^ -~]/g, (sign) => (/["\\]/.test(sign) ? `\\${sign}` : numbered(sign.charCodeAt(0))));
}

/**
 * Cuts a YAML stream into sections, one per document. Document markers stand at column 0 and may not occur inside
 * any scalar (YAML 1.2.2, 9.1.2), so lines alone decide and no parse is needed.
 */

/** One document of a file: its text, and where its lines start. Sections are values: an edit makes new ones. */
export interface Section {
  readonly text: string;
  /** Offsets of line starts within `text`; the first is 0. */
  readonly lineStarts: readonly number[];
}

export function sectionOf(text: string): Section {
  return { text, lineStarts: lineStartsOf(text) };
}

/** Line breaks inside a section, which is by how many lines it pushes the next one down. */
export function lineBreaks(section: Section): number {
  return section.lineStarts.length - 1;
}

/**
 * The documents of a YAML stream, in order. Comments and directives before a `---` belong to the document they
 * introduce. Joined, the pieces are the text again.
 */
export function splitYaml(text: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  let hasContent = false;
  for (const start of lineStartsOf(text)) {
    const marker = markerAt(text, start);
    if (marker === '---' && hasContent) {
      pieces.push(text.slice(from, start));
      from = start;
      hasContent = contentAt(text, start + 3);
    } else if (marker === '...') {
      const next = lineEnd(text, start);
      if (hasContent && next < text.length) {
        pieces.push(text.slice(from, next));
        from = next;
        hasContent = false;
      }
    } else if (!hasContent) {
      hasContent = marker === '---' ? contentAt(text, start + 3) : contentAt(text, start);
    }
  }
  pieces.push(text.slice(from));
  return pieces;
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) starts.push(i + 1);
    else if (code === 13 && text.charCodeAt(i + 1) !== 10) starts.push(i + 1);
  }
  return starts;
}

function lineEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) return i + 1;
    if (code === 13) return text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
  }
  return text.length;
}

function markerAt(text: string, at: number): '---' | '...' | undefined {
  const code = text.charCodeAt(at);
  if (code !== 45 && code !== 46) return undefined;
  if (text.charCodeAt(at + 1) !== code || text.charCodeAt(at + 2) !== code) return undefined;
  const next = text.charCodeAt(at + 3);
  if (!(Number.isNaN(next) || next === 32 || next === 9 || next === 10 || next === 13)) return undefined;
  return code === 45 ? '---' : '...';
}

/** Whether the rest of this line holds anything but white space, a comment or a directive. */
function contentAt(text: string, from: number): boolean {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) return false;
    if (code === 32 || code === 9 || code === 0xfeff) continue;
    return !(code === 35 || (code === 37 && i === from));
  }
  return false;
}

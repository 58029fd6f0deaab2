/** Somebody who types in a file: every other keystroke breaks a value or mends it, so that findings come and go. */
import type { Edit, LspProcess } from './lsp-process.ts';

export interface Typist {
  /** Milliseconds until the diagnostics of the next keystroke are there. */
  stroke(): Promise<number>;
}

/** Types behind the last sign of a line. */
export function typist(server: LspProcess, uri: string, line: number, column: number): Typist {
  let count = 0;
  let typed = '';
  return {
    async stroke() {
      const text = typed === '' ? ` ${count++}` : '';
      const end = { line, character: column + typed.length };
      const edit: Edit = { range: { start: { line, character: column }, end }, text };
      typed = text;
      return timed(() => server.change(uri, edit));
    },
  };
}

/** Types in the middle of a text, behind a line with this word. */
export function typistAt(server: LspProcess, uri: string, text: string, word: string): Typist {
  const { line, column } = placeOf(text, word);
  return typist(server, uri, line, column);
}

/** The end of a line with this word, from the middle of the text on. */
export function placeOf(text: string, word: string): { readonly line: number; readonly column: number } {
  const lines = text.split('\n');
  const middle = lines.findIndex((line, index) => index >= Math.floor(lines.length / 2) && line.includes(word));
  const line = middle < 0 ? lines.findLastIndex((one) => one.includes(word)) : middle;
  return { line, column: lines[line]?.length ?? 0 };
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

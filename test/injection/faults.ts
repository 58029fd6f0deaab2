/** What a search has found, told in so many examples as people care to read. */
import assert from 'node:assert/strict';

const SHOWN = 2;

export class Faults {
  private readonly found = new Map<string, string[]>();

  /** `where` and the first of the meanings tell one kind of fault from another. */
  add(where: string, meanings: readonly string[], workspace: string, text: string): void {
    const [first] = meanings;
    if (first === undefined) return;
    const kind = `${where}: ${first.slice(0, 40)}`;
    const told = `  ${workspace}\n  ${JSON.stringify(text.slice(0, 600))}\n  ${JSON.stringify(meanings.slice(0, 5))}`;
    this.found.set(kind, [...(this.found.get(kind) ?? []), told]);
  }

  assertNone(): void {
    const all = [...this.found].map(([kind, told]) => [`${kind} (${told.length})`, ...told.slice(0, SHOWN)].join('\n'));
    if (all.length > 0) assert.fail(all.join('\n'));
  }
}

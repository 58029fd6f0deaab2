/** Which changes a person has looked at, and what they noted. Lives as long as the review, and is written nowhere. */
import type { ReviewedChange } from '../../../server/src/lsp/protocol.ts';

interface Mark {
  readonly note: string;
  /** What the change said when it was looked at. */
  readonly said: string;
}

export class Marks {
  private marks = new Map<string, Mark>();

  set(change: ReviewedChange, note: string): void {
    this.marks.set(change.id, { note, said: wordsOf(change) });
  }

  delete({ id }: ReviewedChange): void {
    this.marks.delete(id);
  }

  /** The note, which may be empty; undefined for what nobody has looked at. */
  noteOn({ id }: ReviewedChange): string | undefined {
    return this.marks.get(id)?.note;
  }

  /** A change that is something else now has to be looked at again. */
  keep(changes: readonly ReviewedChange[]): void {
    const said = new Map(changes.map((change) => [change.id, wordsOf(change)]));
    this.marks = new Map([...this.marks].filter(([id, mark]) => said.get(id) === mark.said));
  }
}

function wordsOf({ direction, title, message, obligations }: ReviewedChange): string {
  return JSON.stringify([direction, title, message, obligations.map(({ id, state, says }) => [id, state, says])]);
}

/** Text edits put into effect. */

/** Replaces `[start, end)` by `text`; offsets in UTF-16 units from the start of the section. */
export interface PlannedEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** An edit that was left out because one that comes before it in the text already changes the same stretch. */
export interface EditConflict {
  readonly edit: PlannedEdit;
  readonly with: PlannedEdit;
}

export interface Applied {
  readonly text: string;
  readonly conflicts: readonly EditConflict[];
}

/** Applies all edits that do not overlap an earlier one. Insertions at one place keep the order they came in. */
export function applyEdits(text: string, edits: readonly PlannedEdit[]): Applied {
  const conflicts: EditConflict[] = [];
  let result = '';
  let last: PlannedEdit = { start: 0, end: 0, text: '' };
  for (const edit of inTextOrder(edits)) {
    if (edit.start < last.end) {
      conflicts.push({ edit, with: last });
      continue;
    }
    result += text.slice(last.end, edit.start) + edit.text;
    last = edit;
  }
  return { text: result + text.slice(last.end), conflicts };
}

export function inTextOrder(edits: readonly PlannedEdit[]): PlannedEdit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The edits without what they replace by itself at either end; those that change nothing are left out. */
export function narrowed(text: string, edits: readonly PlannedEdit[]): PlannedEdit[] {
  return edits.flatMap((edit) => {
    const old = signsOf(text.slice(edit.start, edit.end));
    const fresh = signsOf(edit.text);
    const most = Math.min(old.length, fresh.length);
    let head = 0;
    while (head < most && old[head] === fresh[head]) head++;
    let tail = 0;
    while (tail < most - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++;
    if (head === old.length && head === fresh.length) return [];
    const start = edit.start + lengthOf(old.slice(0, head));
    const end = edit.end - lengthOf(old.slice(old.length - tail));
    return [{ start, end, text: fresh.slice(head, fresh.length - tail).join('') }];
  });
}

/** What no editor cuts in two: a line break, a character. */
function signsOf(text: string): string[] {
  return text.match(/\r\n|[\s\S]/gu) ?? [];
}

function lengthOf(signs: readonly string[]): number {
  return signs.reduce((sum, { length }) => sum + length, 0);
}

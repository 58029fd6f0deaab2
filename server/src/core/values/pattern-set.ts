/** Patterns of names as sets: whether all that one matches is matched by others, however they are written. */

/** One step through a name: a character, or any character; of a segment only those before the next slash. */
interface Step {
  readonly takes: { readonly character: string } | 'any' | 'segment';
  /** As often as it likes, never included. */
  readonly repeats: boolean;
}

export interface Pattern {
  readonly written: string;
  /** Undefined for an expression that is not understood; it equals itself and nothing else is known of it. */
  readonly steps: readonly Step[] | undefined;
}

export type Answer = 'yes' | 'no' | 'unknown';

const ANYTHING: Step = { takes: 'any', repeats: true };

/** One name, character by character. */
export function exactly(text: string): Pattern {
  return { written: text, steps: literal(text) };
}

/** Every name at all. */
export const anybody: Pattern = { written: '*', steps: [ANYTHING] };

/** A text in which `*` stands for anything, slashes included, as `**` does. */
export function wildcard(text: string): Pattern {
  const pieces = text.split(/\*+/u).map(literal);
  return { written: text, steps: pieces.flatMap((piece, index) => (index === 0 ? piece : [ANYTHING, ...piece])) };
}

/** An expression that has to match the whole name: literal text with `.*`, `.+`, `[^/]*` and the like between. */
export function expression(text: string): Pattern {
  const bare = text.replace(/^\^|(?<!\\)\$$/gu, '');
  const tokens = bare.match(TOKEN) ?? [];
  const isUnderstood = tokens.join('') === bare;
  return { written: text, steps: isUnderstood ? tokens.flatMap(stepsOf) : undefined };
}

/** A text that matches in a way of its own, as an address or a placeholder. */
export function unread(text: string): Pattern {
  return { written: text, steps: undefined };
}

/** One pattern after the other. */
export function joined(...patterns: readonly Pattern[]): Pattern {
  const written = patterns.map((pattern) => pattern.written).join('');
  const steps = patterns.map((pattern) => pattern.steps);
  return { written, steps: steps.every((known) => known !== undefined) ? steps.flat() : undefined };
}

/** Whether every name that the second matches is matched by one of the first. */
export function covers(by: Pattern | readonly Pattern[], of: Pattern): Answer {
  const all: readonly Pattern[] = 'written' in by ? [by] : by;
  if (all.some((one) => isSame(one, of))) return 'yes';
  const known = all.flatMap(({ steps }) => (steps ? [steps] : []));
  if (of.steps === undefined) return known.some(isEverything) ? 'yes' : all.length === 0 ? 'no' : 'unknown';
  const answer = isIncluded(of.steps, known);
  return answer === 'no' && known.length < all.length ? 'unknown' : answer;
}

/** The same of sets: every name of the second is in the first. */
export function coversAll(by: readonly Pattern[], of: readonly Pattern[]): Answer {
  const answers = of.map((one) => covers(by, one));
  return answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes';
}

/** Whether no name is matched by both. */
export function areDisjoint(one: Pattern, other: Pattern): Answer {
  const [left, right] = [one.steps, other.steps];
  if (isSame(one, other)) return 'no';
  if (!left || !right) return (left ?? right)?.every(({ repeats }) => repeats) ? 'no' : 'unknown';
  const characters = alphabet([left, right]);
  const seen = new Set<string>();
  const waiting: [number, number][] = [[0, 0]];
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    const [i, j] = pair;
    if (seen.has(`${i} ${j}`)) continue;
    seen.add(`${i} ${j}`);
    if (i === left.length && j === right.length) return 'no';
    if (left[i]?.repeats) waiting.push([i + 1, j]);
    if (right[j]?.repeats) waiting.push([i, j + 1]);
    for (const character of characters) {
      const [k, l] = [after(left, i, character), after(right, j, character)];
      if (k !== undefined && l !== undefined) waiting.push([k, l]);
    }
  }
  return 'yes';
}

const TOKEN = /\\[^\w\s]|\.[*+]?|\[\^\/\][*+]?|[^\\.[\](){}|?*+^$](?![?*+{])/gu;

function stepsOf(token: string): Step[] {
  const [, base, times] = /^(\.|\[\^\/\])([*+]?)$/u.exec(token) ?? [];
  if (base === undefined) return literal(token.startsWith('\\') ? token.slice(1) : token);
  const takes = base === '.' ? 'any' : 'segment';
  const once = { takes, repeats: false } as const;
  const often = { takes, repeats: true } as const;
  return times === '*' ? [often] : times === '+' ? [once, often] : [once];
}

function literal(text: string): Step[] {
  return [...text].map((character) => ({ takes: { character }, repeats: false }));
}

function isSame(one: Pattern, other: Pattern): boolean {
  if (!one.steps || !other.steps) return !one.steps && !other.steps && one.written === other.written;
  return JSON.stringify(one.steps) === JSON.stringify(other.steps);
}

function isEverything(steps: readonly Step[]): boolean {
  return steps.length > 0 && steps.every(({ takes, repeats }) => repeats && takes === 'any');
}

/** Beyond this many states of the comparison nobody waits for an answer. */
const MAX_STATES = 5_000;

/**
 * Walks through all names of `of`, with all places that the others may have come to by then. Ends at a name that none of
 * them has.
 */
function isIncluded(of: readonly Step[], by: readonly (readonly Step[])[]): Answer {
  const characters = alphabet([of, ...by]);
  const start = by.map((steps) => opened(steps, [0]));
  const waiting: { readonly at: number; readonly places: Places }[] = [{ at: 0, places: start }];
  const seen = new Set<string>();
  for (let state = waiting.pop(); state; state = waiting.pop()) {
    const { at, places } = state;
    const key = `${at}:${places.map((one) => one.join()).join(';')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (seen.size > MAX_STATES) return 'unknown';
    const isOpen = by.some((steps, index) => places[index]?.some((place) => isEverything(steps.slice(place))));
    if (isOpen) continue;
    const isLeft = places.every((one) => one.length === 0);
    const isEnd = at === of.length && !by.some((steps, index) => places[index]?.includes(steps.length));
    if (isLeft || isEnd) return 'no';
    if (of[at]?.repeats) waiting.push({ at: at + 1, places });
    for (const character of characters) {
      const next = after(of, at, character);
      if (next === undefined) continue;
      waiting.push({ at: next, places: by.map((steps, index) => moved(steps, places[index] ?? [], character)) });
    }
  }
  return 'yes';
}

/** For each of several patterns, the steps that may come next; its length is the end. */
type Places = readonly (readonly number[])[];

function moved(steps: readonly Step[], places: readonly number[], character: string): number[] {
  return opened(
    steps,
    places.flatMap((place) => after(steps, place, character) ?? []),
  );
}

/** What repeats may as well be passed over. */
function opened(steps: readonly Step[], places: readonly number[]): number[] {
  const all = new Set<number>();
  for (const place of places) {
    let at = place;
    all.add(at);
    while (steps[at]?.repeats) all.add(++at);
  }
  return [...all].sort((a, b) => a - b);
}

function after(steps: readonly Step[], at: number, character: string): number | undefined {
  const step = steps[at];
  if (!step) return undefined;
  const { takes, repeats } = step;
  const isTaken = takes === 'any' || (takes === 'segment' ? character !== '/' : takes.character === character);
  return isTaken ? at + (repeats ? 0 : 1) : undefined;
}

/** Every character that is written, the slash, and one that stands for all others. */
function alphabet(patterns: readonly (readonly Step[])[]): string[] {
  const written = patterns.flat().flatMap(({ takes }) => (typeof takes === 'string' ? [] : [takes.character]));
  return [...new Set([...written, '/', '\0'])];
}

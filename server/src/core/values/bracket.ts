/** `[a-z]`, `[!x]` and `[[:digit:]]` in the names that gitignore(5) describes. */

export interface Bracket {
  holds(unit: string): boolean;
  /** Where it is closed. */
  readonly end: number;
}

/** What Git knows by name, of ASCII alone. */
const CLASSES: ReadonlyMap<string, RegExp> = new Map([
  ['alnum', /[0-9A-Za-z]/],
  ['alpha', /[A-Za-z]/],
  ['blank', /[ \t]/],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what the class is about
  ['cntrl', /[\0-\x1f\x7f]/],
  ['digit', /[0-9]/],
  ['graph', /[!-~]/],
  ['lower', /[a-z]/i],
  ['print', /[ -~]/],
  ['punct', /[!-/:-@[-`{-~]/],
  ['space', /[ \t\n\r]/],
  ['upper', /[A-Z]/i],
  ['xdigit', /[0-9A-Fa-f]/],
]);

/** `start` is that of the opening bracket. Undefined where it is not closed, or holds an unknown class. */
export function readBracket(pattern: string, start: number): Bracket | undefined {
  const isNegated = pattern[start + 1] === '!' || pattern[start + 1] === '^';
  const first = start + (isNegated ? 2 : 1);
  const members: ((unit: string) => boolean)[] = [];
  let low: string | undefined;
  for (let at = first; at < pattern.length; at++) {
    const sign = pattern[at] ?? '';
    if (sign === ']' && at > first)
      return { end: at, holds: (unit) => members.some((holds) => cases(unit).some(holds)) !== isNegated };
    const name = sign === '[' && /^\[:([^\]]*):\]/.exec(pattern.slice(at, at + LONGEST))?.[1];
    if (typeof name === 'string') {
      const known = CLASSES.get(name);
      if (!known) return undefined;
      members.push((unit) => known.test(unit));
      at += name.length + 3;
      low = undefined;
    } else if (sign === '-' && low !== undefined && (pattern[at + 1] ?? ']') !== ']') {
      const [from, to] = [low, pattern[at + 1] === '\\' ? pattern[++at + 1] : pattern[at + 1]];
      if (to === undefined) return undefined;
      members.push((unit) => unit >= from && unit <= to);
      at++;
      low = undefined;
    } else {
      const member = sign === '\\' ? pattern[++at] : sign;
      if (member === undefined) return undefined;
      members.push((unit) => unit === member);
      low = member;
    }
  }
  return undefined;
}

/** `[:` and `:]` around the longest name of a class. */
const LONGEST = 12;

function cases(unit: string): string[] {
  return /[A-Za-z]/.test(unit) ? [unit.toLowerCase(), unit.toUpperCase()] : [unit];
}

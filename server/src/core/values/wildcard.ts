/**
 * Names with `*`, `?`, `[…]` and `\`, as gitignore(5) has them, letters in either case. A regular expression made of a
 * hostile one would take exponential time; this takes at most the product of both lengths.
 */
import { readBracket } from './bracket.ts';

export type IsMatch = (name: string) => boolean;

/** What one character of a name has to be; `*` stands for any number of any. */
type Step = ((unit: string) => boolean) | '*';

/** Undefined where nothing can match: a bracket or an escape is not closed. */
export function wildcard(pattern: string): IsMatch | undefined {
  if (!/[*?[\\]/.test(pattern)) {
    const wanted = folded(pattern);
    return (name) => name.length === wanted.length && folded(name) === wanted;
  }
  const steps = stepsOf(pattern);
  return steps && ((name) => matches(steps, name));
}

function stepsOf(pattern: string): Step[] | undefined {
  const steps: Step[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at];
    if (sign === '*') {
      if (steps.at(-1) !== '*') steps.push('*');
    } else if (sign === '?') {
      steps.push(() => true);
    } else if (sign === '[') {
      const bracket = readBracket(pattern, at);
      if (!bracket) return undefined;
      steps.push(bracket.holds);
      at = bracket.end;
    } else {
      const wanted = sign === '\\' ? pattern[++at] : sign;
      if (wanted === undefined) return undefined;
      const letter = folded(wanted);
      steps.push((unit) => folded(unit) === letter);
    }
  }
  return steps;
}

/** A later `*` can make up for whatever an earlier one took, so only the last is ever tried again. */
function matches(steps: readonly Step[], name: string): boolean {
  let [step, at] = [0, 0];
  let star: { readonly step: number; at: number } | undefined;
  while (at < name.length) {
    const wanted = steps[step];
    if (wanted === '*') star = { step: step++, at };
    else if (wanted?.(name[at] ?? '')) [step, at] = [step + 1, at + 1];
    else if (star) [step, at] = [star.step + 1, ++star.at];
    else return false;
  }
  while (steps[step] === '*') step++;
  return step === steps.length;
}

/** Of letters in ASCII, as Git has it. */
function folded(text: string): string {
  return /[A-Z]/.test(text) ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text;
}

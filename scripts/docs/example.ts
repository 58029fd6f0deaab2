/** Two states of an example as Markdown: only what tells them apart, with the changed lines marked. */
import type { Example } from '../../server/src/core/rules/rule.ts';
import { type DiffLine, diffOf, excerptOf } from './diff.ts';

/** Up to this many lines a file is shown whole. */
const SHORT = 24;

export function examplesOf(bad: Example, good: Example): string {
  const [before, after] = [filesOf(bad), filesOf(good)];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const examples = names
    .filter((name) => before[name] !== after[name])
    .map((name) => exampleOf(name, before[name], after[name]));
  return [...examples, ...unchanged(names.filter((name) => before[name] === after[name]))].join('\n\n');
}

function unchanged(names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`The same in both: ${names.map((name) => `\`${name}\``).join(', ')}.`];
}

export function filesOf(example: Example): Readonly<Record<string, string>> {
  return typeof example === 'string' ? { 'example.yaml': example } : example;
}

function exampleOf(name: string, bad: string | undefined, good: string | undefined): string {
  const legend =
    bad === undefined ? 'only in the good one' : good === undefined ? 'only in the bad one' : '`-` is bad, `+` is good';
  return `\`${name}\`; ${legend}:\n\n${difference(bad, good)}`;
}

/** A block of code with the lines of both, or of the one that is there. */
export function difference(before: string | undefined, after: string | undefined): string {
  const lines = diffOf(linesOf(before), linesOf(after));
  const shown = lines.length <= SHORT ? lines : excerptOf(lines);
  return `\`\`\`diff\n${shown.map(written).join('\n')}\n\`\`\``;
}

function written(line: DiffLine | undefined): string {
  return line === undefined ? '  …' : `${line.mark} ${line.text}`.trimEnd();
}

function linesOf(text: string | undefined): string[] {
  return text === undefined ? [] : text.replace(/\n$/, '').split('\n');
}

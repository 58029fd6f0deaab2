import type { Example } from '../../../rules/rule.ts';

/** The files that are left without some of them. */
export function without(files: Readonly<Record<string, string>>, ...names: readonly string[]): Example {
  return Object.fromEntries(Object.entries(files).filter(([name]) => !names.includes(name)));
}

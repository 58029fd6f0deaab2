import type { TemplateAction, TemplatePlace } from './tokens.ts';

/** The variables in sight. Counted by name beside the list, so that a look-up does not search it. */
export interface Variables {
  readonly names: string[];
  readonly counts: Map<string, number>;
}

/** An open block: what its `end` puts back. */
export interface Frame {
  readonly keyword: string;
  readonly action: TemplateAction;
  readonly place: TemplatePlace;
  readonly hasElse: boolean;
  /** Whether `break` and `continue` have a loop to leave. */
  readonly inRange: boolean;
  readonly outer: Variables;
  /** How many variables of `outer` were in sight before the block. */
  readonly visible: number;
}

export interface Scope {
  readonly frames: Frame[];
  variables: Variables;
}

export function newVariables(): Variables {
  return { names: ['$'], counts: new Map([['$', 1]]) };
}

export function declare({ names, counts }: Variables, name: string): void {
  names.push(name);
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

export function isDeclared({ counts }: Variables, name: string): boolean {
  return (counts.get(name) ?? 0) > 0;
}

export function forget({ names, counts }: Variables, visible: number): void {
  while (names.length > visible) {
    const name = names.pop() ?? '';
    counts.set(name, (counts.get(name) ?? 1) - 1);
  }
}

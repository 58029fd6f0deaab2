/** Governance written in a comment, where a format has no annotations: `# fedlint.dev/owner: team-pay`. */
import type { Path } from '../syntax/tree.ts';

/** Where a statement about what stands at a path would be: in a comment right above it. No text can have a key like it. */
export function statementPath(path: Path, key: string): Path {
  return [...path, `#${key}`];
}

export interface StatementPlace {
  readonly above: Path;
  readonly key: string;
}

/** Undefined for the path of anything else. */
export function statementAt(path: Path): StatementPlace | undefined {
  const last = path.at(-1);
  if (typeof last !== 'string' || !last.startsWith('#')) return undefined;
  return { above: path.slice(0, -1), key: last.slice(1) };
}

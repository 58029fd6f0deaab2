/** The source files of the project, and what each of them imports. */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Import {
  readonly from: string;
  /** A path from the root of the project, or the name of a package. */
  readonly to: string;
  readonly isPackage: boolean;
  /** Gone once the types are stripped. */
  readonly typeOnly: boolean;
}

/** Paths from the root of the project, with `/`. */
export function filesBelow(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length).replaceAll('\\', '/'))
      .sort(),
  );
}

export function textOf(path: string): string {
  return readFileSync(root + path, 'utf8');
}

const IMPORT = /^import\s+(type\s+)?(?:([^'";]*?)\s+from\s+)?'([^']+)'/gm;
const EXPORT = /^export\s+(type\s+)?(\{[^}]*\}|\*(?:\s+as\s+\w+)?)\s+from\s+'([^']+)'/gm;

export function importsOf(path: string): Import[] {
  const text = textOf(path);
  const declared = [...text.matchAll(IMPORT), ...text.matchAll(EXPORT)].map(([, type, names = '', to = '']) => ({
    to,
    typeOnly: type !== undefined || namesTypesOnly(names),
  }));
  const called = [...text.matchAll(/\bimport\(\s*'([^']+)'/g)].map(([, to = '']) => ({ to, typeOnly: false }));
  return [...declared, ...called].map(({ to, typeOnly }) => {
    const isPackage = !to.startsWith('.');
    return { from: path, to: isPackage ? to : posix.join(posix.dirname(path), to), isPackage, typeOnly };
  });
}

/** `{ type A, type B }` */
function namesTypesOnly(names: string): boolean {
  const listed = /^\{([^}]*)\}$/.exec(names.trim())?.[1]?.split(',') ?? [];
  const present = listed.map((name) => name.trim()).filter((name) => name !== '');
  return present.length > 0 && present.every((name) => name.startsWith('type '));
}

/** Where `git` is. */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/**
 * The absolute path of `git`, from the folders of the PATH. Windows, and a PATH with `.` in it, would otherwise take a
 * `git` that lies in the working directory, and that is whatever a repository has put there.
 */
export function gitProgram(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(isAbsolute);
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

import { textOrNothing } from './commits.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** The address on the web that a repository was cloned from, without credentials; undefined where it has none. */
export async function remoteUrl({ root }: Repository): Promise<string | undefined> {
  const stated = await textOrNothing(runGit(root, ['config', '--get', 'remote.origin.url']));
  const overSsh = /^(?:ssh:\/\/)?git@([\w.-]+)(?::\d+\/|[:/])(.+)$/.exec(stated);
  const text = overSsh ? `https://${overSsh[1]}/${overSsh[2]}` : stated;
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return undefined;
  const { origin, pathname } = new URL(text);
  return origin + pathname.replace(/\.git$/, '');
}

/** Where Fedlint may keep what makes its next run faster. Nothing is lost with it. */
import { isAbsolute, join } from 'node:path';

/** The folder that the platform has for this (XDG Base Directory Specification and its likes); undefined without one. */
export function cacheFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  const base = baseOf(env, platform);
  return base === undefined || !isAbsolute(base) ? undefined : join(base, 'fedlint');
}

function baseOf(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  if (platform === 'win32') return env.LOCALAPPDATA;
  // A relative one counts as none, says the specification.
  if (env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME)) return env.XDG_CACHE_HOME;
  if (!env.HOME) return undefined;
  return platform === 'darwin' ? join(env.HOME, 'Library', 'Caches') : join(env.HOME, '.cache');
}

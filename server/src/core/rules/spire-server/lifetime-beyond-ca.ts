import { caTtlOf, LONGEST_LIFETIME, secondsIn, surestLifetime } from '../../model/ca-rotation.ts';
import type { NamedValue, SpireServerFact } from '../../model/facts.ts';
import type { Path } from '../../syntax/tree.ts';
import { code } from '../../values/code.ts';
import { formatGoDuration } from '../../values/duration.ts';
import { SOUND_CONF, unsoundConf } from '../conf-examples.ts';
import { type Offer, type Problem, rule } from '../rule.ts';
import { enumerate } from '../wording.ts';
import { spellingOf } from './serving.ts';

/** In seconds, where nothing is said. The defaults of the Helm chart have a rule of their own. */
const DEFAULTS: Partial<Readonly<Record<SpireServerFact['form'], Readonly<Record<string, number>>>>> = {
  'spire-conf': { default_x509_svid_ttl: 3_600, default_jwt_svid_ttl: 300 },
  'spire-server-resource': { defaultX509Validity: 3_600, defaultJWTValidity: 300 },
};

export const lifetimeBeyondCa = rule({
  id: 'lifetime-beyond-ca',
  severity: 'warning',
  title: 'Identities that are to live longer than the CA allows',
  what: 'The lifetime of X.509 or JWT identities, or of agents, is more than a sixth of `ca_ttl`, or more than 7 days.',
  why: 'SPIRE changes its CA when a sixth of its life is left, 7 days at the most, and no identity outlives the CA that signed it. Longer ones are cut short without further notice: they end all at once, and whoever planned for the full lifetime is surprised.',
  how: 'Set the lifetime to a sixth of `ca_ttl` or less, or have the CA live six times as long.',
  families: ['cadence-drift'],
  edit: 'suggest',
  on: ['spire-server'],
  *check(server) {
    const caTtl = caTtlOf(server);
    if (caTtl === undefined) return;
    for (const lifetime of server.credentialTtls) {
      const seconds = secondsIn(lifetime);
      if (seconds !== undefined && seconds > surestLifetime(caTtl)) yield tooLong(server, lifetime, seconds, caTtl);
    }
    yield* checkDefaults(server, caTtl);
  },
  bad: unsoundConf('server.conf', 'default_x509_svid_ttl = "1h"', 'default_x509_svid_ttl = "12h"'),
  good: SOUND_CONF,
});

function tooLong(server: SpireServerFact, lifetime: NamedValue, seconds: number, caTtl: number): Problem {
  const name = spellingOf(server.form).caTtl;
  const most = formatGoDuration(Math.floor(surestLifetime(caTtl)));
  const isRefused = server.form === 'spire-server-resource' && seconds > caTtl;
  const ca = `${formatGoDuration(caTtl)}${server.caTtl ? '' : ' by default'}`;
  const bound = caTtl / 6 > LONGEST_LIFETIME ? 'which is the most that SPIRE ever promises' : `a sixth of it`;
  return {
    at: lifetime.stated.span,
    severity: isRefused ? 'error' : 'warning',
    message: isRefused
      ? `\`${lifetime.name}\` is ${formatGoDuration(seconds)}, longer than the CA lives (\`${name}\`, ${ca}), and the operator refuses the resource. At most ${most}, a sixth of it, is surely granted.`
      : `\`${lifetime.name}\` is ${formatGoDuration(seconds)}, but with \`${name}\` at ${ca} only ${most} is surely granted, ${bound}. SPIRE starts, and cuts short what would outlive the CA.`,
    offers: () => [
      write(`Set \`${lifetime.name}\` to ${most}`, lifetime.path, most),
      ...raise(name, siblingOf(lifetime.path, name), seconds),
    ],
  };
}

/** A short CA is often set with the lifetimes left at what they are. */
function* checkDefaults({ form, caTtl: stated, credentialTtls }: SpireServerFact, caTtl: number): Iterable<Problem> {
  const most = surestLifetime(caTtl);
  const silent = Object.entries(DEFAULTS[form] ?? {}).filter(
    ([name, seconds]) => seconds > most && !credentialTtls.some((lifetime) => lifetime.name === name),
  );
  if (!stated || silent.length === 0) return;
  const cap = formatGoDuration(Math.floor(most));
  const states = silent.map(([name, seconds]) => `\`${name}\` is ${formatGoDuration(seconds)}`);
  yield {
    at: stated.stated.span,
    message: `A sixth of this is ${cap}, and no more is surely granted. But where nothing is said, ${enumerate(states)}. SPIRE starts, and cuts short what would outlive the CA.`,
    offers: () => [
      {
        title: `Set ${enumerate(silent.map(([name]) => code(name)))} to ${cap}`,
        kind: 'suggest',
        operations: silent.map(([name]) => ({ op: 'set', path: siblingOf(stated.path, name), value: cap })),
      },
      ...raise(stated.name, stated.path, Math.max(...silent.map(([, seconds]) => seconds))),
    ],
  };
}

function siblingOf(path: Path, name: string): Path {
  return [...path.slice(0, -1), name];
}

function raise(name: string, path: Path, lifetime: number): Offer[] {
  const value = formatGoDuration(lifetime * 6);
  return lifetime > LONGEST_LIFETIME ? [] : [write(`Raise \`${name}\` to ${value}`, path, value)];
}

function write(title: string, path: Path, value: string): Offer {
  return { title, kind: 'suggest', operations: [{ op: 'set', path, value }] };
}

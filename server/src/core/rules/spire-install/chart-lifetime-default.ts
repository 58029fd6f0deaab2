import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { formatGoDuration, parseDuration } from '../../values/duration.ts';
import { SOUND_CHART, unsoundChart } from '../install-examples.ts';
import { rule } from '../rule.ts';

/** What the chart sets where the values do not, in seconds. */
const DEFAULTS = { defaultX509SvidTTL: 4 * 3600, defaultJwtSvidTTL: 3600 } as const;

export const chartLifetimeDefault = rule({
  id: 'chart-lifetime-default',
  severity: 'warning',
  title: 'A CA that lives too short for the lifetimes of the chart',
  what: 'The values of the SPIRE Helm chart shorten `caTTL` and leave the lifetimes of identities at what the chart sets: 4 hours for X.509, one hour for JWT.',
  why: 'SPIRE renews its CA after five sixths of its life, so an identity gets its full lifetime only if that is no more than a sixth of `caTTL`. The chart sets X.509 identities to just that for 24 hours. With a shorter CA they are cut short, and renewed far more often than planned.',
  how: 'Set the lifetime to a sixth of `caTTL` or less, or leave `caTTL` at 24 hours.',
  families: ['cadence-drift'],
  edit: 'suggest',
  on: ['spire-server'],
  *check({ form, caTtl, credentialTtls }) {
    if (form !== 'helm-values' || !caTtl) return;
    const ttl = parseDuration(String(knownValue(caTtl.stated) ?? ''), { days: false });
    if (!ttl.ok || ttl.seconds <= 0) return;
    const cap = Math.floor(ttl.seconds / 6);
    const tooLong = Object.entries(DEFAULTS).filter(
      ([name, seconds]) => seconds > cap && !credentialTtls.some((stated) => stated.name === name),
    );
    const [first] = tooLong;
    if (!first) return;
    const states = tooLong.map(([name, seconds]) => `${code(name)} (${formatGoDuration(seconds)})`).join(' and ');
    yield {
      at: caTtl.stated.span,
      message: `A sixth of this is ${formatGoDuration(cap)}, and ${states} of the chart is longer. SPIRE warns at its start, and cuts identities short that would outlive the CA. Unless other values of this release do so, set the lifetime to ${formatGoDuration(cap)} or less.`,
      offers: () => [
        {
          title: `Set ${tooLong.map(([name]) => code(name)).join(' and ')} to ${formatGoDuration(cap)}`,
          kind: 'suggest',
          operations: tooLong.map(([name]) => ({
            op: 'set' as const,
            path: [...caTtl.path.slice(0, -1), name],
            value: formatGoDuration(cap),
          })),
        },
      ],
    };
  },
  bad: unsoundChart('caTTL: 24h', 'caTTL: 12h'),
  good: SOUND_CHART,
});

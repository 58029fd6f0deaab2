import type { Operation } from '../../fixes/operation.ts';
import type { ChartTlsFact } from '../../model/facts.ts';
import { code } from '../../values/code.ts';
import { SOUND_CHART, unsoundChart } from '../install-examples.ts';
import { type Offer, rule } from '../rule.ts';
import { enumerate } from '../wording.ts';

export const chartTlsSources = rule({
  id: 'chart-tls-sources',
  severity: 'error',
  title: 'Not exactly one certificate for the bundle endpoint',
  what: 'Under `federation.tls` of the SPIRE Helm chart none of `spire`, `externalSecret` and `certManager` is enabled, or more than one. `spire` is enabled by the chart unless the values switch it off.',
  why: 'The chart counts them and stops with `You must enable one and only one federation TLS configuration`, so nothing of the release is installed or changed.',
  how: 'Leave `spire` on for `https_spiffe`. For a web certificate enable one of the others and set `spire.enabled` to `false`.',
  families: ['bundle-endpoint'],
  edit: 'suggest',
  on: ['chart-tls'],
  *check(fact) {
    const { sources, span } = fact;
    // What only a template knows may be either.
    if (sources.some(({ enabled }) => enabled?.known === false)) return;
    const on = sources.filter(isOn);
    const [byDefault] = sources.filter(({ name, enabled }) => name === 'spire' && !enabled);
    // Where the switch stands in other values, these cannot tell.
    if (on.length === 0 && sources.some(({ enabled }) => !enabled)) return;
    if (on.length + (byDefault ? 1 : 0) === 1) return;
    const last = on.at(-1);
    const names = on.map(({ name }) => code(name));
    const state =
      on.length === 0
        ? 'None of them is enabled'
        : `${enumerate([...(byDefault ? ['`spire`'] : []), ...names])} are all enabled`;
    const isSure = !byDefault || on.length > 1;
    yield {
      at: last?.enabled?.span ?? span,
      severity: isSure ? 'error' : 'warning',
      message: isSure
        ? `${state}, but the SPIRE chart wants exactly one certificate for the bundle endpoint and stops, so nothing is installed. Enable one of them.`
        : `The SPIRE chart enables ${code('spire')} as well unless it is told otherwise, and it stops where two certificates are enabled for the bundle endpoint. Unless other values of this release do so, switch ${code('spire')} off here.`,
      offers: () => offersFor(fact),
    };
  },
  bad: unsoundChart(
    `      spire:
        enabled: true
`,
    `      spire:
        enabled: true
      certManager:
        enabled: true
`,
  ),
  good: SOUND_CHART,
});

type Source = ChartTlsFact['sources'][number];

function isOn({ enabled }: Source): boolean {
  return enabled?.known === true && enabled.value;
}

/** One offer for each that may be the one. */
function offersFor({ sources }: ChartTlsFact): Offer[] {
  const candidates = sources.some(isOn) ? sources.filter((source) => isOn(source) || source.name === 'spire') : sources;
  return candidates.map((chosen) => ({
    title: `Enable ${code(chosen.name)} alone`,
    kind: 'suggest',
    operations: sources.flatMap((source): Operation[] => {
      const wanted = source === chosen;
      const isSo = source.enabled ? isOn(source) === wanted : source.name !== 'spire' && !wanted;
      return isSo ? [] : [{ op: 'set', path: source.path, value: wanted }];
    }),
  }));
}

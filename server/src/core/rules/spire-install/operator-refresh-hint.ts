import { code } from '../../values/code.ts';
import { parseDuration } from '../../values/duration.ts';
import { SOUND_OPERATOR, unsoundOperator } from '../install-examples.ts';
import { rule } from '../rule.ts';

/** In seconds. */
const LEAST = 60;
const MOST = 3600;

export const operatorRefreshHint = rule({
  id: 'operator-refresh-hint',
  severity: 'error',
  title: 'A refresh hint that the operator does not take',
  what: '`refreshHint` of a `SpireServer` is a text such as `5m`, or a number below 60 or above 3600.',
  why: 'The operator counts it in whole seconds, unlike the configuration of SPIRE itself, and allows a minute to an hour. The cluster refuses the resource otherwise, so federation is not set up or not changed.',
  how: 'Write the seconds as a number: `300` for five minutes.',
  families: ['missing-rotation-expectation'],
  edit: 'suggest',
  on: ['bundle-endpoint'],
  *check({ form, refreshHint }) {
    if (form !== 'spire-server-resource' || !refreshHint?.stated.known) return;
    const { value, span } = refreshHint.stated;
    const isNumber = typeof value === 'number';
    if (isNumber && Number.isInteger(value) && value >= LEAST && value <= MOST) return;
    const seconds = isNumber ? value : secondsIn(value);
    const what = isNumber ? `${value} is not between ${LEAST} and ${MOST}` : `${code(value)} is a text`;
    const wanted = seconds === undefined ? undefined : Math.min(MOST, Math.max(LEAST, Math.round(seconds)));
    yield {
      at: span,
      instead: refreshHint.path,
      message: `${what}, but the operator takes whole seconds from ${LEAST} to ${MOST}, as a number. The cluster refuses the resource, and federation is not set up.`,
      offers: () =>
        wanted === undefined
          ? []
          : [
              {
                title: `Write ${wanted}`,
                kind: wanted === seconds ? 'fix' : 'suggest',
                operations: [{ op: 'set', path: refreshHint.path, value: wanted }],
              },
            ],
    };
  },
  bad: unsoundOperator('spire-server.yaml', 'refreshHint: 300', 'refreshHint: 5m'),
  good: SOUND_OPERATOR,
});

/** `5m`, or a number in quotes. */
function secondsIn(text: string): number | undefined {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const duration = parseDuration(text, { days: true });
  return duration.ok ? duration.seconds : undefined;
}

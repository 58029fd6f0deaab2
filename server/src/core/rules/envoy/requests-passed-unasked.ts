import { blank, map } from '../../fixes/operation.ts';
import { borderOf } from '../../model/border.ts';
import { isWatched } from '../../model/watch-period.ts';
import { code } from '../../values/code.ts';
import { SOUND_ENVOY, unsoundEnvoy } from '../envoy-examples.ts';
import { rule } from '../rule.ts';
import { becauseOf, citing } from '../wording.ts';

const FAILURE = '                      failure_mode_allow: false\n';
const SHARE = `                      filter_enabled:
                        default_value:
                          numerator: 20
                          denominator: HUNDRED
`;

export const requestsPassedUnasked = rule({
  id: 'requests-passed-unasked',
  severity: 'warning',
  title: 'Requests that nobody is asked about',
  what: 'The external authorization of Envoy is switched on for a share of the requests only (`filter_enabled`), at a place that foreign identities reach, and `deny_at_disable` does not refuse the others. Once an owner and an end date are written on it, it counts as a roll-out that somebody watches.',
  why: 'Which requests are in the share is decided by chance. Whoever is refused tries again, and gets through sooner or later.',
  how: 'Ask about every request, or refuse those about which nobody is asked. While it is being rolled out, write down who watches it and when that ends.',
  families: ['observe-only-enforcement', 'missing-time-box'],
  edit: 'suggest',
  on: ['policy'],
  *check(policy, context) {
    const setting = policy.enforcement.weakenedBy.find(({ way }) => way === 'envoy-share-of-requests');
    const trust = setting && borderOf(policy, context);
    if (!setting || !trust || isWatched(policy, context)) return;
    const { level } = policy.enforcement;
    const effect =
      level === 'off'
        ? 'has Envoy ask about no request at all'
        : 'has Envoy ask about some of the requests and let the others pass, and chance decides which';
    const { mend, path, span } = setting;
    const rest = map({ default_value: true, runtime_key: blank('ext_authz.deny_at_disable') });
    yield {
      at: span,
      message: `${code(setting.written)} ${effect}. This concerns more than your own workloads, ${becauseOf(trust)}. Ask about all of them, or refuse the rest.`,
      related: [citing(trust)],
      offers: () => [
        ...(mend ? [{ title: 'Ask about every request', kind: 'suggest', operations: [mend] } as const] : []),
        {
          title: 'Refuse the other requests',
          kind: 'suggest',
          operations: [{ op: 'set', path: [...path.slice(0, -1), 'deny_at_disable'], value: rest }],
        },
      ],
    };
  },
  bad: unsoundEnvoy(FAILURE, FAILURE + SHARE),
  good: SOUND_ENVOY,
});

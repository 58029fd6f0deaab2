import { FAILURE_MODES, type FailureMode } from '../../../model/facts.ts';
import { FEDERATION, SOUND, unsound } from '../../../rules/examples.ts';
import { enumerate } from '../../../rules/wording.ts';
import { code } from '../../../values/code.ts';
import type { Direction } from '../../change.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { raised } from './raised.ts';
import { type StatedChange, sidesOf, statedChange } from './stated-change.ts';

const FAILURES: Readonly<Record<FailureMode, string>> = {
  expiredBundle: 'the bundle has run out',
  endpointUnreachable: 'the bundle endpoint does not answer',
  stalePolicyCache: 'the policy is too old',
  clockSkew: 'the clocks differ',
  delayedPropagation: 'a change arrives late',
  missedRenewal: 'a key was not renewed in time',
  revocation: 'an identity has been revoked',
};

/** How much gets through, from nothing to everything. */
const OPENNESS = ['deny', 'allow-stale', 'allow'];

export const failureBehaviourChanged = changeKind({
  id: 'failure-behaviour-changed',
  title: 'A failure lets more through, or less',
  what: 'What an agreement says about requests while something is broken: they are refused (`deny`), the last good copy decides (`allow-stale`), or they get through (`allow`). Whoever can bring the failure about profits from every step towards `allow`.',
  families: ['missing-failure-test'],
  on: ['federation'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const { before, after } = pair;
    const groups = new Map<string, { readonly modes: FailureMode[]; readonly change: StatedChange }>();
    for (const mode of FAILURE_MODES) {
      const change = statedChange(before.fact.failureModes[mode]?.behaviour, after.fact.failureModes[mode]?.behaviour);
      if (!change) continue;
      const key = `${change.was?.value} ${change.is?.value}`;
      const group = groups.get(key) ?? { modes: [], change };
      groups.set(key, { ...group, modes: [...group.modes, mode] });
    }
    for (const { modes, change } of groups.values()) {
      const direction = directionOf(change);
      if (!direction) continue;
      yield {
        direction,
        title: titleFor(modes, change),
        message: messageFor(direction, change),
        ...sidesOf(change),
        obligations: direction === 'narrows' ? [] : raised(after, ['fails-closed', 'failure-tests']),
      };
    }
  },
  examples: [
    ...bothWays(
      SOUND,
      unsound('acme-orders.yaml', 'clockSkew: {behaviour: deny', 'clockSkew: {behaviour: allow'),
      'widens',
      'narrows',
    ),
    ...bothWays(
      SOUND,
      unsound('acme-orders.yaml', '    clockSkew: {behaviour: deny, tested: 2026-09-01}\n', ''),
      'widens',
      'neutral',
    ),
    ...bothWays(
      SOUND,
      { ...SOUND, 'acme-orders.yaml': FEDERATION.replaceAll('{behaviour: deny', '{behaviour: allow-stale') },
      'widens',
      'narrows',
    ),
  ],
});

/** Undefined for words that no program knows. To write down what happens changes nothing about it. */
function directionOf({ was, is }: StatedChange): Direction | undefined {
  if (!was) return 'neutral';
  if (!is) return 'widens';
  const [old, fresh] = [OPENNESS.indexOf(was.value), OPENNESS.indexOf(is.value)];
  if (old < 0 || fresh < 0 || old === fresh) return undefined;
  return fresh > old ? 'widens' : 'narrows';
}

function titleFor(modes: readonly FailureMode[], { was, is }: StatedChange): string {
  const when =
    modes.length > 3 ? `in ${modes.length} kinds of failure` : `when ${enumerate(modes.map((mode) => FAILURES[mode]))}`;
  if (was && is) return `What happens ${when} changes from ${code(was.value)} to ${code(is.value)}`;
  return is
    ? `It is written down what happens ${when}: ${code(is.value)}`
    : `Nothing says any more what happens ${when}`;
}

function messageFor(direction: Direction, { is }: StatedChange): string {
  if (is?.value === 'allow') return 'Requests get through then; whoever can bring it about switches off the check.';
  if (direction === 'widens')
    return is
      ? 'The last good copy decides then, for as long as it is kept.'
      : 'Defaults that nobody chose decide then.';
  return is?.value === 'deny'
    ? 'Requests are refused then.'
    : 'The last good copy decides then, for as long as it is kept.';
}

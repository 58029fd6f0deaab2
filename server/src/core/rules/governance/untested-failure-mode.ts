import { blank, type Operation } from '../../fixes/operation.ts';
import { FAILURE_MODES, type FailureMode, type FederationFact } from '../../model/facts.ts';
import { type FailureFault, failureFault } from '../../model/failure-evidence.ts';
import { isJudged } from '../../model/governance.ts';
import { addDays } from '../../values/date.ts';
import { SOUND, unsound } from '../examples.ts';
import { manifestOffers } from '../federation-manifest.ts';
import { type Offer, type RuleContext, rule } from '../rule.ts';
import { describeLink, enumerate } from '../wording.ts';
import { missingIn, suggest } from './place.ts';

const WORDS: Readonly<Record<FailureMode, string>> = {
  expiredBundle: 'an expired bundle',
  endpointUnreachable: 'an unreachable bundle endpoint',
  stalePolicyCache: 'a stale policy cache',
  clockSkew: 'clocks that differ',
  delayedPropagation: 'a change that arrives late',
  missedRenewal: 'a missed renewal',
  revocation: 'a revocation',
};

export const untestedFailureMode = rule({
  id: 'untested-failure-mode',
  severity: 'warning',
  title: 'A failure nobody has tried',
  what: 'For an expired bundle, an unreachable endpoint, a stale policy cache, differing clocks, delayed propagation, a missed renewal or a revocation, a federation does not say what then happens, when that was last tried out, or the test is older than `evidence.maxAge` (365 days unless set otherwise). Where no bundle endpoint is used, nothing is asked about it.',
  why: 'Each of these happens sooner or later. Whether requests are then refused or let through is decided by defaults that nobody chose, and is found out on the worst day.',
  how: 'Try each failure out and write under `failureModes` what happened (`behaviour`) and when (`tested`).',
  families: ['missing-failure-test', 'clock-skew'],
  references: ['spiffe:FED 6.2'],
  edit: 'suggest',
  on: ['federation'],
  *check(link, context) {
    if (!isJudged(link, context)) return;
    const faults = FAILURE_MODES.flatMap((mode) => {
      const fault = failureFault(link, mode, context);
      return fault ? [{ mode, fault }] : [];
    });
    const [first] = faults;
    if (!first) return;
    yield {
      at: link.failureModes[first.mode]?.span ?? missingIn(link, 'failure-modes'),
      message: `In ${describeLink(link)} ${sentence(faults)}. When it happens, nobody knows whether requests are refused or let through. Try it out, then write the behaviour and the day${link.origin === 'native' ? ' in a Federation manifest' : ''}.`,
      offers: () => offersFor(link, faults, context),
    };
  },
  bad: unsound('acme-orders.yaml', 'clockSkew: {behaviour: deny, tested: 2026-09-01}', 'clockSkew: {behaviour: deny}'),
  good: SOUND,
});

interface Found {
  readonly mode: FailureMode;
  readonly fault: FailureFault;
}

function sentence(faults: readonly Found[]): string {
  const having = (wanted: FailureFault) =>
    faults.filter(({ fault }) => fault === wanted).map(({ mode }) => WORDS[mode]);
  const parts = [
    ['nothing says what happens on', having('behaviour')],
    ['nobody has tried out', having('test')],
    ['too long ago somebody tried out', having('old test')],
  ] as const;
  const said = parts.flatMap(([start, modes]) => (modes.length > 0 ? [`${start} ${enumerate(modes)}`] : []));
  return said.join('; ');
}

function offersFor(link: FederationFact, faults: readonly Found[], context: RuleContext): readonly Offer[] {
  const path = link.slots['failure-modes'];
  if (!path) return manifestOffers(link, context);
  const operations = faults.flatMap(({ mode, fault }): Operation[] => {
    const set = (field: string, sample: string): Operation => ({
      op: 'set',
      path: [...path, mode, field],
      value: blank(sample),
    });
    const isTested = fault === 'behaviour' && link.failureModes[mode]?.tested !== undefined;
    return [
      ...(fault === 'behaviour' ? [set('behaviour', 'deny')] : []),
      ...(isTested ? [] : [set('tested', addDays(context.now, 0))]),
    ];
  });
  return suggest('Write down the behaviour and the test', operations);
}

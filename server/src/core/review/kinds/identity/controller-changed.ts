import type { ControllerFact } from '../../../model/facts.ts';
import { shown } from '../../../model/readiness/words.ts';
import { CONTROLLER } from '../../../rules/spire-examples.ts';
import { changeKind, type Difference } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import type { Version } from '../../subject.ts';
import { valueChange } from './value-change.ts';

export const controllerChanged = changeKind({
  id: 'controller-changed',
  title: 'A controller takes care of other resources',
  what: 'Settings of the SPIRE controller manager that decide which resources it acts on, for which cluster, and under which agents its identities stand.',
  families: ['delegated-administration'],
  on: ['controller'],
  *compare({ is, before, after }) {
    if (is !== 'kept') return;
    yield* classlessOf(before, after);
    yield* reconcileOf(before, after);
    for (const [field, name] of TEXTS) {
      const change = valueChange(before.fact[field], after.fact[field], 'the default');
      if (!change) continue;
      yield {
        direction: 'moves',
        title: `\`${name}\` of the controller changes ${change.course}`,
        message: 'The identities it sets up in SPIRE are made anew with it, under other agents than before.',
        before: change.before,
        after: change.after,
      };
    }
  },
  examples: [
    ...bothWays(example(''), example('watchClassless: true\n'), 'widens', 'narrows'),
    ...bothWays(
      example('reconcile:\n  clusterSPIFFEIDs: true\n'),
      example('reconcile:\n  clusterSPIFFEIDs: true\n  clusterFederatedTrustDomains: true\n'),
      'moves',
      'moves',
    ),
    ...bothWays(example(''), example('parentIDTemplate: "spiffe://{{ .TrustDomain }}/node"\n'), 'moves', 'moves'),
  ],
});

const TEXTS = [
  ['clusterName', 'clusterName'],
  ['parentIdTemplate', 'parentIDTemplate'],
] as const;

type Controller = Version<ControllerFact>;

/** Off where it is not set. */
function* classlessOf({ fact: { watchClassless: old } }: Controller, { fact }: Controller): Iterable<Difference> {
  const fresh = fact.watchClassless;
  if (old?.known === false || fresh?.known === false) return;
  const [was, on] = [old?.value ?? false, fresh?.value ?? false];
  if (was === on) return;
  yield {
    direction: on ? 'widens' : 'narrows',
    title: `The controller ${on ? 'acts on resources without a class as well' : 'passes over resources without a class'}`,
    message: on
      ? 'Whatever anybody writes without a class takes effect here: federations, identities, rights.'
      : 'What was written without a class is taken out of SPIRE again, federations included.',
    before: { span: old?.span, says: `watchClassless: ${was}` },
    after: { span: fresh?.span, says: `watchClassless: ${on}` },
  };
}

/** Kinds that are not named in the block are left alone; without the block all are taken care of. */
function* reconcileOf({ fact: { reconcile: old } }: Controller, { fact }: Controller): Iterable<Difference> {
  const fresh = fact.reconcile;
  const [was, now] = [membersOf(old), membersOf(fresh)];
  if (was === now) return;
  yield {
    direction: 'moves',
    title: `The kinds that the controller takes care of change from ${was} to ${now}`,
    message:
      'Resources of a kind that is not named in `reconcile` have no effect, and what SPIRE holds for them stays until somebody deletes it.',
    before: { span: old?.span, says: was },
    after: { span: fresh?.span, says: now },
  };
}

function membersOf(reconcile: ControllerFact['reconcile']): string {
  return reconcile ? shown([...reconcile.members].sort().join(', ')) || 'none' : 'all';
}

function example(more: string) {
  return { 'controller.yaml': `${CONTROLLER}${more}` };
}

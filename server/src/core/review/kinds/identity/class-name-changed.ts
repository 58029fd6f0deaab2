import { changed } from '../../../rules/examples.ts';
import { CONTROLLER, SOUND_SPIRE, unsoundSpire } from '../../../rules/spire-examples.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays, step } from '../../examples.ts';
import { isPairOf } from '../../subject.ts';
import { concernsTrust } from './concerned.ts';
import { valueChange } from './value-change.ts';

export const classNameChanged = changeKind({
  id: 'class-name-changed',
  title: 'Another controller acts on a resource',
  what: 'The class of SPIRE resources and of the controller that reads them. A controller passes over resources of another class without a word, and may delete from SPIRE what it set up for them.',
  families: ['delegated-administration'],
  on: ['federation', 'workload-identity', 'controller'],
  *compare(pair) {
    if (pair.is !== 'kept' || (isPairOf(pair, 'workload-identity') && !concernsTrust(pair))) return;
    const change = valueChange(pair.before.fact.className, pair.after.fact.className, 'none');
    if (!change) return;
    const { course, before, after } = change;
    const isController = pair.after.fact.type === 'controller';
    yield {
      direction: 'moves',
      title: `The class changes ${course}`,
      message: isController
        ? 'The controller acts on the resources of its new class, and passes over those of the old one.'
        : 'The controller of the old class lets go of this resource. It takes effect only where another one has the new class.',
      ...{ before, after },
    };
  },
  examples: [
    step(SOUND_SPIRE, unsoundSpire('federated-trust-domain.yaml', 'spire-shop', 'spire-bank'), 'moves'),
    ...bothWays(SOUND_SPIRE, unsoundSpire('spiffe-id.yaml', '  className: spire-shop\n', ''), 'moves', 'moves'),
    step({ 'controller.yaml': CONTROLLER }, { 'controller.yaml': changed(CONTROLLER, 'spire-shop', 'spire') }, 'moves'),
  ],
});

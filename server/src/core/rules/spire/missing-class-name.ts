import { blank } from '../../fixes/operation.ts';
import { serves } from '../../model/controllers.ts';
import type { FactOf } from '../../model/facts.ts';
import type { Indexes } from '../../model/filing.ts';
import { inOneFolder, isBelow } from '../../model/folder.ts';
import type { Located } from '../../model/store.ts';
import { code } from '../../values/code.ts';
import { type Problem, type RuleContext, rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';
import { enumerate } from '../wording.ts';

export const missingClassName = rule({
  id: 'missing-class-name',
  severity: 'warning',
  title: 'A resource that no controller picks up',
  what: 'A SPIRE resource has no `className`, while the resources or the controller managers beside it belong to a class.',
  why: 'A controller manager that serves a class skips everything without one, and does not say so. The trust or the identity looks configured and is not there.',
  how: 'Write the class of the controller manager under `className`. The Helm chart names it after its release, `<namespace>-<release>`.',
  families: [],
  edit: 'suggest',
  on: ['federation', 'workload-identity'],
  *check(fact, context) {
    if ((fact.type === 'federation' && fact.origin === 'manifest') || fact.className) return;
    const path = fact.slots['class-name'];
    const classes = classesAround(fact, context);
    if (path && (classes.length > 0 || isBesideRelease(fact, context))) yield problem(fact, path, classes);
  },
  bad: unsoundSpire('static-entry.yaml', '  className: spire-shop\n', ''),
  good: SOUND_SPIRE,
});

type Resource = FactOf<'federation' | 'workload-identity'>;

function problem({ resource }: Resource, path: readonly (string | number)[], classes: readonly string[]): Problem {
  const [first = CLASS_OF_RELEASE] = classes;
  const whose =
    classes.length > 0
      ? `while others beside it belong to ${enumerate(classes.map((name) => code(name)))}`
      : 'and the SPIRE Helm chart beside it serves only the class named after its release, `<namespace>-<release>`';
  return {
    at: { missing: path, fallback: resource.kindSpan },
    message: `This ${resource.kind} has no \`className\`, ${whose}. A controller manager that serves a class skips what has none without a word, so nothing comes of it. Add the class.`,
    offers: () => [
      {
        title: classes.length === 1 ? `Add the class ${code(first)}` : 'Add the class',
        kind: 'suggest',
        operations: [{ op: 'set', path, value: classes.length === 1 ? first : blank(first) }],
      },
    ],
  };
}

/** What the chart calls its class for a release `spire` in the namespace `spire-mgmt`. */
const CLASS_OF_RELEASE = 'spire-mgmt-spire';

/** Whether values of the SPIRE chart lie beside or above whose controller manager passes over what has no class. */
function isBesideRelease(fact: Resource, { workspace, document: here }: RuleContext): boolean {
  const controllers = workspace.lookup('any-controller', '');
  return (
    controllers.every(({ fact: controller }) => serves(controller, fact) === false) &&
    controllers.some(({ fact: controller, document }) => controller.classOfRelease && isBelow(here, document))
  );
}

/** The classes in use beside a resource without one; none where somebody acts on such resources, or may do so. */
function classesAround(fact: Resource, { workspace, document: here }: RuleContext): string[] {
  if (workspace.lookup('any-controller', '').some(({ fact: controller }) => serves(controller, fact) !== false))
    return [];
  const isAround = ({ fact: other, document }: Located<Indexes['class-name']>) =>
    other.type === 'controller' ? isBelow(here, document) : inOneFolder(here, document);
  return workspace
    .keys('class-name')
    .filter((name) => name !== '' && workspace.lookup('class-name', name).some(isAround))
    .sort();
}

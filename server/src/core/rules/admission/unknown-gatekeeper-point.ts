import { list, map } from '../../fixes/operation.ts';
import { code } from '../../values/code.ts';
import { nearest } from '../../values/nearest.ts';
import { SOUND_ADMISSION, unsoundAdmission } from '../admission-examples.ts';
import { type Offer, rule } from '../rule.ts';
import { enumerate } from '../wording.ts';

const POINTS = ['validation.gatekeeper.sh', 'vap.k8s.io', 'audit.gatekeeper.sh', 'gator.gatekeeper.sh'];

export const unknownGatekeeperPoint = rule({
  id: 'unknown-gatekeeper-point',
  severity: 'warning',
  title: 'An enforcement point that Gatekeeper does not know',
  what: 'A scoped action of a Gatekeeper constraint names an enforcement point that is none of the four and not `*`, or names none at all.',
  why: 'Gatekeeper enforces the constraint only at points that it knows, and reports the other name as an error in the status of the constraint, where few people look.',
  how: 'Write `validation.gatekeeper.sh` (the webhook), `vap.k8s.io` (the cluster itself), `audit.gatekeeper.sh`, `gator.gatekeeper.sh`, or `*` for all of them.',
  families: ['observe-only-enforcement'],
  edit: 'suggest',
  on: ['constraint'],
  *check({ action, scoped }) {
    // Of a list that is not read, another rule speaks.
    if (!action?.known || action.value !== 'scoped') return;
    for (const entry of scoped?.entries ?? []) {
      if (entry.points.length === 0)
        yield {
          at: entry.span,
          message:
            'This action names no enforcement point, so Gatekeeper takes it nowhere. Name the places that it is for.',
          offers: () => [
            {
              title: 'Name the webhook',
              kind: 'suggest',
              operations: [
                {
                  op: 'set',
                  path: [...entry.path, 'enforcementPoints'],
                  value: list(map({ name: 'validation.gatekeeper.sh' })),
                },
              ],
            },
          ],
        };
      for (const point of entry.points) {
        if (!point.known || point.value === '*' || POINTS.includes(point.value)) continue;
        const { value, path } = point;
        yield {
          at: point.span,
          message: `Gatekeeper knows no enforcement point ${code(value)}, so this action is taken nowhere. It knows ${enumerate(POINTS.map(code))}, and \`*\` for all of them.`,
          offers: () => respelling(value, path),
        };
      }
    }
  },
  bad: unsoundAdmission('constraint.yaml', ['name: audit.gatekeeper.sh', 'name: audits.gatekeeper.sh']),
  good: SOUND_ADMISSION,
});

function respelling(name: string, path: readonly (string | number)[]): Offer[] {
  const value = nearest(name, POINTS);
  return value === undefined
    ? []
    : [{ title: `Change to \`${value}\``, kind: 'suggest', operations: [{ op: 'set', path, value }] }];
}

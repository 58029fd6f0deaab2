import { SOUND_TELEPORT, TELEPORT_FEDERATION } from '../data-examples.ts';
import { rule } from '../rule.ts';
import { enumerate } from '../wording.ts';

/** Of these Teleport wants all or none. */
const TOGETHER = ['current_bundle', 'current_bundle_synced_at', 'current_bundle_synced_from'];

export const statusInManifest = rule({
  id: 'status-in-manifest',
  severity: 'warning',
  title: 'A status that only Teleport may write',
  what: 'A `spiffe_federation` in a file has a `status`, usually because it was copied from a running cluster.',
  why: 'Teleport writes there which bundle it has fetched and when. A copy in a file is out of date from the first day and reads like the bundle that is trusted. Where only some of its fields are left, Teleport refuses the resource.',
  how: 'Delete `status`. The bundle comes from `spec.bundle_source`.',
  families: [],
  edit: 'suggest',
  on: ['teleport-federation'],
  *check({ status }) {
    if (!status) return;
    const missing = TOGETHER.filter((name) => !status.members.includes(name));
    const isPartial = missing.length > 0 && missing.length < TOGETHER.length;
    yield {
      at: status.span,
      severity: isPartial ? 'error' : 'warning',
      message: isPartial
        ? `Only Teleport writes \`status\`, and here ${enumerate(missing.map((name) => `\`${name}\``))} ${missing.length === 1 ? 'is' : 'are'} missing from it, for which it refuses the resource. Delete \`status\`.`
        : 'Only Teleport writes `status`. In a file it is out of date from the first day and reads like the bundle that is trusted. Delete it.',
      offers: () => [{ title: 'Delete `status`', kind: 'suggest', operations: [{ op: 'remove', path: status.path }] }],
    };
  },
  bad: {
    ...SOUND_TELEPORT,
    'federation.yaml': `${TELEPORT_FEDERATION}status:\n  next_sync_at: "2026-11-20T08:00:00Z"\n`,
  },
  good: SOUND_TELEPORT,
});

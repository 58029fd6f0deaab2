import type { TeleportLifetime } from '../../model/facts.ts';
import { code } from '../../values/code.ts';
import { describeDuration, parseDuration } from '../../values/duration.ts';
import { SOUND_TELEPORT, unsoundTeleport } from '../data-examples.ts';
import { type Problem, rule } from '../rule.ts';

export const lifetimeOverMaximum = rule({
  id: 'lifetime-over-maximum',
  severity: 'error',
  title: 'A longer life than Teleport gives',
  what: 'A `workload_identity` of Teleport has a `maximum_ttl` of more than 14 days for X.509 identities, or of more than 24 hours for tokens.',
  why: 'Teleport refuses the resource, so the workloads get no identity from it.',
  how: 'Shorten it. Identities are renewed by themselves, and an hour is enough for most.',
  families: ['long-lived-credential'],
  edit: 'suggest',
  on: ['teleport-identity'],
  *check({ lifetimes }) {
    for (const lifetime of lifetimes) yield* checkLifetime(lifetime);
  },
  bad: unsoundTeleport('identity.yaml', 'maximum_ttl: 900s', 'maximum_ttl: 90000s'),
  good: SOUND_TELEPORT,
});

function* checkLifetime({ name, stated, longest }: TeleportLifetime): Iterable<Problem> {
  if (!stated.known) return;
  const duration = parseDuration(String(stated.value), { days: false });
  if (!duration.ok || duration.seconds <= longest) return;
  yield {
    at: stated.span,
    message: `${code(String(stated.value))} is a life of ${describeDuration(duration.seconds)}, and Teleport gives at most ${describeDuration(longest)} under \`${name}\`: it refuses the resource. Shorten it.`,
    offers: () => [
      {
        title: `Shorten it to \`${longest}s\``,
        kind: 'suggest',
        operations: [{ op: 'replace', span: stated.span, value: `${longest}s` }],
      },
    ],
  };
}

import { type Known, partOf } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { parseSpiffeId } from '../../values/spiffe-id.ts';
import { SOUND_TELEPORT, unsoundTeleport } from '../data-examples.ts';
import { type Offer, type Problem, rule } from '../rule.ts';

export const invalidIdentityPath = rule({
  id: 'invalid-identity-path',
  severity: 'error',
  title: 'A path that no SPIFFE ID can have',
  what: 'The `id` of a `workload_identity` of Teleport does not begin with `/`, or what it writes out breaks the grammar of SPIFFE IDs: a slash at its end, an empty segment, a sign that is not allowed.',
  why: 'Teleport refuses an `id` that does not begin with `/`. A path that breaks the grammar makes an identity that other programs refuse.',
  how: 'Write the path alone, such as `/payments/ledger`. The trust domain is that of the cluster and comes in front by itself.',
  families: [],
  references: ['spiffe:SPIFFE-ID 2.2'],
  edit: 'suggest',
  on: ['teleport-identity'],
  *check({ id }) {
    if (!id?.known) return;
    if (id.value.startsWith('/')) yield* checkGrammar(id);
    else yield noSlash(id);
  },
  bad: unsoundTeleport('identity.yaml', 'id: /payments', 'id: payments'),
  good: SOUND_TELEPORT,
});

function noSlash(id: Known): Problem {
  const path = /^spiffe:\/\/[^/]*(\/.*)$/.exec(id.value)?.[1] ?? (id.value.includes(':') ? undefined : `/${id.value}`);
  return {
    at: id.span,
    message: `${code(id.value)} does not begin with \`/\`, and Teleport refuses the resource. Only the path belongs here: the trust domain of the cluster comes in front by itself.`,
    offers: () => (path === undefined ? [] : [change(id, path)]),
  };
}

const DOMAIN = 'spiffe://x';

/** Judged is what stands there as it is; an attribute between braces may bring anything. */
function* checkGrammar(id: Known): Iterable<Problem> {
  // As long as the text itself, so that what is found has its place in it.
  const text = id.value.replace(/\{\{.*?\}\}/gs, (attribute) => 'x'.repeat(attribute.length));
  const parsed = parseSpiffeId(DOMAIN + text);
  const [first] = parsed.ok ? [] : parsed.problems;
  if (!first || text.includes('{{')) return;
  const slashes = id.value.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
  yield {
    at: partOf(id, { start: first.start - DOMAIN.length, end: first.end - DOMAIN.length }),
    message: `${code(id.value)} is not the path of a SPIFFE ID. ${first.message} Other programs refuse such an identity.`,
    offers: () => (slashes === id.value ? [] : [change(id, slashes)]),
  };
}

function change({ span }: Known, value: string): Offer {
  return { title: `Change to ${code(value)}`, kind: 'suggest', operations: [{ op: 'replace', span, value }] };
}

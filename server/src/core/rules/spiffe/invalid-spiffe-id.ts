import { consequenceOf, formOf } from '../../model/consequence.ts';
import type { WorkloadIdentityFact } from '../../model/facts.ts';
import { IDENTIFYING, type IdentifyingFact, spiffeIdsIn, type WrittenId } from '../../model/identifiers.ts';
import { partOf } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { isFillIn } from '../../values/placeholder.ts';
import { type IdProblem, type IdProblemCode, parseSpiffeId, repairSpiffeId } from '../../values/spiffe-id.ts';
import { type Offer, rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';
import { capitalised } from '../wording.ts';

export const invalidSpiffeId = rule({
  id: 'invalid-spiffe-id',
  severity: 'error',
  title: 'A SPIFFE ID that no SPIFFE program accepts',
  what: 'A SPIFFE ID breaks the grammar: it ends in a slash, has an empty, `.` or `..` segment, is percent-encoded, or carries a query, a fragment, a port or a user. In a template only what it writes out is judged.',
  why: 'Identities are compared letter by letter. An ID outside the grammar is refused where it is checked, and where it is not, it belongs to nobody.',
  how: 'Write it as `spiffe://trust-domain/path`: lower-case trust domain, path segments of letters, digits, dots, dashes and underscores, no slash at the end.',
  families: [],
  references: ['spiffe:SPIFFE-ID 2.1', 'spiffe:SPIFFE-ID 2.2'],
  edit: 'fix',
  on: IDENTIFYING,
  *check(fact) {
    for (const id of spiffeIdsIn(fact)) {
      // Elsewhere than on a workload, what is left to fill in is told by `placeholder-value` or as missing.
      if (fact.type !== 'workload-identity' && isFillIn(id.stated.value)) continue;
      const parsed = parseSpiffeId(id.text);
      const visible = (parsed.ok ? [] : parsed.problems).filter((problem) => id.placeOf(problem) !== undefined);
      const [first] = visible;
      const place = first && id.placeOf(first);
      if (!first || !place) continue;
      yield {
        at: partOf(id.stated, place),
        message: `${code(id.stated.value)} is not a SPIFFE ID. ${first.message} ${capitalised(consequence(id, fact))}.`,
        offers: () => repair(id, visible),
      };
    }
  },
  bad: unsoundSpire('static-entry.yaml', 'payments/ledger', 'payments/ledger/'),
  good: SOUND_SPIRE,
});

function consequence({ use }: WrittenId, fact: IdentifyingFact): string {
  switch (use) {
    case 'endpoint':
      return consequenceForEndpoint(fact);
    case 'subject':
      return 'no identity can carry it, so this entry lets nobody in';
    case 'administrator':
      return 'the SPIRE server does not start';
    case 'parent':
    case 'workload':
      return fact.type === 'workload-identity' ? CONSEQUENCE_FOR_IDENTITY[fact.origin] : '';
  }
}

function consequenceForEndpoint(fact: IdentifyingFact): string {
  const form = fact.type === 'federation' || fact.type === 'trust-domain' ? formOf(fact) : 'manifest';
  if (form === 'manifest') return 'no endpoint can present it, so the bundle is never fetched';
  return consequenceOf('invalid-endpoint-id', form).words;
}

const CONSEQUENCE_FOR_IDENTITY: Readonly<Record<WorkloadIdentityFact['origin'], string>> = {
  template: 'the cluster takes the resource without a word, and then the pods it selects get no identity',
  'static-entry': 'the cluster takes the resource without a word, and then the entry is never registered',
  'entry-data': 'SPIRE refuses the entry, and nothing is registered',
};

/** What stands in place of the offending part, where that takes no decision. */
const SLASHES: Partial<Readonly<Record<IdProblemCode, string>>> = { 'trailing-slash': '', 'empty-segment': '/' };

function repair(id: WrittenId, problems: readonly IdProblem[]): Offer[] {
  const { stated } = id;
  const whole = repairSpiffeId(stated.value);
  const onlySlashes = problems.every(({ code: fault }) => SLASHES[fault] !== undefined);
  const repaired = whole ?? (onlySlashes ? withoutSlashes(id, problems) : undefined);
  if (repaired === undefined) return [];
  const kind = onlySlashes ? 'fix' : 'suggest';
  return [
    { title: `Change to ${code(repaired)}`, kind, operations: [{ op: 'replace', span: stated.span, value: repaired }] },
  ];
}

/** A template cannot be repaired as an ID, but its superfluous slashes can go. */
function withoutSlashes({ stated, placeOf }: WrittenId, problems: readonly IdProblem[]): string {
  return problems.reduceRight((text, problem) => {
    const place = placeOf(problem);
    return place ? text.slice(0, place.start) + (SLASHES[problem.code] ?? '') + text.slice(place.end) : text;
  }, stated.value);
}

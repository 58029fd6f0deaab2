/** What the parties of a policy mean, each by itself and together. */
import type { Party, PolicyFact } from './facts.ts';
import type { Surroundings } from './surroundings.ts';

/** Settings under which a policy writes down whom it names, and so decides about nobody. */
const ONLY_LOGS: ReadonlySet<string> = new Set(['istio-audit', 'envoy-log-action']);

/** The parties that a policy lets in. */
export function admittedBy({ effect, enforcement, parties }: PolicyFact): readonly Party[] {
  if (effect !== 'admits' || enforcement.weakenedBy.some(({ way }) => ONLY_LOGS.has(way))) return [];
  return parties.filter(({ isRefused }) => !isRefused);
}

/** In Envoy, names that a certificate may bear. */
const CERTIFICATE_NAMES = 'match_typed_subject_alt_names';

/**
 * Whether the policy only says which certificates are taken, and a filter in the same text goes on to decide whose
 * requests are.
 */
export function isDecidedLater({ parties }: PolicyFact, { document, workspace }: Surroundings): boolean {
  if (!parties.some(({ field }) => field === CERTIFICATE_NAMES)) return false;
  return workspace.lookup('policy', 'envoy').some(({ fact, document: { uri, index } }) => {
    const isFilter = fact.effect !== 'authenticates' && fact.parties.every(({ field }) => field !== CERTIFICATE_NAMES);
    return isFilter && uri === document.uri && index === document.index;
  });
}

/**
 * Other things that a caller has to be besides, as the fields of one source in Istio, which all have to hold. Two names
 * in one field are alternatives.
 */
export function conditionsBeside(party: Party, { engine, parties }: PolicyFact): Party[] {
  if (engine !== 'istio') return [];
  const source = party.path.slice(0, -2);
  return parties.filter(
    ({ field, path }) =>
      field !== party.field && path.length === party.path.length && source.every((step, index) => path[index] === step),
  );
}

/** Whether any trust domain will do: the name of it is open, and nothing beside says which one is meant. */
export function leavesDomainOpen(party: Party, policy: PolicyFact): boolean {
  if (party.kind === 'issuer' || !isOpen(party)) return false;
  return !conditionsBeside(party, policy).some(
    ({ kind, domain, subject }) => kind !== 'issuer' && (domain !== undefined || !subject.known),
  );
}

function isOpen({ domain, match, reach, subject }: Party): boolean {
  if (domain || !subject.known || match === 'exact') return false;
  // Of an expression only the simplest are understood, and a piece may well hold the name.
  if (match === 'regex') return reach === 'everybody';
  return match !== 'glob' || !subject.value.includes('://');
}

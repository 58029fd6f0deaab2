import { type ExceptionFact, FAILURE_MODES, type FederationFact, type TrustDomainFact } from '../../../model/facts.ts';
import type { ObligationId } from '../../../model/obligation.ts';
import { knownValue, type Stated } from '../../../model/stated.ts';
import { changed, SOUND, TRUST_DOMAIN, unsound } from '../../../rules/examples.ts';
import { capitalised, enumerate } from '../../../rules/wording.ts';
import { code } from '../../../values/code.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { raised } from './raised.ts';

type Texts = readonly (Stated | undefined)[];
type Terms = Readonly<Record<string, Texts>>;

/** What is no longer proved once such a term is gone. */
const EVIDENCE: Readonly<Record<string, readonly ObligationId[]>> = {
  'who checked the first bundle': ['bundle-validated'],
  'the evidence of the revocation': ['revocation'],
  'tests of failures': ['failure-tests'],
  'the change record': ['change-record'],
};

export const agreementEdited = changeKind({
  id: 'agreement-edited',
  title: 'An agreement is worded anew',
  what: 'Terms of an agreement, a trust domain or an exception that let nobody in and keep nobody out: purpose, evidence, records. Other kinds of change speak of all the others.',
  families: [],
  on: ['federation', 'trust-domain', 'exception'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const [old, fresh] = [termsOf(pair.before.fact), termsOf(pair.after.fact)];
    const changed = Object.keys(fresh).filter((name) => differ(old[name] ?? [], fresh[name] ?? []));
    const [first] = changed;
    if (first === undefined) return;
    const [was, is] = [old[first] ?? [], fresh[first] ?? []];
    yield {
      direction: 'neutral',
      title: `${capitalised(enumerate(changed))} ${changed.length === 1 && !first.endsWith('s') ? 'is' : 'are'} edited`,
      message: 'Nobody is let in or kept out by this.',
      before: sideOf(was),
      after: sideOf(is),
      obligations: raised(
        pair.after,
        changed.flatMap((name) => EVIDENCE[name] ?? []),
      ),
    };
  },
  examples: [
    step(SOUND, unsound('acme-orders.yaml', 'ACME places orders', 'ACME places and cancels orders'), 'neutral'),
    step(SOUND, unsound('acme-orders.yaml', 'lastTested: 2026-09-01', 'lastTested: 2026-11-01'), 'neutral'),
    step(SOUND, unsound('acme-orders.yaml', 'change: CHG-1042', 'change: CHG-1077'), 'neutral'),
    step(TRUST_DOMAIN, changed(TRUST_DOMAIN, '  role: issuer\n', '  role: issuer\n  clockSkew: 30s\n'), 'neutral'),
  ],
});

/** By the words in which people read them. */
function termsOf(fact: FederationFact | TrustDomainFact | ExceptionFact): Terms {
  switch (fact.type) {
    case 'federation':
      return federationTerms(fact);
    case 'trust-domain':
      return {
        namespaces: fact.namespace,
        environments: fact.environments,
        'the policy engine': [fact.policyEngine],
        'the tolerated clock skew': [fact.clockSkew],
      };
    case 'exception':
      return {
        'the reason': [fact.reason],
        'the approval': [fact.approvedBy],
        'the start': [fact.timeBox.starts],
        'the change record': [fact.timeBox.change],
      };
  }
}

function federationTerms({ purpose, allow, bundle, revocation, failureModes, timeBox }: FederationFact): Terms {
  const failures = FAILURE_MODES.map((mode) => failureModes[mode]);
  return {
    'the purpose': [purpose],
    'purposes on the allow list': allow?.entries.map((entry) => entry.purpose) ?? [],
    'who checked the first bundle': [bundle.validatedBy],
    'the evidence of the revocation': [revocation.lastTested, revocation.evidence],
    'tests of failures': failures.flatMap((terms) => [terms?.tested, terms?.evidence]),
    'the start': [timeBox.starts],
    'the change record': [timeBox.change],
  };
}

function sideOf(texts: Texts) {
  const values = texts.flatMap((text) => knownValue(text) ?? []);
  const says = values.length === 0 ? undefined : code(values.join(', ')).slice(1, -1);
  return { span: texts.find((text) => text !== undefined)?.span, says };
}

/** Not where a template is in the way. */
function differ(old: Texts, fresh: Texts): boolean {
  if ([...old, ...fresh].some((text) => text?.known === false)) return false;
  return textsIn(old) !== textsIn(fresh);
}

function textsIn(texts: Texts): string {
  return JSON.stringify(texts.flatMap((text) => knownValue(text)?.replace(/\s+/gu, ' ').trim() ?? []).sort());
}

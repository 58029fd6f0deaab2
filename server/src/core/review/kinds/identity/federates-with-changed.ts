import { domainKey } from '../../../model/domain-key.ts';
import type { WorkloadIdentityFact } from '../../../model/facts.ts';
import { foreignDomainsOf } from '../../../model/home.ts';
import { shown } from '../../../model/readiness/words.ts';
import { SOUND_SPIRE, unsoundSpire } from '../../../rules/spire-examples.ts';
import { enumerate } from '../../../rules/wording.ts';
import type { Span } from '../../../syntax/span.ts';
import { code } from '../../../values/code.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import type { Version } from '../../subject.ts';

export const federatesWithChanged = changeKind({
  id: 'federates-with-changed',
  title: 'Workloads trust other foreign domains',
  what: 'The trust domains in `federatesWith` of an identity. SPIRE hands their keys to the workloads, which then accept identities of these domains.',
  families: ['overly-broad-trust'],
  on: ['workload-identity'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const { before, after } = pair;
    const [was, is] = [foreignDomainsOf(before.fact, before.context), foreignDomainsOf(after.fact, after.context)];
    // What a template fills in may be the very name that stands on the other side.
    const added = hasUnknown(before) ? [] : is.filter((name) => !was.includes(name));
    const removed = hasUnknown(after) ? [] : was.filter((name) => !is.includes(name));
    if (added.length > 0) {
      const names = enumerate(added.map(code));
      yield {
        direction: 'widens',
        title: `The identity trusts ${names}${was.length > 0 ? ' as well' : ''}`,
        message: `Its workloads get the keys of ${names} from SPIRE, and accept identities that were made with these. Where SPIRE has no bundle of such a domain, they get no identity at all.`,
        before: { says: list(was) },
        after: { span: spanOf(after.fact, added), says: list(is) },
      };
    }
    if (removed.length > 0) {
      const names = enumerate(removed.map(code));
      yield {
        direction: 'narrows',
        title: `The identity trusts ${names} no more`,
        message: `SPIRE does not hand out the keys of ${names} to its workloads any more, so they refuse identities from there.`,
        before: { span: spanOf(before.fact, removed), says: list(was) },
        after: { says: list(is) },
      };
    }
  },
  examples: [
    ...bothWays(
      SOUND_SPIRE,
      unsoundSpire('spiffe-id.yaml', '[acme.partner.example]', '[acme.partner.example, bank.partner.example]'),
      'widens',
      'narrows',
    ),
    ...bothWays(
      SOUND_SPIRE,
      unsoundSpire('static-entry.yaml', '  x509SVIDTTL', '  federatesWith: [acme.partner.example]\n  x509SVIDTTL'),
      'widens',
      'narrows',
    ),
  ],
});

function hasUnknown({ fact }: Version<WorkloadIdentityFact>): boolean {
  return fact.federatesWith.some(({ known }) => !known);
}

function spanOf({ federatesWith }: WorkloadIdentityFact, names: readonly string[]): Span | undefined {
  return federatesWith.find((item) => item.known && names.includes(domainKey(item.value)))?.span;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'nobody' : names.map(shown).join(', ');
}

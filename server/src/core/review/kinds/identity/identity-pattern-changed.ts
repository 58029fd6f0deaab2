import type { WorkloadIdentityFact } from '../../../model/facts.ts';
import { shown } from '../../../model/readiness/words.ts';
import { knownValue, type Stated } from '../../../model/stated.ts';
import { SOUND_SPIRE, unsoundSpire } from '../../../rules/spire-examples.ts';
import { code } from '../../../values/code.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays, step } from '../../examples.ts';
import { concernsTrust } from './concerned.ts';

export const identityPatternChanged = changeKind({
  id: 'identity-pattern-changed',
  title: 'Workloads get another name',
  what: 'The SPIFFE ID of an identity which trusts somebody foreign or has rights over SPIRE, or the DNS names in its certificate. Others let it in, or refuse it, by these.',
  families: ['overly-broad-trust'],
  on: ['workload-identity'],
  *compare(pair) {
    if (pair.is !== 'kept' || !concernsTrust(pair)) return;
    const { before, after } = pair;
    const [was, is] = [knownValue(before.fact.spiffeId), knownValue(after.fact.spiffeId)];
    if (was !== undefined && is !== undefined && was !== is) {
      yield {
        direction: 'moves',
        title: `The SPIFFE ID changes from ${code(was)} to ${code(is)}`,
        message:
          'Policies here and on the other side name workloads by their ID: those that name the old one refuse it, and those that name the new one let it in.',
        before: { span: before.fact.spiffeId?.span, says: shown(was) },
        after: { span: after.fact.spiffeId?.span, says: shown(is) },
      };
    }
    const [old, fresh] = [namesOf(before.fact), namesOf(after.fact)];
    if (!old || !fresh || old.join() === fresh.join()) return;
    yield {
      direction: 'moves',
      title: `The DNS names change from ${list(old, code)} to ${list(fresh, code)}`,
      message:
        'Clients that check the name of a server go by these names, so the workload can stand for other servers than before.',
      before: { span: before.fact.dnsNames[0]?.span, says: list(old, shown) },
      after: { span: after.fact.dnsNames[0]?.span, says: list(fresh, shown) },
    };
  },
  examples: [
    step(SOUND_SPIRE, unsoundSpire('spiffe-id.yaml', '/sa/{{ .PodSpec.ServiceAccountName }}', '/payments'), 'moves'),
    ...bothWays(
      SOUND_SPIRE,
      unsoundSpire('spiffe-id.yaml', '  ttl: 1h', '  dnsNameTemplates: ["payments.shop.corp.example"]\n  ttl: 1h'),
      'moves',
      'moves',
    ),
  ],
});

/** In one order; undefined where a template decides. */
function namesOf({ dnsNames }: WorkloadIdentityFact): string[] | undefined {
  const known = dnsNames.flatMap((name: Stated) => (name.known ? [name.value] : []));
  return known.length < dnsNames.length ? undefined : known.sort();
}

function list(names: readonly string[], mark: (name: string) => string): string {
  return names.length === 0 ? 'none' : names.map(mark).join(', ');
}

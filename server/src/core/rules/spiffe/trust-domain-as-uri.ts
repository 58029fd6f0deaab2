import { type Consequence, consequenceOf } from '../../model/consequence.ts';
import { NAMING, type NamingFact, trustDomainsIn } from '../../model/identifiers.ts';
import { partOf } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { isUriForm, parseSpiffeId } from '../../values/spiffe-id.ts';
import { rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';
import { capitalised } from '../wording.ts';
import { renaming } from './domain-renaming.ts';

export const trustDomainAsUri = rule({
  id: 'trust-domain-as-uri',
  severity: 'warning',
  title: 'A SPIFFE ID where the name of a trust domain belongs',
  what: 'The field holds the name of a trust domain, and a URI that begins with `spiffe://` stands in it.',
  why: 'SPIRE takes the name out of the URI and drops the path without a word, so trust that looks narrowed to one workload covers the whole domain. Teleport and the operator of OpenShift refuse such a name, Envoy never matches it, and the same domain written in two ways is easily configured twice.',
  how: 'Write the bare name. Which identities of that domain are let in is said where requests are authorized.',
  families: [],
  references: ['spiffe:SPIFFE-ID 2.1'],
  edit: 'fix',
  on: NAMING,
  *check(fact) {
    for (const stated of trustDomainsIn(fact)) {
      const id = isUriForm(stated.value) ? parseSpiffeId(stated.value) : undefined;
      if (!id?.ok) continue;
      const name = id.trustDomain;
      const pathStart = stated.value.length - id.path.length;
      const { isRefused, words } = consequenceFor(fact);
      const isTakenOut = !isRefused && id.path !== '';
      const loss = isTakenOut
        ? `SPIRE drops ${code(id.path)} without a word, so this stands for the whole trust domain.`
        : `${capitalised(words)}.`;
      yield {
        severity: isRefused ? 'error' : 'warning',
        at: partOf(
          stated,
          id.path === '' ? { start: 0, end: pathStart - name.length } : { start: pathStart, end: stated.value.length },
        ),
        message: `The bare name of a trust domain belongs here, and ${code(stated.value)} is a SPIFFE ID. ${loss} Write ${code(name)}.`,
        // A path shows that somebody meant one workload: that it goes is for a person to see.
        offers: () => renaming(fact, stated, name, id.path === '' ? 'fix' : 'suggest'),
      };
    }
  },
  bad: unsoundSpire('spiffe-id.yaml', '[acme.partner.example]', '["spiffe://acme.partner.example"]'),
  good: SOUND_SPIRE,
});

function consequenceFor(fact: NamingFact): Consequence {
  if (fact.type === 'federation' || fact.type === 'spire-server' || fact.type === 'spire-agent') {
    return consequenceOf('trust-domain-as-uri', fact.form);
  }
  return { isRefused: false, words: 'SPIRE reads the name out of it; other programs never match it' };
}

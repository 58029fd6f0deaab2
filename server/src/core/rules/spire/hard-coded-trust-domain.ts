import { isLocalBySettings, ownDomainOf } from '../../model/controllers.ts';
import { writtenDomain } from '../../model/home.ts';
import { partOf } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';

export const hardCodedTrustDomain = rule({
  id: 'hard-coded-trust-domain',
  severity: 'warning',
  title: 'A template for another trust domain',
  what: '`spiffeIDTemplate` spells out a trust domain, and it is not that of the controller manager that acts on the resource.',
  why: 'The controller manager takes identities of its own trust domain only and refuses the others when it fills the template in, so the pods get none. Most often the file was copied from another cluster.',
  how: 'Write `{{ .TrustDomain }}` in place of the name. The template then fits every cluster.',
  families: [],
  references: ['spiffe:SPIFFE-ID 2.1'],
  edit: 'suggest',
  on: ['workload-identity'],
  *check(fact, context) {
    if (fact.origin !== 'template' || !fact.spiffeId?.known) return;
    const { spiffeId: text } = fact;
    const written = writtenDomain(fact);
    const own = written && ownDomainOf(fact, context);
    if (!own || own.name === written.name || isLocalBySettings(written.name, context)) return;
    const { controller } = own;
    const configured = controller?.fact.trustDomain;
    yield {
      at: partOf(text, written.place),
      message: `The identity is of ${code(written.name)}, but the trust domain here is ${code(own.name)}. The controller manager refuses it ("expected trust domain ${own.name}"), and the pods get no identity. Write \`{{ .TrustDomain }}\`.`,
      related:
        controller && configured
          ? [{ document: controller.document, span: configured.span, message: 'The trust domain is set here.' }]
          : [],
      offers: () => [
        {
          title: 'Write `{{ .TrustDomain }}`',
          kind: 'suggest',
          operations: [
            {
              op: 'replace',
              span: text.span,
              value: `${text.value.slice(0, written.place.start)}{{ .TrustDomain }}${text.value.slice(written.place.end)}`,
            },
          ],
        },
      ],
    };
  },
  bad: unsoundSpire('spiffe-id.yaml', '{{ .TrustDomain }}', 'staging.corp.example'),
  good: SOUND_SPIRE,
});

import { partOf } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { repairTrustDomain } from '../../values/spiffe-id.ts';
import { SOUND_MESH, unsoundMesh } from '../mesh-examples.ts';
import { rule } from '../rule.ts';

const SCHEME = 'spiffe://';

export const envoyDomainAsUri = rule({
  id: 'envoy-domain-as-uri',
  severity: 'error',
  title: 'A trust domain that Envoy never matches',
  what: 'The name of a trust domain in the SPIFFE validator of Envoy begins with `spiffe://`.',
  why: 'Envoy compares the name, letter by letter, with what stands between `spiffe://` and the next slash in a certificate. A name with the scheme is never equal to that, so every peer of this trust domain is turned away, and nothing says so when Envoy starts.',
  how: 'Write the bare name.',
  families: ['bundle-endpoint'],
  references: ['spiffe:SPIFFE-ID 2.1'],
  edit: 'fix',
  on: ['envoy-trust'],
  *check({ domains }) {
    for (const { name } of domains) {
      if (!name?.known || !name.value.startsWith(SCHEME)) continue;
      const bare = repairTrustDomain(name.value);
      // What stands behind the name may have been meant to narrow the trust, which it does not.
      const isBare = name.value === `${SCHEME}${bare}`;
      yield {
        at: partOf(name, { start: 0, end: SCHEME.length }),
        message: `With \`${SCHEME}\` in front this name matches no certificate, so Envoy turns away every peer of the trust domain without a word at its start. Write ${bare === undefined ? 'the bare name' : code(bare)}.`,
        offers: () =>
          bare === undefined
            ? []
            : [
                {
                  title: `Change to ${code(bare)}`,
                  kind: isBare ? 'fix' : 'suggest',
                  operations: [{ op: 'replace', span: name.span, value: bare }],
                },
              ],
      };
    }
  },
  bad: unsoundMesh('envoy.yaml', '- name: acme.partner.example', '- name: spiffe://acme.partner.example'),
  good: SOUND_MESH,
});

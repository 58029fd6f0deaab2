import { domainKey } from '../../model/domain-key.ts';
import type { ManagedRouteFact } from '../../model/facts.ts';
import { inOneFolder } from '../../model/folder.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { SOUND_OPERATOR, unsoundOperator } from '../install-examples.ts';
import { type RuleContext, rule } from '../rule.ts';

export const managedRouteName = rule({
  id: 'managed-route-name',
  severity: 'warning',
  title: 'A certificate for another name than that of the Route',
  what: '`acme.domainName` of a `SpireServer` differs from the name of the Route that the operator makes, which is always `federation.<trust domain>`.',
  why: 'The certificate authority looks for the server under the name the certificate is for, and others reach it under the name of the Route. Where these differ, no certificate is issued, or one that does not fit the address.',
  how: 'Ask for the certificate under the name of the Route, or set `managedRoute: "false"` and expose the endpoint under your own name.',
  families: ['bundle-endpoint'],
  edit: 'suggest',
  on: ['managed-route'],
  *check(fact, context) {
    const { acmeDomain } = fact;
    const trustDomain = ownDomain(fact, context);
    if (!acmeDomain?.known || trustDomain === undefined) return;
    const name = `federation.${trustDomain}`;
    if (domainKey(acmeDomain.value) === name) return;
    yield {
      at: acmeDomain.span,
      message: `The operator makes the Route ${code(name)} for this endpoint, and the certificate is for ${code(acmeDomain.value)}. No certificate is issued then, or one that does not fit. Use the name of the Route, or expose the endpoint yourself.`,
      offers: () => [
        {
          title: `Change to ${code(name)}`,
          kind: 'suggest',
          operations: [{ op: 'replace', span: acmeDomain.span, value: name }],
        },
      ],
    };
  },
  bad: unsoundOperator('spire-server.yaml', 'domainName: federation.shop', 'domainName: spire.shop'),
  good: SOUND_OPERATOR,
});

/** The trust domain stands in a resource of its own, beside this one. */
function ownDomain({ trustDomain }: ManagedRouteFact, { workspace, document: here }: RuleContext): string | undefined {
  if (trustDomain) return trustDomain.known ? domainKey(trustDomain.value) : undefined;
  const beside = workspace
    .lookup('any-spire-server', '')
    .filter(
      ({ fact, document }) => fact.form === 'spire-server-resource' && fact.trustDomain && inOneFolder(document, here),
    );
  const [name, ...others] = new Set(beside.map(({ fact }) => knownValue(fact.trustDomain)));
  return name === undefined || others.length > 0 ? undefined : domainKey(name);
}

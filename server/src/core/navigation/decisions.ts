/** Every place that decides for a trust domain: policies, enforcement points, and the agreements they serve. */
import { domainKey } from '../model/domain-key.ts';
import type { EnforcementPointFact, Fact, Party, PolicyFact } from '../model/facts.ts';
import { inOrder } from '../model/order.ts';
import { policiesFor, policiesOf } from '../model/policy-documentation.ts';
import type { Stated } from '../model/stated.ts';
import type { DocumentRef, FactReader, Located } from '../model/store.ts';
import type { Span } from '../syntax/span.ts';

export interface Decision {
  readonly document: DocumentRef;
  readonly span: Span;
  /** A trust link is the native configuration that a federation is an agreement about. */
  readonly by: 'policy' | 'enforcement point' | 'federation' | 'trust link';
}

/** A place for each of them, at the name of the trust domain if it stands there, in the order of the workspace. */
export function decisionsFor(domain: string, workspace: FactReader): Decision[] {
  const name = domainKey(domain);
  const links = workspace.lookup('federation-by-remote', name);
  const points = workspace.lookup('enforcement-point-by-accepted', name);
  const policies = new Set([
    ...workspace.lookup('policy-by-party', name),
    ...points.flatMap(({ fact }) => policiesOf(fact, { workspace })),
    ...links.flatMap(({ fact }) => policiesFor(fact, { workspace })),
  ]);
  const found = [
    ...[...policies].map((one) => placed(one, 'policy', partyNamed(one.fact, name)?.subject.span ?? one.fact.span)),
    ...points.map((one) => placed(one, 'enforcement point', acceptedNamed(one.fact, name)?.span ?? one.fact.span)),
    ...links.map((one) =>
      placed(one, one.fact.origin === 'manifest' ? 'federation' : 'trust link', one.fact.remote.span),
    ),
  ];
  return inOrder(found, ({ span }) => span).map(({ document, fact }) => ({ document, ...fact }));
}

function placed({ document }: Located<Fact>, by: Decision['by'], span: Span): Located<Omit<Decision, 'document'>> {
  return { document, fact: { by, span } };
}

function partyNamed({ parties }: PolicyFact, name: string): Party | undefined {
  return parties.find(({ domain }) => isNamed(domain, name));
}

function acceptedNamed({ accepts }: EnforcementPointFact, name: string): Stated | undefined {
  return accepts.find((accepted) => isNamed(accepted, name));
}

function isNamed(stated: Stated | undefined, name: string): boolean {
  return stated?.known === true && domainKey(stated.value) === name;
}

/** Trust domains, issuers and peers for which anything decides: those that are federated with come first. */
export function decidedDomains(workspace: FactReader): string[] {
  const remotes = workspace.keys('federation-by-remote').toSorted();
  const others = [...workspace.keys('policy-by-party'), ...workspace.keys('enforcement-point-by-accepted')].sort();
  return [...new Set([...remotes, ...others])];
}

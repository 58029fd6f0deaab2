/** Addresses in a document that a person may want to open: endpoints, evidence, and the pages of the rules it names. */
import type { Fact, FederationFact } from '../model/facts.ts';
import { partOf, type Stated } from '../model/stated.ts';
import { ruleUrl } from '../rules/documentation.ts';
import type { Span } from '../syntax/span.ts';
import { parseEndpointUrl } from '../values/bundle-endpoint-url.ts';
import { perDocument } from './per-document.ts';
import { namedRules } from './rule-names.ts';

export interface Link {
  readonly span: Span;
  /** Always `https`. */
  readonly url: string;
  readonly tooltip: string;
}

export const linksIn = perDocument((document): readonly Link[] => {
  const rules = namedRules(document).map(({ id, span }) => ({
    span,
    url: ruleUrl(id),
    tooltip: `What the rule ${id} is about`,
  }));
  return [...document.facts.flatMap(addressesIn), ...rules].sort((a, b) => a.span.start - b.span.start);
});

function addressesIn(fact: Fact): Link[] {
  if (fact.type === 'trust-domain') return linkTo(fact.bundle.url, 'The bundle endpoint');
  if (fact.type === 'exception') return linkTo(fact.timeBox.change, 'The change record');
  if (fact.type === 'bundle-endpoint') {
    const orders = [fact.legacyAcme, ...fact.profiles.map(({ acme }) => acme)];
    return orders.flatMap((acme) => linkTo(acme?.directoryUrl, 'The certificate authority'));
  }
  return fact.type === 'federation' ? inFederation(fact) : [];
}

function inFederation({ bundle, revocation, failureModes, timeBox }: FederationFact): Link[] {
  return [
    ...linkTo(bundle.url, 'The bundle endpoint'),
    ...linkTo(revocation.path, 'The way to end this trust'),
    ...linkTo(revocation.evidence, 'The evidence'),
    ...Object.values(failureModes).flatMap(({ evidence }) => linkTo(evidence, 'The evidence')),
    ...linkTo(timeBox.change, 'The change record'),
  ];
}

function linkTo(stated: Stated | undefined, tooltip: string): Link[] {
  if (!stated?.known) return [];
  const { scheme, problems } = parseEndpointUrl(stated.value);
  if (scheme !== 'https' || problems.length > 0) return [];
  return [{ span: partOf(stated, { start: 0, end: stated.value.length }), url: stated.value, tooltip }];
}

/** Who decides for a trust domain and where that is written down, for commands of the client. */
import type { Location } from 'vscode-languageserver';
import { type Decision, decidedDomains, decisionsFor } from '../core/navigation/decisions.ts';
import { nameAt } from '../core/navigation/names.ts';
import { documentingPlaces, policyAt } from '../core/navigation/policy-at.ts';
import { documentAt } from './document-at.ts';
import type { Feature } from './feature.ts';
import { DecidedDomains, DecisionsFor, DocumentationAt } from './protocol.ts';
import { toLocation } from './to-lsp.ts';

export const decisions: Feature = {
  capabilities: () => ({}),
  register({ connection, workspace, loaded }) {
    const { analyzer } = workspace;
    connection.onRequest(DecisionsFor, async ({ domain }): Promise<Location[]> => {
      await loaded;
      return decisionsFor(domain, analyzer.facts()).flatMap(
        ({ document, span }) => toLocation(workspace, document, span) ?? [],
      );
    });
    connection.onRequest(DecidedDomains, async ({ uri, position }) => {
      await loaded;
      const at = uri !== undefined && position ? documentAt(workspace, uri, position) : undefined;
      const name = at && nameAt(at.document, at.offset);
      const here = name?.of === 'trust-domain' ? name.name : undefined;
      return decidedDomains(analyzer.facts())
        .sort((a, b) => Number(b === here) - Number(a === here))
        .map((domain) => ({ domain, places: countsOf(decisionsFor(domain, analyzer.facts())) }));
    });
    connection.onRequest(DocumentationAt, async ({ uri, position }): Promise<Location[]> => {
      await loaded;
      const at = documentAt(workspace, uri, position);
      const policy = at && policyAt(at.document, at.offset);
      if (!at || !policy) return [];
      return documentingPlaces(policy, analyzer.context(at.document)).flatMap(
        ({ document, span }) => toLocation(workspace, document, span) ?? [],
      );
    });
  },
};

const KINDS: readonly (readonly [by: Decision['by'], noun: string, nouns: string])[] = [
  ['policy', 'policy', 'policies'],
  ['enforcement point', 'enforcement point', 'enforcement points'],
  ['federation', 'federation', 'federations'],
  ['trust link', 'trust link', 'trust links'],
];

/** "2 policies, 1 federation" */
function countsOf(found: readonly Decision[]): string {
  const counts = KINDS.flatMap(([kind, noun, nouns]) => {
    const count = found.filter(({ by }) => by === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? noun : nouns}`];
  });
  return counts.join(', ');
}

import type { Operation } from '../fixes/operation.ts';
import type { ConfigurationForm, FederationFact } from '../model/facts.ts';
import type { Located } from '../model/store.ts';

/** Where the link is a resource of its own, and no part of one that does more. */
const BY_THEMSELVES: readonly ConfigurationForm[] = ['manifest', 'cluster-federated-trust-domain', 'teleport'];

/** Takes a trust link out of the configuration it stands in; undefined where its place cannot be named. */
export function removalOf({ fact, document }: Located<FederationFact>): Operation | undefined {
  if (fact.path) return { op: 'remove', path: fact.path, document };
  if (!BY_THEMSELVES.includes(fact.form)) return undefined;
  const { path } = fact.resource;
  if (path.length > 0) return { op: 'remove', path, document };
  return { op: 'replace-text', span: { start: 0, end: document.section.text.length }, text: '', document };
}

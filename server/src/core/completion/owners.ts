/** People and teams: those configured, those that own something already, and those that CODEOWNERS and catalogues name. */

import type { Owner } from '../model/facts.ts';
import { knownValue, type Stated } from '../model/stated.ts';
import type { DocumentRef } from '../model/store.ts';
import { namesNobody, ownerKey } from '../values/owner.ts';
import { type FieldContext, type Proposal, textProposal } from './proposal.ts';

/** Where teams are configured, another owner would be reported as unknown, so only those are offered. */
export function owners(context: FieldContext): Proposal[] {
  const { teams } = context.request.settings.owners;
  if (teams.length > 0) return teams.map((team) => textProposal(team, 'configured team', 'name'));
  const counts = new Map<string, { name: string; count: number }>();
  for (const { name, document } of named(context)) {
    if (name === context.current && document.section === context.request.section) continue;
    const seen = counts.get(ownerKey(name)) ?? { name, count: 0 };
    counts.set(ownerKey(name), { ...seen, count: seen.count + 1 });
  }
  const inUse = [...counts.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  const inFiles = fromFiles(context).filter(({ label }) => !counts.has(ownerKey(label)));
  return [
    ...inUse.map(({ name, count }) => textProposal(name, `owner in ${count} place${count === 1 ? '' : 's'}`, 'name')),
    ...inFiles,
  ];
}

/** Every owner that a manifest states, once for each time. */
function* named({ request: { workspace } }: FieldContext): Generator<{ name: string; document: DocumentRef }> {
  const stated = (document: DocumentRef, ...all: readonly (Stated<Owner> | undefined)[]) =>
    all.flatMap((owner) => {
      const name = knownValue(owner)?.name;
      return name === undefined || namesNobody(name) ? [] : [{ name, document }];
    });
  for (const key of workspace.keys('federation-by-remote')) {
    for (const { fact, document } of workspace.lookup('federation-by-remote', key)) {
      yield* stated(document, ...Object.values(fact.owners));
    }
  }
  for (const index of ['trust-domain', 'enforcement-point', 'exception-by-federation'] as const) {
    for (const key of workspace.keys(index)) {
      for (const { fact, document } of workspace.lookup(index, key)) yield* stated(document, fact.owner);
    }
  }
}

function fromFiles({ request: { workspace, settings } }: FieldContext): Proposal[] {
  const { codeowners, backstage } = settings.owners;
  const found = new Map<string, Proposal>();
  for (const folder of workspace.keys('ownership')) {
    for (const { fact } of workspace.lookup('ownership', folder)) {
      if (!(fact.source === 'CODEOWNERS' ? codeowners : backstage)) continue;
      for (const name of fact.rules.flatMap((rule) => rule.owners)) {
        if (!found.has(ownerKey(name))) found.set(ownerKey(name), textProposal(name, fact.source, 'name'));
      }
    }
  }
  return [...found.values()];
}

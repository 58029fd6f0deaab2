/** What can be done at once about the open obligations of a change: edits that findings of the head offer. */
import { type Finding, isVisible } from '../../core/analysis/finding.ts';
import type { Obligation, ObligationId } from '../../core/model/obligation.ts';
import type { Change } from '../../core/review/change.ts';
import { isAbout, openObligations } from '../../core/review/spoken.ts';
import type { Offer } from '../../core/rules/rule.ts';
import type { Workspace } from '../workspace.ts';

export interface Settling {
  /** Tells it from the others of the same change. */
  readonly id: string;
  readonly obligation: ObligationId;
  readonly finding: Finding;
  readonly offer: Offer;
}

/** In the order of the obligations. */
export function settlingsOf(change: Change, workspace: Workspace): Settling[] {
  const found = openObligations(change).flatMap((obligation) =>
    findingsOf(change, obligation, workspace).flatMap((finding) =>
      finding.offers().map((offer) => ({ obligation: obligation.id, finding, offer })),
    ),
  );
  const seen = new Map<string, number>();
  return found.flatMap((one, index) => {
    // One edit may settle several obligations; it is offered with the first.
    if (found.findIndex(({ finding, offer }) => finding === one.finding && offer.title === one.offer.title) < index)
      return [];
    const name = `${one.finding.rule.id} ${one.offer.title}`;
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return [{ ...one, id: nth === 1 ? name : `${name} ${nth}` }];
  });
}

function findingsOf(change: Change, obligation: Obligation, { analyzer }: Workspace): Finding[] {
  const uris = [change.after?.document.uri, obligation.at?.document.uri].flatMap((uri) => uri ?? []);
  return [...new Set(uris)]
    .flatMap((uri) => analyzer.findings(uri))
    .filter((finding) => isVisible(finding) && isAbout(change, obligation, finding));
}

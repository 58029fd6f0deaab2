/** The places of a change, in columns as the client counts them. */
import type { Analyzer } from '../../core/analysis/analyzer.ts';
import type { ChangeView, PlaceView } from '../../core/review/view.ts';
import type { Workspace } from '../workspace.ts';

export function inClientColumns(view: ChangeView, base: Analyzer, { analyzer, positions }: Workspace): ChangeView {
  const converted = <T extends PlaceView>(place: T | undefined, state: Analyzer): T | undefined => {
    const source = place && state.file(place.uri)?.source;
    return source ? { ...place, range: positions.rangeToClient(source, place.range) } : place;
  };
  return {
    ...view,
    before: converted(view.before, base),
    after: converted(view.after, analyzer),
    obligations: view.obligations.map((one) => ({ ...one, place: converted(one.place, analyzer) })),
  };
}

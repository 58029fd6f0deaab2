/** Kinds of change as rules of SARIF, and changes as results. */
import type { ChangeKind } from '../../../../core/review/change-kind.ts';
import type { ChangeView, SideView } from '../../../../core/review/view.ts';
import { LEVELS } from '../../../reports/levels.ts';
import { locationOf } from '../../../reports/sarif/location.ts';
import { messageOf } from '../../../reports/sarif/message.ts';
import { FINGERPRINT } from '../../../reports/sarif/results.ts';
import { nameOf, tagsOf } from '../../../reports/sarif/rules.ts';
import type { Taxonomies } from '../../../reports/sarif/taxonomies.ts';
import { visible } from '../../../reports/visible.ts';
import { CHANGE_SEVERITY } from '../change-severity.ts';
import { changeFingerprint, changeLines } from '../change-words.ts';
import { changeUrl } from '../documentation.ts';
import { placeOfView, shownPlace } from '../place.ts';

export function changeRuleId(kind: string): string {
  return `change/${kind}`;
}

/** A change is no weakness, so it belongs to no taxon: all that it cites is merely relevant. */
export function changeDescriptor(kind: ChangeKind, references: readonly string[], taxonomies: Taxonomies) {
  const relationships = taxonomies.relationshipsOf(references);
  const id = changeRuleId(kind.id);
  return {
    id,
    name: nameOf(id),
    shortDescription: { text: kind.title },
    fullDescription: { text: kind.what, markdown: kind.what },
    help: { text: kind.what, markdown: `${kind.what}\n\n[More about this kind of change](${changeUrl(kind.id)})` },
    helpUri: changeUrl(kind.id),
    defaultConfiguration: { level: LEVELS[CHANGE_SEVERITY.widens].sarif },
    properties: { tags: tagsOf(kind.families, []) },
    ...(relationships.length > 0 ? { relationships } : {}),
  };
}

export function changeResult(change: ChangeView, indexOf: (ruleId: string) => number) {
  const { kind, direction, subject, before, after, obligations } = change;
  const ruleId = changeRuleId(kind);
  const place = shownPlace(change);
  const related = relatedPlaces(change);
  return {
    ruleId,
    ruleIndex: indexOf(ruleId),
    level: LEVELS[CHANGE_SEVERITY[direction]].sarif,
    message: messageOf(changeLines(change).map(visible).join(' ')),
    locations: place ? [locationOf({ uri: place.uri, range: placeOfView(place).range })] : [],
    partialFingerprints: { [FINGERPRINT]: changeFingerprint(change) },
    ...(related.length > 0 ? { relatedLocations: related.map((there, index) => ({ id: index, ...there })) } : {}),
    baselineState: 'new',
    suppressions: [],
    properties: {
      direction,
      subject,
      before: before?.says ?? null,
      after: after?.says ?? null,
      obligations: obligations.map(({ id, state, asks, says }) => ({ id, state, asks, says })),
    },
  };
}

/** How it was, in the file of the base, and where what is open would be said. */
function relatedPlaces({ before, after, obligations }: ChangeView) {
  const was = before && after ? [placeNamed(before, wasWords(before))] : [];
  const open = obligations.flatMap(({ state, place, asks }) =>
    state === 'open' && place ? [placeNamed(place, `Open: ${asks}.`)] : [],
  );
  return [...was, ...open];
}

function placeNamed(place: Pick<SideView, 'uri' | 'range'>, message: string) {
  return locationOf({ uri: place.uri, range: placeOfView(place).range, message });
}

function wasWords({ says }: SideView): string {
  return says === undefined ? 'Before the change.' : `Before the change: ${says}.`;
}

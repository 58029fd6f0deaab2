/** Completion: from a document and a cursor to candidates, best ones first. Only this one document is read. */
import { fieldAt } from '../formats/field.ts';
import type { Language } from '../syntax/source.ts';
import { visible } from '../values/visible.ts';
import type { Candidate, Completion, CompletionRequest, Insertion, Placed } from './candidate.ts';
import { inComment } from './comment.ts';
import { afterComma } from './inside-list.ts';
import { insideTemplate } from './inside-template.ts';
import { keysOf } from './keys.ts';
import { beginnings } from './manifest.ts';
import { openQuote, type Place, type Slot, unquoted } from './place.ts';
import { placeAt } from './place-at.ts';
import type { FieldContext, Proposal } from './proposal.ts';
import { type Stops, toInsert } from './stops.ts';
import { isOurs, mayComplete, subjectAt } from './subject.ts';
import { valuesOf } from './values.ts';

const NOTHING: Completion = { candidates: [], isComplete: true };

/** More than this nobody reads. */
const MOST = 300;

export function completionsAt(request: CompletionRequest): Completion {
  const { path, language, section, tree, offset } = request;
  if (!mayComplete(path, section.text)) return NOTHING;
  const place = placeAt({ file: path, language, text: section.text, tree }, offset);
  if (!place) return NOTHING;
  const here = { ...request, language: place.language };
  if (place.in === 'comment') return isOurs(path, place) ? answer(here, inComment(here, place)) : NOTHING;
  return answer(
    here,
    place.slots.flatMap((slot) => inSlot(here, place, slot)),
  );
}

function inSlot(request: CompletionRequest, place: Place, slot: Slot): Placed[] {
  const subject = subjectAt(request.path, place, slot);
  if (!subject) return [];
  // A text with a blank in it is more than a word: it is complete, or nobody's to guess.
  const isWord = !/\s/.test(slot.typed);
  if (subject.is === 'unfinished') return isWord ? written(slot, beginnings(request, subject, slot)) : [];
  const { schema, kind, object, path } = subject;
  const field = fieldAt(schema, path);
  if (!field) return [];
  const { text } = request.section;
  const current = unquoted(text.slice(slot.word.start, slot.word.end)).replace(/["']$/, '');
  const context: FieldContext = { request, schema, kind, object, field, path, current };
  if (slot.role === 'key') return written(slot, keysOf(context, slot));
  const inside = insideTemplate(context, slot) ?? afterComma(context, slot);
  if (inside) return inside;
  return isWord ? written(slot, valuesOf(context)) : [];
}

function written(slot: Slot, proposals: readonly Proposal[]): Placed[] {
  const taken =
    slot.role === 'value' ? slot.siblings.flatMap((item) => (item.type === 'scalar' ? item.value : [])) : [];
  const quote = openQuote(slot.typed) ? slot.typed.charAt(0) : '';
  return proposals.flatMap((proposal): Placed[] => {
    const insertion = insertionOf(slot, proposal);
    if (!insertion || taken.includes(proposal.label)) return [];
    // What is typed is compared from its first sign on, which may be a quote.
    const filterText = quote === '' ? proposal.filterText : quote + (proposal.filterText ?? proposal.label);
    return [[{ ...proposal, ...(filterText !== undefined && { filterText }) }, insertion]];
  });
}

function insertionOf(slot: Slot, { key, value, further }: Proposal): Insertion | undefined {
  if (slot.role === 'value') return slot.write(value, further);
  return key === undefined ? undefined : slot.write(key, value);
}

function answer({ section, offset, language, stops }: CompletionRequest, placed: readonly Placed[]): Completion {
  const isComplete = placed.length <= MOST;
  const hasTyped = ([{ label }, { replace }]: Placed) =>
    label.includes(unquoted(section.text.slice(replace.start, offset)).trim());
  const shown = isComplete ? placed : placed.filter(hasTyped).slice(0, MOST);
  return { isComplete, candidates: shown.map((one, index) => toCandidate(one, index, language, stops)) };
}

function toCandidate([appearance, insertion]: Placed, index: number, language: Language, stops: Stops): Candidate {
  const { label, kind, detail, documentation, filterText } = appearance;
  const { text, replace, also } = insertion;
  return {
    label: visible(label),
    kind,
    insert: toInsert(text, language, stops),
    replace,
    sortKey: String(index).padStart(4, '0'),
    ...(detail !== undefined && detail !== '' && { detail: visible(detail) }),
    ...(documentation !== undefined && { documentation }),
    ...(filterText !== undefined && { filterText }),
    ...(also && { also }),
  };
}

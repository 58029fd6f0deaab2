/** Compares two states of a workspace, and says what the step from one to the other does to trust. */
import type { Analyzer } from '../analysis/analyzer.ts';
import type { Term } from '../model/facts.ts';
import type { Span } from '../syntax/span.ts';
import { anchorOf } from '../syntax/tree.ts';
import type { FileChange } from './base-state.ts';
import { readablePairs } from './broken.ts';
import { type Change, DIRECTIONS, type Side } from './change.ts';
import type { ChangeKind, Difference, ReviewContext, ToldSide } from './change-kind.ts';
import { describeSubject, placeOf } from './identity.ts';
import { changeKinds } from './kinds/list.ts';
import { doubtingOldRecords } from './old-record.ts';
import { type Placed, pairsOf } from './pairing.ts';
import type { Pair, Subject, Version } from './subject.ts';
import { subjectsIn } from './subjects-in.ts';

/** All changes, those that widen first. `base` is `baseOf(head, files)`, `now` in epoch milliseconds. */
export function reviewOf(base: Analyzer, head: Analyzer, files: readonly FileChange[], now: number): Change[] {
  const old = files.flatMap(({ before, after }) =>
    before ? placed(base, before.info.uri, after ?? before.info.uri) : [],
  );
  const fresh = files.flatMap(({ after }) => (after === undefined ? [] : placed(head, after, after)));
  const pairs = readablePairs(pairsOf(old, fresh), { base, head, files });
  const context: ReviewContext = { now, base: base.facts(), head: head.facts(), pairs };
  const doubted = doubtingOldRecords(old, fresh);
  const changes = pairs.flatMap((pair) =>
    changesOf(pair, context, { base, head }).map((change) => ({
      ...change,
      obligations: change.obligations.map(doubted),
    })),
  );
  return changes.sort((a, b) => DIRECTIONS.indexOf(a.direction) - DIRECTIONS.indexOf(b.direction));
}

interface States {
  readonly base: Analyzer;
  readonly head: Analyzer;
}

function placed(state: Analyzer, uri: string, path: string): Placed[] {
  const documents = state.file(uri)?.documents.flatMap((document) => document ?? []) ?? [];
  return documents.flatMap((document) => {
    const context = state.context(document);
    return subjectsIn(document, context.workspace).map((fact) => ({
      version: { fact, document: document.ref, context },
      path,
    }));
  });
}

function changesOf(pair: Pair<Subject>, context: ReviewContext, states: States): Change[] {
  const found = changeKinds.flatMap((kind) =>
    [...kind.compare(pair, context)].map((difference) => ({ kind, difference })),
  );
  const outdone = new Set(found.flatMap(({ difference }) => difference.insteadOf ?? []));
  return found.flatMap(({ kind, difference }) =>
    outdone.has(kind.id) ? [] : [changeOf(pair, kind, difference, states)],
  );
}

function changeOf(pair: Pair<Subject>, kind: ChangeKind, difference: Difference, states: States): Change {
  const { direction, title, message, obligations = [] } = difference;
  return {
    ...{ kind, direction, title, message, obligations, pair },
    subject: describeSubject((pair.after ?? pair.before).fact),
    before: sideOf(states.base, pair.before, difference.before),
    after: sideOf(states.head, pair.after, difference.after),
  };
}

function sideOf(state: Analyzer, version: Version<Subject> | undefined, told: ToldSide | undefined): Side | undefined {
  if (!version) return undefined;
  const { document } = version;
  return { document, span: told?.span ?? wouldBe(state, version, told?.missing ?? []), says: told?.says };
}

/** The key that would hold what is missing, else the place of the whole. */
function wouldBe(state: Analyzer, { fact, document }: Version<Subject>, terms: readonly Term[]): Span {
  const place = placeOf(fact);
  const [path] = 'slots' in fact ? terms.flatMap((term) => (fact.slots[term] ? [fact.slots[term]] : [])) : [];
  const root = state.documentOf(document)?.tree?.root;
  return root && path ? anchorOf(root, path, place) : place;
}

/** Requests to hide findings: in comments, and as annotations. */
import { canBeHidden } from '../analysis/suppression.ts';
import { addDays } from '../values/date.ts';
import type { CompletionRequest, Placed } from './candidate.ts';
import { comingDays } from './moments.ts';
import { type Proposal, textProposal } from './proposal.ts';
import { choice, quoted, stop } from './stops.ts';

const IGNORE_KEY = 'fedlint.dev/ignore.';

export function isIgnoreKey(key: string): boolean {
  return key.startsWith(IGNORE_KEY);
}

/** The value of an annotation that hides a rule. */
export function ignoreTerms({ now, settings }: CompletionRequest): Proposal {
  const until = addDays(now, settings.timeBox.max);
  return {
    label: `until=${until} -- …`,
    kind: 'snippet',
    detail: 'the last day, and the reason',
    value: quoted(`until=${stop(until)} -- ${stop()}`),
  };
}

/** Annotation keys: one for any rule, and all of them once somebody is about to name the rule. */
export function ignoreKeys(request: CompletionRequest, typed: string): Proposal[] {
  const { value } = ignoreTerms(request);
  const any: Proposal = {
    label: `${IGNORE_KEY}…`,
    key: IGNORE_KEY + stop(),
    kind: 'snippet',
    detail: 'hide a rule here',
    value,
  };
  if (!isIgnoreKey(typed)) return [any];
  return hidable(request).map(({ id, title }) => ({
    label: IGNORE_KEY + id,
    key: IGNORE_KEY + id,
    kind: 'rule',
    detail: title,
    value,
  }));
}

/** Rules that found something here come first. */
function hidable(request: CompletionRequest) {
  const found = request.found();
  const ids = request.rules.filter(({ id }) => canBeHidden(id, request.settings.locked));
  return ids.sort((a, b) => Number(found.has(b.id)) - Number(found.has(a.id)) || (a.id < b.id ? -1 : 1));
}

/** How a comment that begins at `start` may go on as a request to hide findings. */
export function requestsIn(request: CompletionRequest, start: number): Placed[] {
  const { section, offset } = request;
  const body = /^(?:#+|\/[/*]+)\s*([\s\S]*)$/.exec(section.text.slice(start, offset))?.[1] ?? '';
  const rest = /^fedlint-ignore(?:-file)?[\s:]+([\s\S]*)$/.exec(body)?.[1];
  const word = /[^\s,]*$/.exec(rest ?? body)?.[0] ?? '';
  if (rest === undefined && word !== body) return [];
  const after = /^[\w.=-]*/.exec(section.text.slice(offset))?.[0] ?? '';
  const replace = { start: offset - word.length, end: offset + after.length };
  const proposals =
    rest === undefined ? openings(request) : continuations(request, rest.slice(0, -word.length || undefined), word);
  return proposals.map((proposal) => [proposal, { text: String(proposal.value), replace }]);
}

function openings(request: CompletionRequest): Proposal[] {
  const { now, settings } = request;
  const found = request.found();
  const here = hidable(request).flatMap(({ id }) => (found.has(id) ? id : []));
  const terms = `${choice(here)} until=${addDays(now, settings.timeBox.max)} -- ${stop()}`;
  return [
    { ...textProposal('fedlint-ignore', 'hide a rule on the next line', 'snippet'), value: `fedlint-ignore ${terms}` },
    {
      ...textProposal('fedlint-ignore-file', 'hide a rule in this file', 'snippet'),
      value: `fedlint-ignore-file ${terms}`,
    },
  ];
}

/** Rules first, then the last day, then the reason; behind the reason nothing. */
function continuations(request: CompletionRequest, before: string, word: string): Proposal[] {
  const words = before.split(/[\s,]+/).filter((part) => part !== '');
  if (words.includes('--')) return [];
  const isDated = words.some((part) => part.startsWith('until='));
  const isNamed = words.some((part) => !part.startsWith('until='));
  const days = comingDays(request.now, request.settings.timeBox.max).map(([day, meaning]) => {
    const label = `until=${day} (${meaning})`;
    return { ...textProposal(`until=${day}`), label, filterText: label };
  });
  if (word.startsWith('until=')) return days;
  const reason: Proposal = {
    ...textProposal('-- …', 'the reason', 'snippet'),
    value: `-- ${stop()}`,
    filterText: '--',
  };
  const rules = hidable(request).filter(({ id }) => !words.includes(id));
  return [
    ...(isNamed && isDated ? [reason] : []),
    ...(isNamed && !isDated ? days : []),
    ...rules.map(({ id, title }) => textProposal(id, title, 'rule')),
  ];
}

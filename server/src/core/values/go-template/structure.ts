import { parseAction } from './actions.ts';
import { lexParts, type RawPart } from './lex.ts';
import { forget, newVariables, type Scope } from './scope.ts';
import type { TemplateAction, TemplatePart, TemplatePlace, TemplateProblem } from './tokens.ts';

const TOP: TemplatePlace = { dot: 'root', dollar: 'root', conditional: false, otherwise: false, definition: false };
const OPENS: ReadonlySet<string> = new Set(['if', 'with', 'range', 'define', 'block']);

/**
 * Reads a Go template: its parts in order, each with its place in the structure, and everything for which Go would refuse
 * it before it is ever rendered. Of the syntax of one action only the first mistake is told.
 */
export function lexTemplate(text: string): { parts: TemplatePart[]; problems: TemplateProblem[] } {
  const parts: TemplatePart[] = [];
  const problems: TemplateProblem[] = [];
  const scope: Scope = { frames: [], variables: newVariables() };
  for (const raw of lexParts(text)) {
    const place = scope.frames.at(-1)?.place ?? TOP;
    if (raw.kind === 'text') {
      parts.push({ ...raw, text: text.slice(raw.start, raw.end), place });
      continue;
    }
    const action = toAction(raw, place);
    const visible = scope.variables.names.length;
    parts.push(action);
    const mistake = raw.problem ?? (raw.kind === 'action' ? parseAction(action, scope) : undefined);
    if (mistake) problems.push(mistake);
    // A broken action opens and closes blocks as well: one mistake is not to make an `end` elsewhere look wrong.
    followStructure(action, scope, visible, problems);
  }
  if (!problems.some(({ code }) => code === 'unclosed-action' || code === 'unclosed-comment')) {
    for (const { keyword, action } of scope.frames) {
      problems.push({
        code: 'missing-end',
        start: action.start,
        end: action.end,
        message: `This ${keyword} is never ended: add {{ end }}.`,
      });
    }
  }
  return { parts, problems: problems.sort((a, b) => a.start - b.start) };
}

function toAction(raw: Exclude<RawPart, { kind: 'text' }>, place: TemplatePlace): TemplateAction {
  const { kind, start, end, tokens, trimLeft, trimRight } = raw;
  const [first, second] = tokens;
  const keyword = first?.kind === 'keyword' ? first.text : undefined;
  const declares = first?.kind === 'variable' && (second?.kind === 'declare' || second?.kind === 'assign');
  const prints = kind === 'action' && (keyword === undefined ? !declares : keyword === 'template');
  return { kind, start, end, tokens, trimLeft, trimRight, keyword, prints, place };
}

function followStructure(action: TemplateAction, scope: Scope, visible: number, problems: TemplateProblem[]): void {
  const { keyword } = action;
  if (keyword !== undefined && OPENS.has(keyword)) {
    open(keyword, action, scope, visible);
  } else if (keyword === 'end') {
    const frame = scope.frames.pop();
    if (!frame)
      problems.push(
        problem('unexpected-end', action, 'There is no if, range, with, define or block for this end to end.'),
      );
    else {
      scope.variables = frame.outer;
      forget(frame.outer, frame.visible);
    }
  } else if (keyword === 'else') {
    const mistake = openElse(action, scope);
    if (mistake) problems.push(problem('unexpected-else', action, mistake));
  }
}

function open(keyword: string, action: TemplateAction, scope: Scope, visible: number): void {
  const template = keyword === 'define' || keyword === 'block';
  const inRange = keyword === 'range' || (!template && (scope.frames.at(-1)?.inRange ?? false));
  scope.frames.push({
    keyword,
    action,
    place: inside(keyword, action.place),
    hasElse: false,
    inRange,
    outer: scope.variables,
    visible: template ? scope.variables.names.length : visible,
  });
  if (template) scope.variables = newVariables();
}

/** Turns the block at hand to its other branch, or says why there is none. */
function openElse({ tokens }: TemplateAction, { frames }: Scope): string | undefined {
  const frame = frames.at(-1);
  if (!frame || frame.keyword === 'define' || frame.keyword === 'block')
    return 'There is no if, range or with for this else.';
  if (frame.hasElse) return `This ${frame.keyword} has an else already.`;
  const again = tokens[1]?.kind === 'keyword' ? tokens[1].text : undefined;
  if (again !== undefined && again !== frame.keyword)
    return `The else of a ${frame.keyword} cannot be an else ${again}.`;
  const outer = frame.action.place;
  const place = { ...(again === undefined ? outer : inside(again, outer)), conditional: true, otherwise: true };
  const inRange = frames.at(-2)?.inRange ?? false;
  frames[frames.length - 1] = {
    ...frame,
    place,
    hasElse: again === undefined,
    inRange: frame.keyword === 'range' ? inRange : frame.inRange,
  };
  return undefined;
}

function inside(keyword: string, place: TemplatePlace): TemplatePlace {
  switch (keyword) {
    case 'define':
      return { ...place, dot: 'other', dollar: 'other', definition: true };
    case 'block':
      return { ...place, dot: 'other', dollar: 'other' };
    case 'if':
      return { ...place, conditional: true };
    default:
      return { ...place, dot: 'other', conditional: true };
  }
}

function problem(
  code: TemplateProblem['code'],
  { tokens, start, end }: TemplateAction,
  message: string,
): TemplateProblem {
  const token = tokens[0];
  return { code, start: token?.start ?? start, end: token?.end ?? end, message };
}

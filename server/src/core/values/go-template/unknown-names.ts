import { nearest } from '../nearest.ts';
import { quote } from '../quote.ts';
import type { TemplateProblem, TemplateToken } from './tokens.ts';
import { SPRIG_FUNCTIONS, TEMPLATE_FUNCTIONS } from './vocabulary.ts';

/** A function Go does not have; `tokens` is the action it stands in. */
export function unknownFunction(token: TemplateToken, tokens: readonly TemplateToken[]): TemplateProblem {
  const { text, start, end } = token;
  const place = { code: 'unknown-function', start, end } as const;
  if (SPRIG_FUNCTIONS.has(text)) {
    return {
      ...place,
      message: `${text} is a function of Helm and Sprig; the SPIRE controller manager has only those of Go itself and refuses the template.`,
    };
  }
  const meant = nearest(text, TEMPLATE_FUNCTIONS);
  if (meant !== undefined) {
    return {
      ...place,
      message: `There is no function ${quote(text)}: did you mean ${meant}?`,
      replacement: { start, end, text: meant },
    };
  }
  const message = `There is no function ${quote(text)}: a field begins with a dot, and a function must be one of Go's own.`;
  // A bare name, as other template languages write their variables.
  const [first, second] = tokens;
  const bare = first === token && (second === undefined || second.kind === 'pipe' || !second.spaced);
  return { ...place, message, ...(bare && { foreign: true }) };
}

export function undefinedVariable({ text, start, end }: TemplateToken): TemplateProblem {
  const message = `The variable ${text} is not declared in this template, so the whole template is refused.`;
  return { code: 'undefined-variable', start, end, message, foreign: true };
}

/** Reads Markdown as editors and forges do, and tells what of it is more than we ever say. */
import { lexer, type Token, walkTokens } from 'marked';
import { controls } from '../../server/src/core/frameworks/catalogue.ts';
import { steeringInLines } from './plain.ts';

const PUBLISHED = new Set(controls().map(({ url }) => url));
const OURS = /^https:\/\/github\.com\/fedlint\/fedlint\/blob\/main\/docs\/[\w./#-]+$/;

/** What a surface may be made of. */
export interface Allowed {
  /** Kinds of tokens. */
  readonly tokens: ReadonlySet<string>;
  /** Further addresses, beside those of our pages and of the controls. */
  link(href: string): boolean;
  /** Of pieces of HTML. */
  html?(text: string): boolean;
}

const PROSE = ['space', 'paragraph', 'text', 'codespan', 'strong', 'list', 'list_item', 'link', 'escape', 'br'];
export const HOVER: ReadonlySet<string> = new Set([...PROSE, 'hr', 'em']);
export const COMMENT: ReadonlySet<string> = new Set([...PROSE, 'heading', 'html', 'blockquote', 'em', 'checkbox']);

/** What must not be there. */
export function meaningsOf(markdown: string, { tokens, link, html }: Allowed): string[] {
  const found: string[] = steeringInLines(markdown);
  const look = (token: Token): void => {
    if (token.type === 'heading' && token.depth === 1) found.push(`title: ${token.raw}`);
    if (token.type === 'list' && token.ordered) found.push(`numbers: ${token.raw}`);
    if (!tokens.has(token.type)) found.push(`${token.type}: ${token.raw}`);
    if (token.type === 'link' && !PUBLISHED.has(token.href) && !OURS.test(token.href) && !link(token.href))
      found.push(`link: ${token.raw}`);
    if (token.type === 'html' && !html?.(token.raw)) found.push(`html: ${token.raw}`);
  };
  walkTokens(lexer(markdown), (token) => look(token));
  return found;
}

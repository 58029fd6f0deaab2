/** What its author took out before publishing says as little as a placeholder. */
import type { Stated } from '../../model/stated.ts';
import type { Node } from '../../syntax/tree.ts';
import { hasPlaceholder } from '../../values/placeholder.ts';
import { textOf } from '../cursor.ts';

export function isWithheld(text: string): boolean {
  return hasPlaceholder(text) || /\bredacted\b/i.test(text);
}

export function statedText(node: Node | undefined): Stated | undefined {
  const stated = textOf(node);
  if (!stated?.known || !isWithheld(stated.value)) return stated;
  return { known: false, span: stated.span, text: stated.value };
}

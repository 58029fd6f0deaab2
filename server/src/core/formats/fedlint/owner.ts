import type { Owner } from '../../model/facts.ts';
import { known, type Stated } from '../../model/stated.ts';
import { entryOf, type Node } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';

/** An owner as governance manifests write it: a short text, or a map with `team` or `person`. */
export function ownerOf(node: Node | undefined): Stated<Owner> | undefined {
  if (node?.type !== 'map') {
    const text = textOf(node);
    return text?.known ? known({ name: text.value.trim(), source: 'manifest' }, text.span) : text;
  }
  const name = textOf(entryOf(node, 'team')?.value) ?? textOf(entryOf(node, 'person')?.value);
  if (!name?.known) return name;
  const contact = textOf(entryOf(node, 'contact')?.value);
  return known(
    { name: name.value.trim(), source: 'manifest', ...(contact?.known ? { contact: contact.value } : {}) },
    name.span,
  );
}

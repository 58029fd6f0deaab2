import type { Stated } from '../../model/stated.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import type { TextInside } from '../kind.ts';

/**
 * The text of a SPIFFE bundle in a manifest. Of what was not meant to be JSON, such as PEM, nothing can be read as a
 * bundle: `bundle-not-spiffe-json` tells of it as a whole.
 */
export function bundleInside(root: Node, path: Path, domain: Stated | undefined): TextInside[] {
  const node = nodeAt(root, path);
  const isJson = node?.type === 'scalar' && typeof node.value === 'string' && /^\s*[{[]/.test(node.value);
  return isJson ? [{ path, language: 'json', domain }] : [];
}

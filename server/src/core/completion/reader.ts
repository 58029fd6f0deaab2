/** Who reads the manifest around a place: a kind, or a format that is known by what stands in it. */
import type { Format, Kind, TextInside } from '../formats/kind.ts';
import { formats, kinds } from '../formats/list.ts';
import type { Stated } from '../model/stated.ts';
import { entryOf, type Node, nodeAt, type Path } from '../syntax/tree.ts';
import { withoutStandIn } from './stand-in.ts';

/** Path of the manifest in the document, which is not empty in a List. */
export function baseOf(root: Node | undefined, at: Path): Path {
  const isInList = textIn(root, 'kind')?.endsWith('List') && at[0] === 'items' && typeof at[1] === 'number';
  return isInList ? at.slice(0, 2) : [];
}

export function textIn(node: Node | undefined, key: string): string | undefined {
  const value = entryOf(node, key)?.value;
  return value?.type === 'scalar' && typeof value.value === 'string' && value.value !== '' ? value.value : undefined;
}

/** The texts of other languages in the manifest around a path, by their paths from the root of the document. */
export function textsAround(root: Node, at: Path, file: string): TextInside[] {
  const base = baseOf(root, at);
  const object = nodeAt(root, base);
  if (!object) return [];
  const kind = kindOf(textIn(object, 'apiVersion'), textIn(object, 'kind'));
  const texts = kind ? kind.embeds?.(object) : inFormat(object, file);
  return (texts ?? []).map((text) => ({ ...text, path: [...base, ...text.path] }));
}

function inFormat(root: Node, file: string): TextInside[] {
  const format = formatOf(root, file, undefined);
  const view = format?.view?.(root);
  const texts = format?.embeds?.(view?.root ?? root) ?? [];
  return texts.map((text) => ({ ...text, path: view?.at(text.path) ?? text.path }));
}

export function kindOf(apiVersion: string | undefined, kind: string | undefined): Kind | undefined {
  const inVersion = kinds.filter((known) => known.apiVersion === apiVersion);
  return inVersion.find((known) => known.kind === kind) ?? inVersion.find((known) => known.kind === '*');
}

/** `domain` is the trust domain that a manifest around the text says it is about. */
export function formatOf(root: Node, file: string, domain: Stated | undefined): Format | undefined {
  const written = withoutStandIn(root);
  return formats.find((format) => format.recognise(written, file, domain));
}

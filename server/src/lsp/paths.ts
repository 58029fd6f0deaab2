/** URIs and paths. Containment is by path segment, never by string prefix. */

/** Path of a URI relative to a folder, or undefined where it does not lie in it. */
export function relativePath(folder: string, uri: string): string | undefined {
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  if (!uri.startsWith(base)) return undefined;
  return decode(uri.slice(base.length));
}

/** The folder a URI lies in, without a trailing slash. */
export function folderOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}

export function nameOf(uri: string): string {
  return decode(uri.slice(uri.lastIndexOf('/') + 1));
}

/** A URI in one spelling: editors differ in which characters they escape, and in the case of drive letters. */
export function normalized(uri: string): string {
  return uri
    .split('/')
    .map((segment) => encode(decode(segment)))
    .join('/')
    .replace(/^file:\/\/\/[A-Z]:/, (drive) => drive.toLowerCase());
}

/** As `normalized`, of a folder: without a slash at its end. */
export function normalizedFolder(uri: string): string {
  return normalized(uri).replace(/(?<=[^/])\/$/, '');
}

/** The URI of a path of either kind of system: of the two, only Windows begins without a slash. */
export function uriOfPath(path: string): string {
  return path.startsWith('/')
    ? normalized(`file://${escaped(path)}`)
    : normalized(`file:///${escaped(path.replaceAll('\\', '/'))}`);
}

/** A path may hold what would be an escape in a URI. */
function escaped(path: string): string {
  return path.replaceAll('%', '%25');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function encode(segment: string): string {
  try {
    return encodeURIComponent(segment).replaceAll('%3A', ':').replaceAll('%40', '@');
  } catch {
    // Half of a surrogate pair has no escape.
    return segment;
  }
}

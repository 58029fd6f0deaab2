/** Places as SARIF has them: relative URIs, lines and columns from 1, columns in UTF-16 units. */
import { fileOf, type Place } from '../place.ts';
import { messageOf } from './message.ts';

/** The working directory, to which the URIs in a log are relative. */
export const ROOT = '%SRCROOT%';
export const artifactRoot = { uriBaseId: ROOT };

/** What lies outside of the working directory goes by its whole URI: `..` has no business in a relative one (3.4.4). */
export function artifactLocation(uri: string): { readonly uri: string; readonly uriBaseId?: string } {
  const file = fileOf(uri);
  if (/^(\.\.(\/|$)|\/|[a-z]:\/)/i.test(file)) return { uri };
  const wellFormed = file.replace(/\p{Cs}/gu, '\uFFFD');
  return { uri: wellFormed.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

export function regionOf({ start, end }: Place['range']) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

export interface LocationRequest {
  readonly uri: string;
  readonly range: Place['range'];
  readonly message?: string | undefined;
  /** What it lies in, such as `Federation/acme/spec/owners`. */
  readonly object?: string | undefined;
}

export function locationOf({ uri, range, message, object }: LocationRequest) {
  return {
    physicalLocation: { artifactLocation: artifactLocation(uri), region: regionOf(range) },
    ...(object ? { logicalLocations: [{ fullyQualifiedName: object, kind: 'resource' }] } : {}),
    ...(message ? { message: messageOf(message) } : {}),
  };
}

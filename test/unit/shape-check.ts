/** What the tests of the shape check share. */
import assert from 'node:assert/strict';
import { configSchema, kindSchemas, type SchemaEntry } from '../../server/src/core/formats/schemas.ts';
import { checkShape, type ShapeProblem } from '../../server/src/core/formats/shape.ts';

export function entryOf(kind: string): SchemaEntry {
  const entry = kind === 'config' ? configSchema : kindSchemas.find((candidate) => candidate.kind === kind);
  assert.ok(entry, kind);
  return entry;
}

/** Checks a document of a kind of which only the part below the heading is given. */
export function check(kind: string, body: object): ShapeProblem[] {
  const entry = kindSchemas.find((candidate) => candidate.kind === kind);
  const heading = entry ? { apiVersion: entry.apiVersion, kind, metadata: { name: 'sample' } } : {};
  return checkShape(entryOf(kind), { ...heading, ...body });
}

/** `rule path.key -> suggestion` */
export function summary(problems: readonly ShapeProblem[]): string[] {
  const lines = problems.map(({ rule, path, key, suggestion }) => {
    const place = [...path, ...(key === undefined ? [] : [key])].join('.');
    return `${rule} ${place}${suggestion === undefined ? '' : ` -> ${suggestion}`}`;
  });
  return lines.toSorted();
}

/** Rows of a table in text: cells between bars. `FED`, `CFTD`, `CSI` and `CSE` stand for fields that are right. */
export function rows(table: string): string[][] {
  const full = table
    .replaceAll('FED', 'local: a, remote: b, direction: mutual')
    .replaceAll('CFTD', 'trustDomain: b, bundleEndpointURL: https://b')
    .replaceAll('CSI', 'spiffeIDTemplate: x')
    .replaceAll('CSE', 'spiffeID: a, parentID: b');
  return full
    .trim()
    .split('\n')
    .map((line) => line.split(' | ').map((cell) => cell.trim()));
}

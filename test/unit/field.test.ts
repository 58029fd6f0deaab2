import assert from 'node:assert/strict';
import { test } from 'node:test';
import { childrenOf, fieldAt } from '../../server/src/core/formats/field.ts';
import { configSchema, type JsonSchema, schemaFor } from '../../server/src/core/formats/schemas.ts';
import type { Path } from '../../server/src/core/syntax/tree.ts';

function schemaOf(apiVersion: string, kind: string): JsonSchema {
  const entry = schemaFor(apiVersion, kind);
  assert.ok(entry);
  return entry.schema;
}

const federation = schemaOf('fedlint.dev/v1alpha1', 'Federation');
const spiffeId = schemaOf('spire.spiffe.io/v1alpha1', 'ClusterSPIFFEID');
const trusted = schemaOf('spire.spiffe.io/v1alpha1', 'ClusterFederatedTrustDomain');

function names(schema: JsonSchema, path: Path): (string | undefined)[] {
  return childrenOf(schema, path).map(({ name }) => name);
}

test('the field at the empty path is the document', () => {
  const document = fieldAt(federation, []);
  assert.equal(document?.name, undefined);
  assert.equal(document?.required, false);
  assert.deepEqual(document?.types, ['object']);
});

test('a field knows its values, whether it is required, and what reads it', () => {
  const direction = fieldAt(federation, ['spec', 'direction']);
  assert.equal(direction?.name, 'direction');
  assert.equal(direction?.required, true);
  assert.deepEqual(direction?.values, ['inbound', 'outbound', 'mutual']);
  assert.ok(direction?.hints.rules.includes('ambiguous-authorization'));
  assert.equal(fieldAt(federation, ['spec', 'purpose'])?.required, false);
  assert.deepEqual(fieldAt(federation, ['kind'])?.values, ['Federation']);
});

test('children come required first, then in their order', () => {
  assert.deepEqual(names(federation, ['spec']).slice(0, 5), [
    'local',
    'remote',
    'direction',
    'purpose',
    'remoteOperator',
  ]);
  assert.deepEqual(names(federation, []), ['apiVersion', 'kind', 'metadata', 'spec', '$schema']);
});

test('a reference takes its own description and hints, and the rest from what it refers to', () => {
  const bundle = fieldAt(federation, ['spec', 'owners', 'bundle']);
  assert.match(bundle?.description ?? '', /bundle of the other side/);
  assert.deepEqual(bundle?.types, ['string', 'object']);
  assert.ok(bundle?.hints.rules.includes('split-ownership'));
  assert.equal(fieldAt(federation, ['spec', 'bundle', 'maxStaleness'])?.hints.value, 'duration');
  assert.match(fieldAt(federation, ['spec', 'timeBox'])?.description ?? '', /begins/);
});

test('of a text or a map, the children are those of the map', () => {
  assert.deepEqual(names(federation, ['spec', 'owners', 'bundle']), ['team', 'person', 'contact']);
  assert.deepEqual(names(federation, ['spec', 'interpretation']), ['audiences', 'roles', 'serviceNames', 'controls']);
  assert.deepEqual(names(configSchema.schema, ['rules', 'missing-owner']), ['severity', 'options']);
});

test('one of two alternative fields is not required by itself', () => {
  assert.equal(fieldAt(federation, ['spec', 'owners', 'bundle', 'team'])?.required, false);
});

test('lists lead to their items', () => {
  const point = fieldAt(federation, ['spec', 'enforcementPoints', 3]);
  assert.equal(point?.hints.value, 'enforcement-point');
  assert.equal(point?.name, undefined);
  assert.deepEqual(names(federation, ['spec', 'enforcementPoints', 3]).slice(0, 3), ['location', 'mode', 'name']);
  assert.deepEqual(names(federation, ['spec', 'enforcementPoints']), []);
  assert.deepEqual(names(federation, ['spec', 'allow', 0]), ['subject', 'audiences', 'roles', 'purpose']);
  assert.deepEqual(fieldAt(federation, ['spec', 'credentials', 'kinds', 0])?.examples.slice(0, 2), [
    'x509-svid',
    'jwt-svid',
  ]);
});

test('open maps take any key', () => {
  assert.equal(fieldAt(spiffeId, ['spec', 'podSelector', 'matchLabels'])?.open, true);
  assert.match(fieldAt(spiffeId, ['spec', 'podSelector', 'matchLabels', 'app'])?.description ?? '', /always a text/);
  assert.deepEqual(fieldAt(configSchema.schema, ['rules', 'some-rule'])?.values, ['off', 'info', 'warning', 'error']);
  assert.equal(fieldAt(configSchema.schema, ['rules'])?.hints.value, 'rule-id');
});

test('well-known annotations have a meaning of their own', () => {
  const annotations: Path = ['metadata', 'annotations'];
  assert.equal(fieldAt(trusted, [...annotations, 'fedlint.dev/expires'])?.hints.value, 'date');
  assert.match(fieldAt(trusted, [...annotations, 'fedlint.dev/ignore.broad-trust'])?.description ?? '', /^Silences/);
  assert.match(fieldAt(trusted, [...annotations, 'acme.example/other'])?.description ?? '', /this annotation/);
  assert.equal(names(trusted, annotations)[0], 'fedlint.dev/owner');
  assert.match(fieldAt(trusted, ['metadata', 'uid'])?.description ?? '', /bookkeeping/);
});

test('what the schema does not know has no field', () => {
  const unknown: Path[] = [
    ['spce'],
    ['spec', 'locals'],
    ['spec', 'local', 'deeper'],
    ['spec', 0],
    ['spec', 'toString'],
    ['spec', 'constructor', 'name'],
  ];
  for (const path of unknown) assert.equal(fieldAt(federation, path), undefined, path.join('.'));
  assert.deepEqual(childrenOf(federation, ['nowhere']), []);
});

test('defaults of the configuration are known', () => {
  assert.equal(fieldAt(configSchema.schema, ['timeBox', 'max'])?.default, '90d');
  assert.equal(fieldAt(configSchema.schema, ['timeBox', 'warnWithin'])?.default, '14d');
  assert.equal(fieldAt(configSchema.schema, ['review', 'maxInterval'])?.default, '365d');
  assert.equal(fieldAt(configSchema.schema, ['credentials', 'maxTTL'])?.default, '24h');
  assert.equal(fieldAt(configSchema.schema, ['evidence', 'maxAge'])?.default, '365d');
  assert.equal(fieldAt(configSchema.schema, ['adoption'])?.default, 'gradual');
});

test('snippets of blocks begin on a new line and indent by two spaces', () => {
  const walk = (schema: JsonSchema, path: Path): void => {
    for (const { name, hints, types } of childrenOf(schema, path)) {
      if (name === undefined) continue;
      const at = [...path, name];
      const { snippet } = hints;
      const block = types[0] === 'object' || types[0] === 'array';
      if (snippet !== undefined && block) assert.match(snippet, /^(?:\n(?: {2})+\S[^\n]*)+$/, at.join('.'));
      walk(schema, at);
    }
  };
  walk(federation, []);
  walk(spiffeId, []);
  walk(configSchema.schema, []);
});

test('asking twice gives the same answer', () => {
  assert.equal(childrenOf(federation, ['spec']), childrenOf(federation, ['spec']));
  assert.deepEqual(fieldAt(federation, ['spec', 'owners']), fieldAt(federation, ['spec', 'owners']));
});

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { childrenOf, type Field, VALUE_KINDS } from '../../server/src/core/formats/field.ts';
import {
  configSchema,
  formatSchemas,
  type JsonSchema,
  kindSchemas,
  schemaFor,
} from '../../server/src/core/formats/schemas.ts';
import { families } from '../../server/src/core/frameworks/catalogue.ts';
import type { Path } from '../../server/src/core/syntax/tree.ts';

const entries = [...kindSchemas, ...formatSchemas, configSchema];

const GOVERNANCE_RULES = `missing-owner placeholder-value unknown-owner split-ownership missing-trust-boundary consumer-issues
  undocumented-federation undocumented-bundle-endpoint missing-rotation-expectation no-enforcement-point
  undocumented-enforcement-point observe-only-enforcement enforcement-mode-mismatch dangling-policy-reference
  authentication-only ambiguous-authorization missing-time-box expired-time-box forgotten-trust expiring-time-box
  time-box-too-long overdue-review missing-change-reference missing-revocation-path revocation-untested
  untested-failure-mode fail-open broad-trust long-lived-credential shared-secret control-drift
  interpretation-undocumented reused-agreement shared-trust-root infrastructure-only-identity delegated-administration`;

/** Every schema within a schema, with the place where it stands. */
function* schemasIn(schema: JsonSchema, place: string): Generator<{ schema: JsonSchema; place: string }> {
  yield { schema, place };
  for (const group of [schema.properties, schema.patternProperties, schema.definitions]) {
    for (const [name, inner] of Object.entries(group ?? {})) yield* schemasIn(inner, `${place}.${name}`);
  }
  for (const [index, inner] of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].entries()) {
    yield* schemasIn(inner, `${place}|${index}`);
  }
  if (schema.items) yield* schemasIn(schema.items, `${place}[]`);
  if (typeof schema.additionalProperties === 'object') yield* schemasIn(schema.additionalProperties, `${place}.*`);
}

function everySchema(): { schema: JsonSchema; place: string }[] {
  return entries.flatMap(({ id, schema }) => [...schemasIn(schema, id)]);
}

/** Every named field a person can write, references followed. */
function* fieldsIn(schema: JsonSchema, path: Path): Generator<{ field: Field; path: Path }> {
  for (const field of childrenOf(schema, path)) {
    if (field.name === undefined) continue;
    const at = [...path, field.name];
    yield { field, path: at };
    yield* fieldsIn(schema, at);
    yield* fieldsIn(schema, [...at, 0]);
    if (field.open) yield* fieldsIn(schema, [...at, 'any']);
  }
}

function everyField(): { field: Field; place: string }[] {
  return entries.flatMap(({ id, schema }) =>
    [...fieldsIn(schema, [])].map(({ field, path }) => ({ field, place: [id, ...path].join('.') })),
  );
}

test('every schema file is in the registry, under its own name', () => {
  const files = readdirSync(new URL('../../schemas/', import.meta.url)).filter((file) => file.endsWith('.schema.json'));
  const ids = entries.map(({ id }) => `${id}.schema.json`);
  assert.deepEqual(ids.toSorted(), files.toSorted());
  for (const { id } of entries) {
    const text = readFileSync(new URL(`../../schemas/${id}.schema.json`, import.meta.url), 'utf8');
    assert.match(text, new RegExp(`"\\$id": "https://fedlint\\.dev/schemas/${id}\\.schema\\.json"`));
    assert.match(text, /"\$schema": "http:\/\/json-schema\.org\/draft-07\/schema#"/);
  }
});

test('apiVersion and kind together pick the schema', () => {
  assert.equal(schemaFor('fedlint.dev/v1alpha1', 'Federation')?.id, 'federation');
  assert.equal(schemaFor('spire.spiffe.io/v1alpha1', 'ClusterSPIFFEID')?.id, 'clusterspiffeid');
  assert.equal(schemaFor('spire.spiffe.io/v1alpha1', 'Federation'), undefined);
  assert.equal(schemaFor('spiffe.io/v1beta1', 'ClusterSPIFFEID'), undefined);
});

test('every field has a description of one to three sentences', () => {
  const fields = everyField();
  assert.ok(fields.length > 300, `only ${fields.length} fields found`);
  for (const { field, place } of fields) {
    const prose = field.description.replace(/`[^`]*`/g, 'x').replace(/\d\.\d+/g, '9');
    const sentences = prose.split(/[.?!](?:\s|$)/).length - 1;
    assert.ok(sentences >= 1 && sentences <= 3, `${place}: ${sentences} sentences in "${field.description}"`);
    assert.match(field.description, /\.$/, place);
  }
});

test('hints name families, rules and kinds of value that exist', () => {
  const rules = new Set(GOVERNANCE_RULES.split(/\s+/));
  const known = new Set(families());
  assert.equal(known.size, 19);
  const kinds = new Set<string>(VALUE_KINDS);
  for (const { schema, place } of everySchema()) {
    const hints = schema['x-fedlint'];
    for (const family of hints?.families ?? []) assert.ok(known.has(family), `${place}: family ${family}`);
    for (const rule of hints?.rules ?? []) assert.ok(rules.has(rule), `${place}: rule ${rule}`);
    if (hints?.value !== undefined) assert.ok(kinds.has(hints.value), `${place}: value ${hints.value}`);
    if (hints?.rules) assert.ok(hints.families, `${place} is read by a rule but names no family`);
  }
});

test('every family of the framework mapping is named by some field', () => {
  const named = new Set(everyField().flatMap(({ field }) => field.hints.families));
  assert.deepEqual(
    families().filter((family) => !named.has(family)),
    [],
  );
});

test('each file works alone, and a reference carries annotations at most', () => {
  const annotations = new Set(['$ref', 'deprecated', 'description', 'x-fedlint']);
  for (const { schema, place } of everySchema()) {
    if (schema.$ref === undefined) continue;
    assert.match(schema.$ref, /^#\/definitions\/\w+$/, place);
    assert.deepEqual(
      Object.keys(schema).filter((keyword) => !annotations.has(keyword)),
      [],
      place,
    );
  }
});

test('definitions of one name are the same in every file', () => {
  const seen = new Map<string, JsonSchema>();
  for (const { id, schema } of entries) {
    for (const [name, definition] of Object.entries(schema.definitions ?? {})) {
      assert.deepEqual(definition, seen.get(name) ?? definition, `${name} in ${id}`);
      seen.set(name, definition);
    }
  }
});

test('what is required is a known field', () => {
  for (const { schema, place } of everySchema()) {
    if (schema.properties === undefined) continue;
    for (const name of schema.required ?? []) assert.ok(Object.hasOwn(schema.properties, name), `${place}: ${name}`);
  }
});

const PROMISED: Readonly<Record<string, string>> = {
  TrustDomain:
    'trustDomain! role! operator owner issuer namespace bundle credentials clockSkew policyEngine environments',
  Federation:
    'local! remote! direction! purpose remoteOperator model owners bundle credentials revocation trust allow interpretation enforcementPoints lifecycle timeBox failureModes',
  EnforcementPoint: 'accepts! location! mode! engine decision owner cache onFailure interprets timeBox',
  TrustException: 'federation! reason! description owner approvedBy change starts expires reviewBy scope',
  ClusterFederatedTrustDomain: 'trustDomain! bundleEndpointURL! bundleEndpointProfile! trustDomainBundle className',
  ClusterSPIFFEID:
    'spiffeIDTemplate! ttl jwtTtl dnsNameTemplates workloadSelectorTemplates federatesWith namespaceSelector podSelector admin downstream autoPopulateDNSNames className fallback hint',
  ClusterStaticEntry:
    'spiffeID! parentID! selectors! federatesWith x509SVIDTTL jwtSVIDTTL dnsNames hint admin downstream storeSVID className',
};

test('each kind has the promised fields, required ones marked', () => {
  for (const { kind, schema } of kindSchemas) {
    const promised = PROMISED[kind]?.split(' ');
    if (promised === undefined) continue;
    const names = childrenOf(schema, ['spec']).map(({ name, required }) => `${name}${required ? '!' : ''}`);
    assert.deepEqual(names.toSorted(), promised.toSorted(), kind);
  }
});

test('the generated validators run where code from strings is forbidden, and import nothing', () => {
  const code = readFileSync(new URL('../../server/generated/validators.js', import.meta.url), 'utf8');
  assert.doesNotMatch(code, /\beval\s*\(|\bnew Function\b|\brequire\s*\(|^\s*import\b|\bfrom\s+['"]/m);
  const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
  assert.throws(() => runInContext('new Function("return 1")()', context), /Code generation from strings/);
  runInContext(code.replaceAll(/\bexport (?=const )/g, ''), context);
  assert.equal(runInContext('federation({})', context), false);
  assert.equal(runInContext('fedlintConfig({ adoption: "strict" })', context), true);
});

/**
 * Compiles schemas/*.schema.json into server/generated/validators.js: plain functions, without `eval` and without Ajv
 * at run time, so that they run under a strict content security policy and in a browser.
 * Does nothing when schemas, this file and the version of Ajv are those of the last run.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';

const schemaFolder = new URL('../schemas/', import.meta.url);
const target = new URL('../server/generated/', import.meta.url);
const codeFile = new URL('validators.js', target);
const typesFile = new URL('validators.d.ts', target);

/** What the `x-fedlint` keyword may hold; field.ts says what each means. */
const hints = {
  type: 'object',
  additionalProperties: false,
  properties: {
    value: { type: 'string' },
    families: { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true },
    rules: { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true },
    snippet: { type: 'string' },
    program: { type: 'string' },
    unknown: { enum: ['fatal', 'ignored'] },
    anyCase: { const: true },
    order: { type: 'number' },
  },
};

/** Keywords that only speak to people. Left out of the code: Ajv would copy whole schemas with their texts into it. */
const annotations = new Set(['title', 'description', 'default', 'deprecated', 'examples', 'x-fedlint', 'definitions']);
const namedSchemas = new Set(['properties', 'patternProperties']);

/**
 * The schema without annotations and with each `$ref` replaced by what it refers to. So the path that an error carries
 * leads from the root of the schema to the keyword, and says of which alternative it speaks.
 */
function bare(root, schema) {
  if (Array.isArray(schema)) return schema.map((item) => bare(root, item));
  if (schema === null || typeof schema !== 'object') return schema;
  if (schema.$ref) return bare(root, root.definitions[schema.$ref.replace('#/definitions/', '')]);
  const kept = Object.entries(schema).filter(([keyword]) => !annotations.has(keyword));
  return Object.fromEntries(
    kept.map(([keyword, value]) => [keyword, namedSchemas.has(keyword) ? bareEach(root, value) : bare(root, value)]),
  );
}

function bareEach(root, schemas) {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, bare(root, schema)]));
}

/** `fedlint-config.schema.json` is exported as `fedlintConfig`. */
function exportName(file) {
  return file.replace('.schema.json', '').replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

/** `strictRequired` would forbid "at least one of these two" (an owner is a team or a person). */
const options = {
  allErrors: true,
  verbose: false,
  messages: false,
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  // Longer lists, such as that of all rules, would be compared by a function that Ajv brings at run time.
  loopEnum: 10_000,
};

/** Throws where a schema is wrong, uses a keyword Ajv does not know, or holds a malformed hint. */
function checkSchemas(schemas) {
  const ajv = new Ajv(options);
  ajv.addKeyword({ keyword: 'x-fedlint', metaSchema: hints });
  for (const { schema } of schemas) ajv.compile(schema);
}

function compile(schemas) {
  const code = { source: true, esm: true, optimize: 2 };
  const ajv = new Ajv({
    ...options,
    code,
    schemas: schemas.map(({ schema }) => bare(schema, schema)),
  });
  const source = standaloneCode(ajv, Object.fromEntries(schemas.map(({ name, schema }) => [name, schema.$id])));
  const inlined = source.replaceAll('require("ajv/dist/runtime/ucs2length").default', '(text) => [...text].length');
  if (/\brequire\(|\bimport\b|\beval\(|new Function/.test(inlined))
    throw new Error('the validators need Ajv at run time');
  return inlined;
}

function types(schemas) {
  return `export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}
export interface Validate {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}
${schemas.map(({ name }) => `export const ${name}: Validate;\n`).join('')}`;
}

const files = readdirSync(schemaFolder)
  .filter((file) => file.endsWith('.schema.json'))
  .sort();
const texts = files.map((file) => readFileSync(new URL(file, schemaFolder), 'utf8'));
const { version } = createRequire(import.meta.url)('ajv/package.json');
const inputs = [version, readFileSync(fileURLToPath(import.meta.url), 'utf8'), ...files, ...texts];
const stamp = `// Generated from schemas/ by scripts/build-validators.mjs; ${createHash('sha256').update(JSON.stringify(inputs)).digest('hex')}\n`;

const upToDate = existsSync(codeFile) && existsSync(typesFile) && readFileSync(codeFile, 'utf8').startsWith(stamp);
if (!upToDate) {
  const schemas = files.map((file, index) => ({ name: exportName(file), schema: JSON.parse(texts[index]) }));
  checkSchemas(schemas);
  mkdirSync(target, { recursive: true });
  writeFileSync(typesFile, stamp + types(schemas));
  writeFileSync(codeFile, stamp + compile(schemas));
}

/** Reads a SARIF log strictly: against its schema, and for what no schema can say. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

const {
  $schema: _,
  id: __,
  ...schema
} = JSON.parse(readFileSync(new URL('../fixtures/sarif/sarif-2.1.0-rtm.5.json', import.meta.url), 'utf8'));
// What it uses of draft 4 means the same in draft 7, but for the two names that say which draft it is.
const isSarif = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false }).compile(
  schema,
);

export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface ArtifactLocation {
  readonly uri: string;
  readonly uriBaseId?: string;
}

interface Location {
  readonly physicalLocation: { readonly artifactLocation: ArtifactLocation; readonly region: Region };
  readonly message?: Message;
}

export interface Message {
  readonly text: string;
  readonly arguments?: readonly string[];
}

interface Relationship {
  readonly target: { readonly id: string; readonly index: number; readonly toolComponent: ComponentReference };
  readonly kinds: readonly string[];
}

interface ComponentReference {
  readonly name: string;
  readonly index: number;
}

export interface Descriptor {
  readonly id: string;
  readonly name: string;
  readonly help: { readonly text: string; readonly markdown: string };
  readonly defaultConfiguration: { readonly level: string };
  readonly properties: { readonly tags: readonly string[] };
  readonly relationships?: readonly Relationship[];
}

export interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: Message;
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly Location[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly baselineState?: string;
  readonly suppressions: readonly {
    readonly kind: string;
    readonly justification?: string;
    readonly properties?: object;
  }[];
  readonly fixes?: readonly {
    readonly description: Message;
    readonly properties: { readonly kind: string };
    readonly artifactChanges: readonly {
      readonly artifactLocation: ArtifactLocation;
      readonly replacements: readonly {
        readonly deletedRegion: Region;
        readonly insertedContent?: { readonly text: string };
      }[];
    }[];
  }[];
  readonly properties?: Readonly<Record<string, unknown>>;
}

export interface Run {
  readonly tool: {
    readonly driver: {
      readonly version: string;
      readonly rules: readonly Descriptor[];
      readonly supportedTaxonomies?: readonly ComponentReference[];
    };
  };
  readonly taxonomies?: readonly {
    readonly name: string;
    readonly version: string;
    readonly taxa: readonly { readonly id: string; readonly fullDescription?: object }[];
  }[];
  readonly automationDetails: { readonly id: string };
  readonly invocations?: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications?: readonly { readonly message: Message }[];
  }[];
  readonly versionControlProvenance?: readonly object[];
  readonly columnKind: string;
  readonly results: readonly Result[];
}

/** The one run of a log that is valid, and whose indices and rules lead where they say. */
export function readSarif(text: string): Run {
  const log: { runs: readonly [Run] } = JSON.parse(text);
  assert.ok(isSarif(log), JSON.stringify(isSarif.errors?.slice(0, 3)));
  assert.equal(log.runs.length, 1);
  const [run] = log.runs;
  for (const result of run.results) {
    assert.equal(run.tool.driver.rules[result.ruleIndex]?.id, result.ruleId);
    assert.ok(Array.isArray(result.suppressions), 'on all results or on none (3.27.23)');
    for (const { uri } of locationsOf(result)) assert.match(uri, /^(?:[\w.~!*'()/-]|%[0-9A-F]{2}|^file:)+$/);
  }
  const states = new Set(run.results.map(({ baselineState }) => baselineState === undefined));
  assert.ok(states.size <= 1, 'on all results or on none (3.27.24)');
  const ids = run.results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
  assert.equal(new Set(ids).size, ids.length, 'each result is its own');
  for (const { relationships = [] } of run.tool.driver.rules) {
    assert.ok(relationships.filter(({ kinds }) => kinds.includes('superset')).length <= 1);
    for (const { target } of relationships) {
      const component = run.taxonomies?.[target.toolComponent.index];
      assert.equal(component?.name, target.toolComponent.name);
      assert.equal(component?.taxa[target.index]?.id, target.id);
    }
  }
  const supported = run.tool.driver.supportedTaxonomies ?? [];
  assert.deepEqual(
    supported.map(({ name, index }) => [name, index]),
    (run.taxonomies ?? []).map(({ name }, index) => [name, index]),
  );
  return run;
}

export function locationsOf({ locations, relatedLocations = [] }: Result): ArtifactLocation[] {
  return [...locations, ...relatedLocations].map(({ physicalLocation }) => physicalLocation.artifactLocation);
}

/** What a viewer shows: placeholders filled in (3.11.5). */
export function shown({ text, arguments: given = [] }: Message): string {
  return text.replace(/\{(\d+)\}/g, (_, index: string) => given[Number(index)] ?? '');
}

/** The text of a region, by lines and columns in UTF-16 units alone. */
export function offsetsOf(text: string, region: Region): [number, number] {
  const lines = [...text.matchAll(/.*?(?:\r\n|\n|\r|$)/gs)].map(({ index }) => index);
  const at = (line: number, column: number) => (lines[line - 1] ?? 0) + column - 1;
  return [at(region.startLine, region.startColumn), at(region.endLine, region.endColumn)];
}

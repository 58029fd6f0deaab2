/** Reads each report as its consumer does, and tells what in it is more than the report says. */
import { meaningsIn, outsideOfCode } from '../cli/comment.ts';
import { type Message, readSarif, shown } from '../cli/sarif-log.ts';
import { readByRunner } from '../cli/workflow-commands.ts';
import { readXml, type XmlElement } from '../cli/xml.ts';
import { COMMENT, meaningsOf } from './markdown.ts';
import { steeringIn, steeringInLines } from './plain.ts';

type Reader = (output: string) => string[];

/** By the name of the format. Whatever is not well-formed throws. */
export const READERS: ReadonlyMap<string, Reader> = new Map([
  ['text', terminal],
  ['markdown', comment],
  ['json', (output) => [...log(output), ...inJson(JSON.parse(output))]],
  ['gitlab', (output) => [...log(output), ...JSON.parse(output).flatMap(inIssue)]],
  ['sarif', (output) => [...log(output), ...readSarif(output).results.flatMap(inResult)]],
  ['junit', (output) => [...log(output), ...inElement(readXml(output))]],
  ['github', annotations],
]);

const COLOURS = new RegExp(`${'\\u001b'}\\[(?:0|1|2|1;3[1-4])m`, 'g');

/** Its own colours are all that steers a terminal. */
function terminal(output: string): string[] {
  return log(output.replace(COLOURS, ''));
}

/** As everything that is written to standard output may end in the log of a pipeline. */
function log(output: string): string[] {
  const { commands } = readByRunner(output);
  return [...steeringInLines(output), ...commands.map(({ name }) => `command ${name}`)];
}

function comment(output: string): string[] {
  const html = (piece: string) =>
    /^(?:<!-- fedlint-(?:check|review) -->|<details(?: open)?><summary><b>[A-Za-z ]+ \(\d+\)<\/b><\/summary>|<\/details>)\s*$/.test(
      piece,
    );
  // Formulas are the business of some forges only.
  const formulas = outsideOfCode(output).match(/\$\S*/g) ?? [];
  return [
    ...log(output),
    ...formulas,
    ...meaningsIn(output),
    ...meaningsOf(output, { tokens: COMMENT, link: () => false, html }),
  ];
}

const LEVELS = new Set(['error', 'warning', 'notice']);
const PROPERTIES = new Set(['file', 'line', 'endLine', 'col', 'endColumn', 'title']);

function annotations(output: string): string[] {
  const { commands, lines } = readByRunner(output);
  const wrong = commands.flatMap(({ name, properties, message }) => [
    ...(LEVELS.has(name) ? [] : [`command ${name}`]),
    ...Object.keys(properties).filter((key) => !PROPERTIES.has(key)),
    ...['line', 'endLine', 'col', 'endColumn'].filter((key) => !/^\d+$/.test(properties[key] ?? '0')),
    ...steeringInLines(message),
    ...steeringIn(`${properties.file}${properties.title}`),
  ]);
  return [...wrong, ...lines.map((line) => `line ${line}`), ...steeringInLines(output)];
}

/** What people read in it, whatever it is called. Names of files and texts of edits are data. */
const DATA = new Set(['file', 'text', 'name', 'id', 'reason', 'until']);

function inJson(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return DATA.has(key) ? [] : steeringIn(value);
  if (Array.isArray(value)) return value.flatMap((item) => inJson(item, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => inJson(inner, name));
}

function inIssue({ description }: { readonly description: string }): string[] {
  return steeringIn(description);
}

type Result = ReturnType<typeof readSarif>['results'][number];

function inResult({ message, relatedLocations = [], suppressions, fixes = [] }: Result): string[] {
  const messages = [
    message,
    ...relatedLocations.flatMap((place) => place.message ?? []),
    ...fixes.map(({ description }) => description),
  ];
  return [
    ...messages.flatMap(inMessage),
    ...suppressions.flatMap(({ justification = '' }) => steeringIn(justification)),
  ];
}

/** A text message is plain but for `[words](address)` and for `{0}` (SARIF 3.11.5 and 3.11.6). */
function inMessage(message: Message): string[] {
  const placeholders = [...message.text.matchAll(/\{(\d+)\}/g)].map(([, index]) => Number(index));
  const given = message.arguments?.length ?? 0;
  return [
    ...(/\]\(/.test(message.text) ? [`link in ${message.text}`] : []),
    ...placeholders.filter((index) => index >= given).map((index) => `no argument ${index}`),
    ...steeringIn(shown(message)),
  ];
}

function inElement({ attributes, text, elements }: XmlElement): string[] {
  const own = [...Object.values(attributes).flatMap(steeringIn), ...steeringInLines(text)];
  return [...own, ...elements.flatMap(inElement)];
}

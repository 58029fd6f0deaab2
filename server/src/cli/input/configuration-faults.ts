/** What keeps a configuration from being used: whatever of it would otherwise be passed over in silence. */
import { pathToFileURL } from 'node:url';
import { readCertificate } from '../../certificates/desktop.ts';
import { Analyzer } from '../../core/analysis/analyzer.ts';
import { CONFIG_NAMES } from '../../core/config/names.ts';
import { DEFAULT_SETTINGS } from '../../core/model/settings.ts';
import { rules } from '../../core/rules/list.ts';
import type { Span } from '../../core/syntax/span.ts';
import { entryOf, type Node, nodeAt, type Path, type ScalarNode } from '../../core/syntax/tree.ts';
import { parseDuration } from '../../core/values/duration.ts';
import { nearest } from '../../core/values/nearest.ts';
import { placeOf } from '../reports/place.ts';

interface Fault {
  readonly span: Span;
  readonly message: string;
}

const DURATIONS: readonly Path[] = [
  ['timeBox', 'max'],
  ['timeBox', 'warnWithin'],
  ['review', 'maxInterval'],
  ['credentials', 'maxTTL'],
  ['evidence', 'maxAge'],
];

/** One line for each fault with its place, in the order of the text. */
export function faultsOf(file: string, text: string): string[] {
  const analyzer = new Analyzer(rules, 0, readCertificate);
  const uri = pathToFileURL(file).href;
  // The name alone says that it is a configuration, and `--config` takes files of any name.
  analyzer.open({ uri, path: CONFIG_NAMES[0], settings: DEFAULT_SETTINGS }, text);
  const documents = analyzer.file(uri)?.documents.flatMap((document) => document ?? []) ?? [];
  const found = analyzer.findings(uri).map(({ document, span, message }) => ({ document, span, message }));
  const own = documents.flatMap(({ ref, tree }) =>
    [...unreadableDurations(tree?.root), ...unknownRules(tree?.root)].map((fault) => ({ document: ref, ...fault })),
  );
  return [...found, ...own].map(({ document, span, message }) => {
    const { file: name, range } = placeOf(analyzer, document, span);
    return `${name}:${range.start.line}:${range.start.column}: ${message}`;
  });
}

function unreadableDurations(root: Node | undefined): Fault[] {
  return DURATIONS.flatMap((path) => {
    const node = nodeAt(root, path);
    // What is no text at all is a fault of shape.
    if (node?.type !== 'scalar' || typeof node.value !== 'string') return [];
    const duration = parseDuration(node.value, { days: true });
    return duration.ok ? [] : [{ span: node.span, message: duration.message }];
  });
}

function unknownRules(root: Node | undefined): Fault[] {
  const ids = rules.map(({ id }) => id);
  const overrides = itemsOf(nodeAt(root, ['overrides']));
  const named = [
    ...[nodeAt(root, ['rules']), ...overrides.map((item) => entryOf(item, 'rules')?.value)].flatMap(keysOf),
    ...itemsOf(nodeAt(root, ['locked'])).flatMap((item) => (item.type === 'scalar' ? [item] : [])),
  ];
  return named.flatMap(({ value, span }) => {
    const id = String(value);
    if (ids.includes(id)) return [];
    const near = nearest(id, ids);
    const hint = near === undefined ? '' : ` Did you mean \`${near}\`?`;
    return [{ span, message: `There is no rule \`${id}\`.${hint}` }];
  });
}

function keysOf(node: Node | undefined): ScalarNode[] {
  return node?.type === 'map' ? node.entries.map(({ key }) => key) : [];
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.type === 'seq' ? node.items : [];
}

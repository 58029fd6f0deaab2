/** What the tests of embedded configurations share: the outer files that hold one. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/core/fixes/apply.ts';
import type { Operation } from '../../../server/src/core/fixes/operation.ts';
import { planEdits } from '../../../server/src/core/fixes/plan.ts';
import { type Reading, readDocument } from '../../../server/src/core/formats/read-document.ts';
import { readText } from '../../../server/src/core/syntax/read.ts';
import { sectionOf } from '../../../server/src/core/syntax/sections.ts';
import { type Language, languageOf } from '../../../server/src/core/syntax/source.ts';
import { nodeAt, type Path } from '../../../server/src/core/syntax/tree.ts';

export const CONF = `server {
    trust_domain = "a.test" # 🚀 who we are
    ca_key_type = "ec-256"
	federation {
        federates_with "b.test" {
            bundle_endpoint_url = "https://b.test:8443"
            bundle_endpoint_profile "https_web" {}
        }
    }
}
`;

export const DATA: Path = ['data', 'server.conf'];

export interface Carrier {
  readonly path: string;
  /** Of the text inside. */
  readonly at: Path;
  wrap(text: string): string;
}

export function indented(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by);
}

export function yaml(block: (text: string) => string, rest = '  other.txt: "ünïcode 🚀"\n'): Carrier {
  return {
    path: 'configmap.yaml',
    at: DATA,
    wrap: (text) =>
      `# "quoted" 🚀\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n  first: 'a\\n'\n  server.conf: ${block(text)}${rest}`,
  };
}

export const CARRIERS: Readonly<Record<string, Carrier>> = {
  'a block scalar': yaml((text) => `|\n${indented(text, '    ')}`),
  'a block scalar, deeper, at the end of the file': yaml((text) => `|\n${indented(text, '          ')}`, ''),
  'a block scalar without its last line break': yaml((text) => `|- # why\n${indented(text, '    ')}`),
  'a block scalar that keeps blank lines': yaml((text) => `|+\n${indented(text, '    ')}\n\n`),
  'a block scalar with its indentation stated': yaml((text) => `|4\n${indented(text, '      ')}`),
  'CRLF line breaks': {
    ...yaml((text) => `|\n${indented(text, '    ')}`),
    wrap: (text) => CARRIERS['a block scalar']?.wrap(text).replaceAll('\n', '\r\n') ?? '',
  },
  'one line in double quotes': yaml((text) => `${JSON.stringify(text)}\n`),
  'double quotes with escapes of YAML': yaml(
    (text) => `${JSON.stringify(text).replaceAll('🚀', '\\U0001F680').replaceAll('\\t', '\\x09')}\n`,
  ),
  'JSON as kubectl writes it': {
    path: 'configmap.json',
    at: DATA,
    wrap: (text) =>
      JSON.stringify(
        { apiVersion: 'v1', data: { a: '"\\', 'server.conf': text, z: 'ü🚀' }, kind: 'ConfigMap' },
        null,
        4,
      ),
  },
  'JSON with every letter escaped that may be': {
    path: 'configmap.json',
    at: DATA,
    wrap: (text) => {
      const escaped = JSON.stringify(text)
        .replaceAll('🚀', '\\ud83d\\ude80')
        .replaceAll('/', '\\/')
        .replaceAll('{', '\\u007b');
      return `{"kind":"ConfigMap","apiVersion":"v1","data":{"server.conf":${escaped}}}`;
    },
  },
  'an item of a List': {
    path: 'list.yaml',
    at: ['items', 1, ...DATA],
    wrap: (text) =>
      `apiVersion: v1\nkind: List\nitems:\n- {kind: Pod, apiVersion: v1}\n- kind: ConfigMap\n  apiVersion: v1\n  data:\n    server.conf: |\n${indented(text, '      ')}    b: 1\n`,
  },
  'the plain form of a Secret': {
    path: 'secret.yaml',
    at: ['stringData', 'server.conf'],
    wrap: (text) => `apiVersion: v1\nkind: Secret\nstringData:\n  server.conf: |\n${indented(text, '    ')}`,
  },
};

export function readingOf({ path }: Carrier, text: string): Reading {
  return readDocument({
    path,
    language: languageOf(path),
    section: sectionOf(text),
    readCertificate: () => ({ ok: false, problem: 'empty', message: '' }),
  });
}

export function valueAt(language: Language, text: string, path: Path): string {
  const node = nodeAt(readText(language, text).root, path);
  assert.ok(node?.type === 'scalar' && typeof node.value === 'string', text);
  return node.value;
}

/** The outer file after an operation on the text inside. */
export function edited(carrier: Carrier, text: string, operation: Operation): string | undefined {
  const { tree } = readingOf(carrier, text);
  assert.ok(tree);
  const edits = planEdits({ language: languageOf(carrier.path), text, tree }, [operation], 'sample');
  return edits && applyEdits(text, edits).text;
}

export const LINK: Path = ['server', 'federation', 'federates_with', 'b.test'];

/** What stands before and after the text inside. */
export function outerParts(language: Language, text: string, path: Path): string[] {
  const node = nodeAt(readText(language, text).root, path);
  assert.ok(node);
  return [text.slice(0, node.span.start), text.slice(node.span.end)];
}

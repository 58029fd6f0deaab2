/**
 * Whatever is accepted, wherever: the text still reads, no key stands twice, every field is known and every word allowed.
 * Cursors are put below every line and behind every colon of sound manifests, in several layouts.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCertificate } from '../../../server/src/certificates/x509.ts';
import { readDocument } from '../../../server/src/core/formats/read-document.ts';
import { ENFORCEMENT_POINT } from '../../../server/src/core/rules/examples.ts';
import {
  FEDERATED_TRUST_DOMAIN,
  SOUND_SPIRE,
  SPIFFE_ID_TEMPLATE,
  STATIC_ENTRY,
} from '../../../server/src/core/rules/spire-examples.ts';
import { languageOf, openSource } from '../../../server/src/core/syntax/source.ts';
import { plainValue } from '../../../server/src/core/syntax/tree.ts';
import { readYaml } from '../../../server/src/core/syntax/yaml.ts';
import { filesOf } from '../../harness/workspace.ts';
import { ask } from './harness.ts';

const CONFIG = `rules:
  missing-owner: error
owners:
  teams:
    - team-payments
timeBox:
  max: 60d
overrides:
  - files: examples/**
    rules:
      broad-trust: off
`;

/** Has a map, a list of maps, lists and a map in brackets, and a list of names. */
const FEDERATION = `apiVersion: fedlint.dev/v1alpha1
kind: Federation
metadata:
  name: acme-orders
spec:
  local: shop.corp.example
  remote: acme.partner.example
  direction: inbound
  owners:
    accountable: team-partners
    bundle:
      team: team-identity
  bundle:
    profile: https_spiffe
    endpointSPIFFEID: spiffe://acme.partner.example/spire/server
  trust: { authentication: accepted }
  allow:
    - subject: spiffe://acme.partner.example/orders/checkout
      audiences: [payments]
    - purpose: Places orders.
  enforcementPoints:
    - payments-gateway
  timeBox:
    reviewBy: 2027-06-30
`;

const FILES = filesOf(SOUND_SPIRE);

/** What a person has yet to type. */
const FILL = 'x';

type Layout = (text: string) => string;

const LAYOUTS: Readonly<Record<string, Layout>> = {
  'two spaces': (text) => text,
  'four spaces': (text) =>
    text.replace(/^ +/gm, (indent) => indent + indent).replace(/^ {12}(?=audiences)/m, ' '.repeat(10)),
  'dashes below their key': (text) => text.replace(/^ {4}- /gm, '  - ').replace(/^ {6}(?=audiences)/m, '    '),
  'in a List': (text) =>
    `apiVersion: v1\nkind: List\nitems:\n${text.trimEnd().replace(/^/gm, '    ').replace(/^ {4}/, '  - ')}\n`,
};

/** A blank line, indented like it and like its children, below every line; every value taken out, and every key cut short. */
function* cursors(text: string): Generator<string> {
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const indent = /^ */.exec(line)?.[0] ?? '';
    const cr = line.endsWith('\r') ? '\r' : '';
    const below = (column: string) =>
      [...lines.slice(0, index + 1), `${column}‸${cr}`, ...lines.slice(index + 1)].join('\n');
    yield below(indent);
    yield below(`${indent}  `);
    const inPlace = (text: string) => [...lines.slice(0, index), text + cr, ...lines.slice(index + 1)].join('\n');
    const [, lead = '', key = ''] = /^( *(?:- )?)([^\s:]+): ./.exec(line) ?? [];
    // Of another kind, the fields would be others.
    if (key === '' || key === 'apiVersion' || key === 'kind') continue;
    yield inPlace(`${lead}${key}: ‸`);
    yield inPlace(`${lead}${key}:‸`);
    yield inPlace(`${lead}${key.slice(0, 2)}‸`);
  }
}

/** The same for JSON: a place for a member where one can stand, every value taken out, and every key cut short. */
function* jsonCursors(text: string): Generator<string> {
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const inPlace = (...texts: string[]) => [...lines.slice(0, index), ...texts, ...lines.slice(index + 1)].join('\n');
    if (/[{[,]$/.test(line)) yield inPlace(line, '‸');
    if (/[^{[,]$/.test(line)) yield inPlace(line, '‸');
    const [, lead = '', key = '', comma = ''] = /^( *)"(\w+)": [^{[]*?(,?)$/.exec(line) ?? [];
    if (key === '' || key === 'apiVersion' || key === 'kind') continue;
    yield inPlace(`${lead}"${key}": ‸${comma}`);
    yield inPlace(`${lead}"${key}": "‸"${comma}`);
    yield inPlace(`${lead}"${key.slice(0, 2)}‸"${comma}`);
  }
}

function faults(path: string, text: string): string[] {
  const language = languageOf(path);
  return openSource(path, language, text).sections.flatMap((section) =>
    readDocument({ path, language, section, readCertificate }).facts.flatMap((fact) => {
      if (fact.type === 'syntax-problem') return fact.problem.message;
      // A key that is still to be typed may turn out to be any.
      const isSure = fact.type === 'shape-problem' && fact.rule !== 'missing-field' && fact.key !== FILL;
      return isSure ? fact.message : [];
    }),
  );
}

function check(path: string, text: string): number {
  let accepted = 0;
  assert.deepEqual(faults(path, text), []);
  for (const marked of languageOf(path) === 'json' ? jsonCursors(text) : cursors(text)) {
    const asked = ask(marked, { path, files: FILES });
    for (const label of new Set(asked.labels)) {
      const after = asked.accept(label, FILL);
      assert.deepEqual(faults(path, after), [], `"${label}" in\n${marked}\ngives\n${after}`);
      assert.equal(/[ \t]+$/m.test(after), false, `blanks at the end of a line: "${label}" in\n${marked}`);
      accepted++;
    }
  }
  return accepted;
}

for (const [name, layout] of Object.entries(LAYOUTS)) {
  test(`accepted candidates leave a sound manifest: ${name}`, () => {
    assert.ok(check('test.yaml', layout(FEDERATION)) > 100);
  });
}

for (const [kind, text] of Object.entries({
  ENFORCEMENT_POINT,
  SPIFFE_ID_TEMPLATE,
  STATIC_ENTRY,
  FEDERATED_TRUST_DOMAIN,
})) {
  test(`accepted candidates leave a sound manifest: ${kind}`, () => {
    assert.ok(check('test.yaml', text) > 30);
  });
}

test('accepted candidates leave a sound manifest: JSON', () => {
  const { root } = readYaml(FEDERATION);
  assert.ok(root);
  const json = JSON.stringify(plainValue(root), undefined, 2);
  assert.ok(check('test.json', json) > 100);
  assert.ok(
    check(
      'test.json',
      json.replace(/^( {2})+/gm, (indent) => '\t'.repeat(indent.length / 2)),
    ) > 100,
  );
});

test('a key that was cut short is offered, once', () => {
  for (const text of [FEDERATION, ENFORCEMENT_POINT, STATIC_ENTRY, FEDERATED_TRUST_DOMAIN]) {
    for (const [line, lead = '', key = ''] of text.matchAll(/^( *(?:- )?)(\w+):(?: [^|].*)?$/gm)) {
      const asked = ask(text.replace(line, `${lead}${key.slice(0, 2)}‸`), { files: FILES });
      assert.deepEqual(
        asked.labels.filter((label) => label === key),
        [key],
        line,
      );
    }
  }
});

test('accepted candidates leave a sound configuration', () => {
  assert.ok(check('.fedlint.yaml', CONFIG) > 30);
});

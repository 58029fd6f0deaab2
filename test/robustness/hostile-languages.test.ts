/** The same for what SPIRE reads: texts made to hurt end in one diagnostic, odd signs in none, and other files are checked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../server/src/core/analysis/finding.ts';
import { BUNDLE, CERTIFICATE, SOUND_BUNDLE } from '../../server/src/core/rules/bundle-examples.ts';
import { SERVER_CONF, SOUND_CONF } from '../../server/src/core/rules/conf-examples.ts';
import { decode } from '../../server/src/files/decode.ts';
import { describe, findingsOf } from '../harness/workspace.ts';

const DEPTH = 10_000;
const BUNDLE_FILE = 'acme.partner.example.bundle.json';
/** Beside the hostile one, a configuration with one fault. */
const OTHER = { 'other/server.conf': SERVER_CONF.replace('"24h"', '"1d"') };

function rulesIn(findings: readonly Finding[]): string[] {
  return findings.map(({ rule }) => rule.id);
}

function told(findings: readonly Finding[]): string {
  return findings
    .map((finding) => describe(finding).slice(0, 300))
    .join('\n')
    .slice(0, 3000);
}

/** Behind a sound configuration, or in place of it. */
const HOSTILE: Readonly<Record<string, string>> = {
  'blocks in blocks': `${SERVER_CONF}${'a {'.repeat(DEPTH)}${'}'.repeat(DEPTH)}`,
  'blocks that are never closed': `${SERVER_CONF}${'a {'.repeat(DEPTH)}`,
  'lists in lists': `${SERVER_CONF}a = ${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`,
  'blocks after equals signs': `${SERVER_CONF}${'a = {'.repeat(DEPTH)}`,
  'labels upon labels': `${SERVER_CONF}a ${'"b" '.repeat(DEPTH)}{}`,
  'labels in blocks in labels': `${SERVER_CONF}${'a "b" "c" "d" "e" {'.repeat(400)}`,
  'words upon words': `${SERVER_CONF}${'a '.repeat(2 ** 17)}`,
  'quotes upon quotes': `${SERVER_CONF}${'"'.repeat(2 ** 17)}`,
  'objects in objects': `{"server":${'{"a":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}}`,
  'fifty megabytes of entries': SERVER_CONF.replace(
    '  federation {',
    `${'  x = "y"\n'.repeat(5 * 2 ** 20)}  federation {`,
  ),
};

for (const [name, text] of Object.entries(HOSTILE)) {
  test(`a configuration of ${name}: exactly one diagnostic, and the next file is checked`, () => {
    const findings = findingsOf({ 'server.conf': text, ...OTHER });
    const [, ...others] = rulesIn(findings);
    assert.equal(findings[0]?.rule.id, 'syntax-error', told(findings));
    assert.deepEqual(others, ['unreadable-duration', 'undocumented-federation'], told(findings));
  });
}

test('a certificate of five megabytes, in a bundle or in PEM: exactly one diagnostic', () => {
  const long = 'A'.repeat(5 * 2 ** 20);
  const pem = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
  const files = [
    { [BUNDLE_FILE]: BUNDLE.replace(CERTIFICATE, long) },
    { [BUNDLE_FILE]: BUNDLE.replace(CERTIFICATE, CERTIFICATE + long) },
    { 'acme.partner.example.bundle.pem': pem(long) },
    { 'acme.partner.example.bundle.pem': pem(long.replace(/.{64}/g, '$&\n')) },
  ];
  for (const file of files) {
    const findings = findingsOf(file);
    assert.deepEqual(rulesIn(findings), ['unreadable-certificate'], told(findings));
  }
});

test('a bundle that nests absurdly: exactly one diagnostic', () => {
  for (const keys of ['['.repeat(DEPTH), `${'{"a":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}`]) {
    const findings = findingsOf({ [BUNDLE_FILE]: `{"keys": ${keys}}` });
    assert.deepEqual(rulesIn(findings), ['syntax-error'], told(findings));
  }
});

test('a megabyte on one line, of comments, of a text that goes on, of a comment that is not closed', () => {
  const long = 'ab'.repeat(2 ** 19);
  const sound = [
    SERVER_CONF.replace('"/opt/spire/data/server"', `"${long}"`),
    `${SERVER_CONF}# ${long}\n`,
    `/* ${long} */\n${SERVER_CONF}`,
    `${SERVER_CONF}${'# \n'.repeat(2 ** 18)}`,
    `${'\n'.repeat(2 ** 18)}${SERVER_CONF}`,
  ];
  for (const text of sound) assert.deepEqual(told(findingsOf({ ...SOUND_CONF, 'server.conf': text })), '');
  for (const rest of [`a = <<EOF\n${'x\n'.repeat(2 ** 18)}`, `/* ${long}`, `a = "${'${'.repeat(2 ** 17)}`]) {
    const findings = findingsOf({ ...SOUND_CONF, 'server.conf': SERVER_CONF + rest });
    assert.deepEqual([...new Set(rulesIn(findings))], ['syntax-error'], told(findings));
  }
});

test('ConfigMaps in ConfigMaps, and one with a long file in it', () => {
  const carrier = (name: string, text: string) =>
    JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { [name]: text } });
  let nested = carrier('server.conf', SERVER_CONF);
  for (let i = 0; i < 12; i++) nested = carrier('inner.json', nested);
  assert.deepEqual(told(findingsOf({ ...SOUND_CONF, 'nested.json': nested })), '');
  const long = `${SERVER_CONF}${'# "x" \\ \n'.repeat(2 ** 16)}`;
  const { 'server.conf': _, ...others } = SOUND_CONF;
  assert.deepEqual(told(findingsOf({ ...others, 'spire.json': carrier('server.conf', long) })), '');
});

test('line endings, tabs, comments and signs of every kind change nothing in a sound configuration', () => {
  const lines = SERVER_CONF.split('\n');
  const sound = [
    lines.join('\r\n'),
    lines.join('\n\n'),
    lines.map((line, index) => line + (index % 2 === 0 ? '\r\n' : '\n')).join(''),
    SERVER_CONF.replaceAll('  ', '\t'),
    SERVER_CONF.replaceAll('{\n', '{ # 🔑 \ud800 \u2028 é {{ "\n'),
  ];
  for (const text of sound) assert.deepEqual(told(findingsOf({ ...SOUND_CONF, 'server.conf': text })), '', text);
});

test('what is no text is told where it stands, and nowhere else', () => {
  const signs = ['\0', '\uFEFF', '\ud800', '\u202e', '\u001b[31m', '🔑', '\u2028'];
  for (const sign of signs) {
    const findings = findingsOf({
      ...SOUND_CONF,
      'server.conf': SERVER_CONF.replace('  federation {', `  ${sign}\n  federation {`),
    });
    assert.deepEqual([...new Set(rulesIn(findings))], ['syntax-error'], `${JSON.stringify(sign)}: ${told(findings)}`);
  }
  const marked = findingsOf({ ...SOUND_CONF, 'server.conf': `\uFEFF${SERVER_CONF}` });
  assert.deepEqual(rulesIn(marked), ['syntax-error'], told(marked));
});

test('a file that was cut in the middle of a character is read as far as it goes', () => {
  const bytes = Buffer.from(`${SERVER_CONF}# né 🔑`);
  for (let cut = 1; cut <= 6; cut++) {
    const { text } = decode('server.conf', bytes.subarray(0, bytes.length - cut));
    assert.deepEqual(told(findingsOf({ ...SOUND_CONF, 'server.conf': text })), '', `${cut} bytes cut`);
  }
  for (const [path, text] of Object.entries({ ...SOUND_CONF, ...SOUND_BUNDLE })) {
    const whole = Buffer.from(text);
    for (let end = 0; end < whole.length; end += 97) {
      const half = Buffer.concat([whole.subarray(0, end), Buffer.from([0xf0, 0x9f])]);
      for (const { span, document } of findingsOf({ [path]: decode(path, half).text }))
        assert.ok(0 <= span.start && span.start <= span.end && span.end <= document.section.text.length);
    }
  }
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { resolveAlias } from '../../server/src/core/frameworks/aliases.ts';
import catalogue from '../../server/src/core/frameworks/catalogue.json' with { type: 'json' };
import {
  controlById,
  controls,
  families,
  familyTitle,
  referencesOf,
} from '../../server/src/core/frameworks/catalogue.ts';
import { escapeMarkdown, referencesMarkdown } from '../../server/src/core/frameworks/markdown.ts';
import { notesOf } from '../../server/src/core/frameworks/notes.ts';

const CATALOGUE = new URL('../../server/src/core/frameworks/catalogue.json', import.meta.url);
const CARD = ['owasp-nhi', 'owasp-asi', 'maestro', 'nist-ai-rmf', 'spiffe'];

const refs = (list: readonly { readonly ref: string }[]) => list.map(({ ref }) => ref);

// ---- the catalogue ----

test('every reference of every family resolves, and none is both direct and related', () => {
  assert.equal(families().length, 19);
  for (const [family, record] of Object.entries(catalogue.families)) {
    const { direct, related, hover } = referencesOf(family);
    assert.deepEqual(refs(direct), record.direct, family);
    assert.deepEqual(refs(related), record.related, family);
    assert.deepEqual(refs(hover), record.hover, family);
    assert.ok(direct.length > 0, `${family} has a direct reference`);
    const all = refs([...direct, ...related]);
    assert.equal(new Set(all).size, all.length, `${family} cites a control once`);
    assert.ok(familyTitle(family));
  }
});

test('the hover of each family has its picks in card order, at most one per framework', () => {
  for (const family of families()) {
    const { direct, related, hover } = referencesOf(family);
    const positions = hover.map(({ framework }) => CARD.indexOf(framework.key));
    assert.ok(hover.length >= 3, `${family} has picks`);
    assert.deepEqual(
      positions,
      [...new Set(positions)].sort((a, b) => a - b),
      family,
    );
    assert.ok(!positions.includes(-1), family);
    for (const pick of hover) assert.ok([...direct, ...related].includes(pick), `${family} cites its pick ${pick.ref}`);
  }
});

test('every control of the catalogue is reachable, under the short and the full id', () => {
  assert.deepEqual(refs(controls()).sort(), Object.keys(catalogue.controls).sort());
  for (const control of controls()) {
    assert.equal(controlById(control.ref), control);
    assert.equal(controlById(`${control.framework.key}:${control.id}`), control);
    assert.match(control.url, /^https:\/\/[^\s<>()]+$/, control.ref);
    assert.notEqual(control.title, '', control.ref);
  }
  assert.equal(controlById('owasp-nhi:NHI5')?.id, 'NHI5:2025');
  assert.equal(controlById('owasp-nhi:NHI5:2025')?.title, 'Overprivileged NHI');
  assert.equal(controlById('owasp-nhi:NHI11'), undefined);
  assert.equal(controlById('NHI5'), undefined);
  assert.equal(controlById('toString'), undefined);
});

test('an unknown family has no references', () => {
  assert.deepEqual(referencesOf('constructor'), { direct: [], related: [], hover: [] });
  assert.equal(familyTitle('constructor'), undefined);
  assert.deepEqual(referencesMarkdown(['constructor']), { above: '', below: '' });
});

test('CSA controls carry no summary, all others one sentence', () => {
  for (const control of controls()) {
    if (['ccm', 'aicm', 'maestro'].includes(control.framework.key)) {
      assert.equal(control.summary, undefined, control.ref);
    } else {
      assert.match(control.summary ?? '', /^[^.]+(\.\S[^.]*)*\.$/, control.ref);
    }
  }
});

test('drafts, own labels, own ids and unverified entries are told apart', () => {
  assert.equal(controlById('wimse:ARCH/delegation')?.draft, true);
  assert.equal(controlById('spiffe:WIT-SVID 3.4')?.draft, true);
  assert.equal(controlById('spiffe:FED 5.1')?.draft, false);
  assert.equal(controlById('nist-ai-rmf:GOVERN 2.1')?.ownTitle, true);
  assert.equal(controlById('maestro:L7/repudiation')?.ownId, true);
  assert.equal(controlById('maestro:L6')?.ownId, false);
  assert.equal(controlById('rfc:RFC 5280')?.verified, false);
  assert.equal(controlById('rfc:RFC 8693')?.verified, true);
});

test('CWE entries that MITRE keeps out of mappings are never direct', () => {
  const barred = ['CWE-284', 'CWE-285', 'CWE-287', 'CWE-345', 'CWE-1053', 'CWE-1059', 'CWE-1068'];
  for (const family of families()) {
    for (const { id } of referencesOf(family).direct) assert.ok(!barred.includes(id), `${family} cites ${id}`);
  }
});

test('the catalogue stays small and says nothing of where it came from', () => {
  const text = readFileSync(CATALOGUE, 'utf8');
  assert.ok(Buffer.byteLength(text) < 120_000);
  assert.doesNotMatch(text, /verifiedFrom|relevance|shared\/|[A-Z]:\\|\/(home|root|tmp|Users)\//);
});

// ---- aliases ----

test('ids as guidance writes them resolve to the published control', () => {
  const expected: readonly (readonly [string, string, RegExp])[] = [
    ['NHI-02', 'owasp-nhi:NHI2', /NHI2:2025 \(Secret Leakage\).*NHI5:2025.*NHI3:2025.*NHI6:2025.*NHI8:2025/],
    ['NHI2', 'owasp-nhi:NHI2', /NHI5:2025/],
    ['NHI02', 'owasp-nhi:NHI2', /NHI5:2025/],
    [' owasp  nhi-02 ', 'owasp-nhi:NHI2', /NHI2:2025/],
    ['NHI-10', 'owasp-nhi:NHI10', /NHI10:2025/],
    ['NHI7:2025', 'owasp-nhi:NHI7', /as OWASP publishes it/],
    ['ASI-3', 'owasp-asi:ASI03', /ASI03/],
    ['IAM-1', 'maestro:L6', /no control ids.*Layer 6.*Layer 4 or 7.*IAM-01.*CCM 4\.1.*AICM 1\.1\.0/],
    ['CSA MAESTRO IAM-01', 'maestro:L6', /no control ids/],
    ['IAM-01', 'ccm:IAM-01', /CCM 4\.1 and CSA AICM 1\.1\.0/],
    ['AICM IAM-01', 'aicm:IAM-01', /CCM 4\.1/],
    ['CSA MAESTRO', 'maestro:L6', /Layers 4, 6 and 7/],
    ['GOVERN', 'nist-ai-rmf:GOVERN', /GOVERN 2\.1.*1\.5.*1\.7.*6\.1 and 6\.2/],
    ['NIST AI RMF GOVERN', 'nist-ai-rmf:GOVERN', /whole function/],
    ['AIRMF', 'nist-ai-rmf:GOVERN 2.1', /no id.*MAP 4\.2 and MANAGE 4\.1/],
    ['OWASP Agentic AI Top 10', 'owasp-asi:ASI03', /Agentic Applications \(2026\).*ASI04, ASI07, ASI08 and ASI10/],
    ['SPIFFE specification', 'spiffe:FED 5.1', /Cite a section/],
  ];
  for (const [text, ref, note] of expected) {
    const alias = resolveAlias(text);
    assert.equal(alias?.control.ref, ref, text);
    assert.match(alias?.note ?? '', note, text);
  }
});

test('what is no citation resolves to nothing', () => {
  for (const text of ['', 'NHI', 'NHI-0', 'NHI11', 'NHI2:2024', 'ASI11', 'ASI', 'IAM-10', 'governor', 'SPIFFE ID']) {
    assert.equal(resolveAlias(text), undefined, text);
  }
});

test('the controls that alias notes speak of exist', () => {
  const named = ['NHI3', 'NHI5', 'NHI6', 'NHI8'].map((id) => `owasp-nhi:${id}`);
  const asi = ['ASI04', 'ASI07', 'ASI08', 'ASI10'].map((id) => `owasp-asi:${id}`);
  const rmf = ['GOVERN 1.5', 'GOVERN 1.7', 'GOVERN 6.1', 'GOVERN 6.2', 'MAP 4.2', 'MANAGE 4.1'];
  const layers = ['maestro:L4', 'maestro:L6', 'maestro:L7', 'ccm:IAM-01', 'aicm:IAM-01'];
  for (const ref of [...named, ...asi, ...rmf.map((id) => `nist-ai-rmf:${id}`), ...layers]) {
    assert.ok(controlById(ref), ref);
  }
});

// ---- Markdown ----

const linkCount = (markdown: string, text: string, url: string) => markdown.split(`[${text}](${url})`).length - 1;

test('the Markdown of a family shows each of its controls once, the picks above', () => {
  for (const family of families()) {
    const { direct, related, hover } = referencesOf(family);
    const { above, below } = referencesMarkdown([family]);
    for (const control of [...direct, ...related]) {
      const picked = hover.includes(control);
      const text = picked ? `${control.framework.label} ${control.id}` : control.id;
      assert.equal(linkCount(picked ? above : below, escapeMarkdown(text), control.url), 1, `${family} ${control.ref}`);
      assert.equal(linkCount(picked ? below : above, escapeMarkdown(control.id), control.url), 0, control.ref);
    }
    assert.equal(above.split('\n').filter((line) => line.startsWith('- [')).length, hover.length, family);
    assert.doesNotMatch(above + below, /undefined|\[object/);
  }
});

test('several families are merged without doubles, and direct outweighs related', () => {
  const both = referencesMarkdown(['missing-owner', 'missing-time-box', 'missing-owner']);
  const nhi1 = controlById('owasp-nhi:NHI1');
  assert.equal(linkCount(both.above, 'OWASP NHI NHI1:2025', nhi1?.url ?? ''), 1);
  assert.equal(both.above.split('governance guidance').length - 1, 1);

  const marked = /Identity and Privilege Abuse \(related\)/;
  assert.match(referencesMarkdown(['missing-owner']).above, marked);
  assert.doesNotMatch(referencesMarkdown(['missing-owner', 'overly-broad-trust']).above, marked);
});

test('drafts, own labels and unverified entries are marked in the Markdown', () => {
  const { above, below } = referencesMarkdown(['undocumented-enforcement-point']);
  assert.match(above, /^- \[NIST AI RMF MAP 4\.2\].*\(our label\)$/m);
  assert.match(below, /Service Authorization \(work in progress\)/);
  const anchors = referencesMarkdown(['trust-anchor']).below;
  assert.match(anchors, /\[RFC 5280\]\S+ [^;]*\(not checked at its source\)/);
  const reuse = referencesMarkdown(['template-reuse']).below;
  assert.match(reuse, /^- NIST SP 800-63C \(written for people, cited by analogy\): \[63C-4 Trust Agreements\]/m);
});

test('text that looks like Markdown or HTML stays text', () => {
  assert.equal(escapeMarkdown('a|b_c*d`e`<f>&[g](h)\\'), 'a\\|b\\_c\\*d\\`e\\`\\<f\\>\\&\\[g\\](h)\\\\');
  assert.equal(escapeMarkdown('two\n\n# lines'), 'two # lines');
  assert.match(referencesMarkdown(['bundle-endpoint', 'overly-broad-trust']).below, /\\<Trust Domain, Bundle\\>/);
  const everything = referencesMarkdown(families());
  const plain = (everything.above + everything.below)
    .replace(/\]\(https:[^)]*\)/g, ']')
    .replace(/\\[\\`*_[\]<>&|~]/g, '');
  assert.doesNotMatch(plain, /[|<>&`_~]/, 'nothing unescaped outside links');
});

test('families on which SPIFFE is silent say that they are governance guidance', () => {
  for (const family of [
    'missing-owner',
    'undocumented-enforcement-point',
    'missing-time-box',
    'missing-failure-test',
  ]) {
    assert.match(notesOf(family).join(' '), /not a SPIFFE violation/, family);
    assert.match(referencesMarkdown([family]).above, /governance guidance, not a SPIFFE violation/, family);
  }
  assert.deepEqual(notesOf('bundle-endpoint'), []);
  assert.match(notesOf('missing-revocation-path').join(' '), /no revocation list/);
});

/** `fedlint explain`: rules, and controls in whatever spelling they are cited. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlNamed, explainControl } from '../../server/src/cli/explanations/control.ts';
import { explainRule } from '../../server/src/cli/explanations/rule.ts';
import { controls } from '../../server/src/core/frameworks/catalogue.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { referencesOfRule } from '../../server/src/core/rules/references.ts';
import { emptyFolder, fedlint } from './run.ts';

const cwd = emptyFolder();

test('without an id, all rules are listed', () => {
  const { status, stdout } = fedlint(cwd, ['explain']);
  assert.equal(status, 0);
  assert.deepEqual(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/ {2,}/)),
    rules.map(({ id, severity, title }) => [id, severity, title]),
  );
});

test('a rule: what, why, how, its example as a change, and its references by name and address', () => {
  const { status, stdout } = fedlint(cwd, ['explain', 'missing-owner']);
  assert.equal(status, 0);
  assert.match(stdout, /^missing-owner \(error\)\n/);
  for (const heading of ['What', 'Why', 'How', 'References']) assert.match(stdout, new RegExp(`^${heading}$`, 'm'));
  assert.match(stdout, /^ {4}\+ {5}renewal: team-identity$/m);
  assert.match(stdout, /^ {2}OWASP NHI NHI1:2025 Improper Offboarding\n {6}https:\/\/owasp\.org\//m);
  assert.match(stdout, /governance guidance, not a SPIFFE violation/);
});

test('every rule has a page with all its texts and the ids of all its references', () => {
  for (const rule of rules) {
    const page = explainRule(rule);
    assert.doesNotMatch(page, /undefined|\[object/);
    for (const text of [rule.what, rule.why, rule.how])
      assert.ok(page.replace(/\s+/g, ' ').includes(text.replace(/\s+/g, ' ')), rule.id);
    const ids = referencesOfRule(rule).map((ref) => controls().find((control) => control.ref === ref)?.id ?? ref);
    for (const id of ids) assert.ok(page.replace(/\s+/g, ' ').includes(id), `${rule.id}: ${id}`);
  }
});

test('a control: by its reference, and as guidance writes it, with a note on the difference', () => {
  const { status, stdout } = fedlint(cwd, ['explain', 'NHI-02']);
  assert.equal(status, 0);
  assert.match(stdout, /^NHI2:2025 {2}Secret Leakage\n/);
  assert.match(stdout, /OWASP writes this id NHI2:2025 \(Secret Leakage\)/);
  assert.match(stdout, /^Rules about it$/m);
  assert.match(stdout, /^ {2}shared-secret {2}/m);
  const published = fedlint(cwd, ['explain', 'owasp-nhi:NHI2']).stdout;
  assert.match(published, /^NHI2:2025 {2}Secret Leakage\n/);
  assert.doesNotMatch(published, /OWASP writes this id/);
  assert.match(fedlint(cwd, ['explain', 'MAESTRO', 'IAM-1']).stdout, /no control ids in any edition we know/);
});

test('every control of the catalogue can be explained', () => {
  for (const { ref, id, url } of controls()) {
    const alias = controlNamed(ref);
    assert.ok(alias, ref);
    const page = explainControl(alias);
    assert.ok(page.includes(id) && page.includes(url), ref);
  }
});

test('what is neither: status 2, and what may have been meant', () => {
  const near = fedlint(cwd, ['explain', 'mising-ownr']);
  assert.deepEqual(near, {
    status: 2,
    stdout: '',
    stderr: 'fedlint: There is no rule and no control `mising-ownr`. Did you mean `missing-owner`?\n',
  });
  assert.match(fedlint(cwd, ['explain', 'no-such-thing-at-all']).stderr, /`fedlint explain` lists all rules\.$/m);
});

/** Rules of governance hold for a trust link in whatever configuration it stands, and so do their edits. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expiredTimeBox } from '../../server/src/core/rules/governance/expired-time-box.ts';
import { forgottenTrust } from '../../server/src/core/rules/governance/forgotten-trust.ts';
import { missingOwner } from '../../server/src/core/rules/governance/missing-owner.ts';
import { missingTimeBox } from '../../server/src/core/rules/governance/missing-time-box.ts';
import { noEnforcementPoint } from '../../server/src/core/rules/governance/no-enforcement-point.ts';
import { undocumentedFederation } from '../../server/src/core/rules/governance/undocumented-federation.ts';
import type { Rule } from '../../server/src/core/rules/rule.ts';
import { chart, conf, data, type Link, operator, teleport } from '../harness/links.ts';
import { after, type Files, marks, messages, titles } from '../harness/one-rule.ts';
import { findingsOf } from '../harness/workspace.ts';

const STRICT = { '.fedlint.yaml': 'adoption: strict\n' };

const LINK: Link = { domain: 'b.test', url: 'https://b.test', profile: 'https_web' };

/** The configuration of a server inside a ConfigMap, as HCL or as JSON. */
function configMap(text: string): Files {
  const block = text.replace(/^(?=.)/gm, '    ');
  return {
    'config-map.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: spire-server
data:
  server.conf: |
${block}`,
  };
}

const [CONF = ''] = Object.values(conf(LINK));

/** Everywhere a comment may say who answers for the link. */
const COMMENTED: Readonly<Record<string, { readonly files: Files; readonly above: string }>> = {
  conf: { files: conf(LINK), above: '    federates_with "b.test"' },
  'conf inside a ConfigMap': { files: configMap(CONF), above: '        federates_with "b.test"' },
  'the first of two blocks': {
    files: { 'server.conf': CONF.replace(/ {4}\}\n(?= {2}\})/, '    }\n\n    federates_with "c.test" {}\n') },
    above: '    federates_with "b.test"',
  },
  operator: { files: operator(LINK), above: '      - trustDomain: b.test' },
  teleport: { files: teleport(LINK), above: 'kind: spiffe_federation' },
};

function saying(statement: string, { files, above }: { readonly files: Files; readonly above: string }): Files {
  const indent = /^ */.exec(above)?.[0] ?? '';
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      text.replace(above, `${indent}# fedlint.dev/${statement}\n${above}`),
    ]),
  );
}

function about(rule: Rule, files: Files): string[] {
  return messages(rule, files).filter((message) => message.includes('`b.test`'));
}

for (const [form, place] of Object.entries(COMMENTED)) {
  test(`${form}: a comment right above the link documents it`, () => {
    assert.equal(about(undocumentedFederation, place.files).length, 1);
    const owned = saying('owner: team-identity', place);
    assert.deepEqual(about(undocumentedFederation, owned), []);
    assert.match(about(missingOwner, owned).join(), /the bundle, the renewal and what the other side may do/);
    assert.equal(about(missingTimeBox, owned).length, 1);
    assert.equal(about(noEnforcementPoint, owned).length, 1);
  });

  test(`${form}: the edits write such comments, and nothing else changes`, () => {
    for (const title of ['Add the owners', 'Add a time-box', 'Say where it is enforced']) {
      const [written = ''] = Object.values(after(undocumentedFederation, place.files, title));
      const [before = ''] = Object.values(place.files);
      const added = written.split('\n').filter((line) => line.trim().startsWith('# fedlint.dev/'));
      assert.ok(added.length > 0);
      assert.equal(written.replace(`${added.join('\n')}\n`, ''), before, title);
      assert.ok(written.includes(`${added.join('\n')}\n${place.above}`), `${title}:\n${written}`);
    }
  });

  test(`${form}: a day that has passed is told where it stands, and the edit takes the link out`, () => {
    const ended = saying('expires: 2026-10-31', place);
    assert.deepEqual(
      findingsOf(ended, [forgottenTrust, expiredTimeBox]).map(({ rule, span, document: { section } }) => [
        rule.id,
        /2026-10-31/.test(section.text.slice(span.start, span.end)),
      ]),
      [['forgotten-trust', true]],
    );
    const [title = ''] = titles(forgottenTrust, ended);
    const mended = after(forgottenTrust, ended, title);
    assert.doesNotMatch(Object.values(mended).join(), /b\.test/);
    assert.deepEqual(messages(forgottenTrust, mended), []);
  });
}

test('where no comment has room, a manifest is the only place', () => {
  const files = data(LINK);
  assert.match(messages(undocumentedFederation, files).join(), /off\. Create the Federation manifest\.$/);
  assert.deepEqual(titles(undocumentedFederation, files), ['Create the Federation manifest']);
});

test('in values of a chart the annotations of the resource it makes are written', () => {
  const [text = ''] = Object.values(after(undocumentedFederation, chart(LINK), 'Say where it is enforced'));
  assert.match(text, /partner:\n(?: {10}.*\n)*? {10}annotations:\n {12}fedlint\.dev\/enforced-at: /);
});

test('with strict adoption every form is asked from the start, at its own link', () => {
  for (const write of [conf, chart, data, operator, teleport]) {
    const files = { ...write(LINK), ...STRICT };
    assert.equal(messages(missingOwner, files).length, 1);
    assert.deepEqual(messages(undocumentedFederation, files), []);
  }
  assert.deepEqual(marks(missingOwner, { ...operator(LINK), ...STRICT }), ['b.test']);
});

test('a manifest for the same pair of domains documents the link in every form', () => {
  const manifest = {
    'manifest.yaml':
      'apiVersion: fedlint.dev/v1alpha1\nkind: Federation\nmetadata: {name: b}\nspec: {local: a.test, remote: b.test}\n',
  };
  for (const write of [conf, chart, data, operator, teleport]) {
    assert.deepEqual(messages(undocumentedFederation, { ...write(LINK), ...manifest }), []);
  }
  const other = { 'manifest.yaml': manifest['manifest.yaml'].replace('a.test', 'c.test') };
  for (const write of [conf, chart, operator]) {
    assert.equal(messages(undocumentedFederation, { ...write(LINK), ...other }).length, 1);
  }
});

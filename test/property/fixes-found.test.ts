/** Faults of edits that random cases have found, each in its smallest form. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editsOf } from '../../server/src/core/analysis/edits.ts';
import { unappliedPolicy } from '../../server/src/core/rules/admission/unapplied-policy.ts';
import { SOUND_ADMISSION } from '../../server/src/core/rules/admission-examples.ts';
import { TRUST_DOMAIN } from '../../server/src/core/rules/examples.ts';
import { undocumentedFederation } from '../../server/src/core/rules/governance/undocumented-federation.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { after, titles } from '../harness/one-rule.ts';
import { analyze, findingsIn, findingsOf } from '../harness/workspace.ts';
import { textsAfter, whileWritten } from './fixes/workspace.ts';

const CONF = `server {
  trust_domain = "shop.corp.example"
  federation {
    federates_with "acme.partner.example" {
      bundle_endpoint_url = "https://spire.acme.partner.example"
      bundle_endpoint_profile "https_web" {}
    }
  }
}
`;

test('owners that are written into an escaped configuration are found there', () => {
  const head = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'spire-server' } };
  for (const unit of [undefined, 2]) {
    const files = { 'map.json': JSON.stringify({ ...head, data: { 'server.conf': CONF } }, null, unit) };
    const [title = ''] = titles(undocumentedFederation, files).filter((one) => one === 'Add the owners');
    // JSON has no comments, the configuration inside has.
    assert.equal(findingsOf(after(undocumentedFederation, files, title), [undocumentedFederation]).length, 0);
  }
});

test('a value that differs in a letter is changed in that letter', () => {
  const analyzer = analyze({ 'a.yaml': TRUST_DOMAIN.replace('owner', 'ownr') });
  const [finding] = findingsIn(analyzer).filter(({ rule }) => rule.id === 'unknown-field');
  const offer = finding?.offers().find(({ title }) => title === 'Rename to `owner`');
  assert.ok(finding && offer);
  const [edit, ...others] = editsOf(analyzer, finding, offer, 'plain')?.changes[0]?.edits ?? [];
  assert.deepEqual([edit?.newText, edit && edit.end - edit.start, others], ['e', 0, []]);
});

test('an open blank is not offered in the place of an open blank, but as a field to fill in', () => {
  const rule = rules.find(({ id }) => id === 'interpretation-undocumented');
  assert.ok(rule);
  const analyzer = analyze(rule.bad);
  const offered = (rendering: 'plain' | 'snippet') => {
    const [finding] = findingsIn(analyzer).filter((one) => one.rule === rule);
    const [offer] = finding?.offers() ?? [];
    assert.ok(finding && offer);
    return { plan: editsOf(analyzer, finding, offer, rendering), uri: finding.document.uri };
  };
  const { plan, uri } = offered('plain');
  assert.ok(plan);
  whileWritten(analyzer, textsAfter(analyzer, plan, uri), () => {
    assert.equal(offered('plain').plan, undefined);
    assert.ok(offered('snippet').plan);
  });
});

test('the binding of a policy that takes parameters names some', () => {
  const files = Object.fromEntries(
    Object.entries(typeof SOUND_ADMISSION === 'string' ? {} : SOUND_ADMISSION).map(([name, text]) => [
      name,
      text.replace('policyName: short-lived', 'policyName: other'),
    ]),
  );
  const made = after(unappliedPolicy, files, 'Write the binding')['short-lived-binding.yaml'];
  assert.match(made ?? '', /paramRef:\n {4}name: limits\n {4}parameterNotFoundAction: Deny/);
});

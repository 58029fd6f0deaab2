import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FEDERATED_TRUST_DOMAIN } from '../../../server/src/core/rules/spire-examples.ts';
import { above, hovered } from './hovered.ts';

function suppressed(comment: string): Record<string, string> {
  return { 'link.yaml': FEDERATED_TRUST_DOMAIN.replace('  trustDomain:', `  ${comment}\n  trustDomain:`) };
}

const COMMENT = '# fedlint-ignore undocumented-federation until=2026-12-31 -- the partner leaves';

test('a rule in a comment: its title, and the days left', () => {
  const hover = hovered(suppressed(COMMENT), 'link.yaml', 'undocumented-|federation');
  assert.equal(hover?.text, 'undocumented-federation');
  assert.match(
    hover?.markdown ?? '',
    /^\*\*\[undocumented-federation\]\(https:.*\.md\)\*\* · warning\n\nTrust that is configured and documented nowhere\n\n\*\*In 40 days\*\*: Thu, 31 Dec 2026/,
  );
  assert.match(hover?.markdown ?? '', /---\n\nA native resource sets up trust/);
});

test('any other word of the comment: what it hides, and until when', () => {
  const hover = hovered(suppressed(COMMENT), 'link.yaml', 'until=2026|');
  assert.equal(hover?.text, COMMENT);
  assert.match(hover?.markdown ?? '', /^Hides `undocumented-federation` on one line\n\n\*\*In 40 days\*\*/);
});

test('a request that is over, lacks something, or cannot be read', () => {
  const says = (comment: string) => hovered(suppressed(comment), 'link.yaml', '# fed|lint-ignore')?.markdown ?? '';
  assert.match(says(COMMENT.replace('2026-12-31', '2026-11-20')), /It is over, and the findings are back/);
  assert.match(says('# fedlint-ignore undocumented-federation'), /It lacks a reason and an end date/);
  assert.match(says('# fedlint-ignore Nonsense`](command:x)'), /It cannot be read, so it hides nothing$/);
  assert.match(
    says('# fedlint-ignore no-such-rule until=2026-12-31 -- x'),
    /It hides nothing: There is no rule `no-such-rule`/,
  );
});

test('an annotation: the rule on its key, the request on its value', () => {
  const annotation =
    '  name: acme\n  annotations:\n    fedlint.dev/ignore.undocumented-federation: "until=2026-12-31 -- leaving"\n';
  const files = { 'link.yaml': FEDERATED_TRUST_DOMAIN.replace('  name: acme\n', annotation) };
  const key = hovered(files, 'link.yaml', 'fedlint.dev/ign|ore');
  assert.equal(key?.text, 'fedlint.dev/ignore.undocumented-federation');
  assert.match(key ? above(key) : '', /\*\*In 40 days\*\*/);
  assert.match(
    hovered(files, 'link.yaml', 'until=|2026')?.markdown ?? '',
    /^Hides `undocumented-federation` on this resource/,
  );
});

test('a rule in the configuration, with its severity there', () => {
  const files = {
    '.fedlint.yaml': 'rules:\n  missing-owner: off\noverrides:\n  - rules: {fail-open: info}\nlocked: [broad-trust]\n',
  };
  const hover = hovered(files, '.fedlint.yaml', 'missing|-owner');
  assert.equal(hover?.text, 'missing-owner');
  assert.match(hover?.markdown ?? '', /· off by configuration, error by default\n\nTrust without an owner/);
  assert.match(hovered(files, '.fedlint.yaml', 'fail|-open')?.markdown ?? '', /^\*\*\[fail-open\]/);
  assert.match(hovered(files, '.fedlint.yaml', 'broad|-trust')?.markdown ?? '', /· locked\n/);
});

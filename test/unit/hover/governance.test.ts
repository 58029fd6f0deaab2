import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TRUST_DOMAINS } from '../../../server/src/core/rules/examples.ts';
import { FEDERATED_TRUST_DOMAIN, SOUND_SPIRE } from '../../../server/src/core/rules/spire-examples.ts';
import { above, hovered } from './hovered.ts';

const LINK = 'link.yaml';

function link(annotations: string, comment = ''): string {
  return comment + FEDERATED_TRUST_DOMAIN.replace('  name: acme\n', `  name: acme\n${annotations}`);
}

function onDomain(files: Readonly<Record<string, string>>): string {
  const hover = hovered({ 'domains.yaml': TRUST_DOMAINS, ...files }, LINK, 'trustDomain: acme|.partner.example\n');
  return hover ? above(hover) : '';
}

test('governed by nobody', () => {
  assert.match(
    onDomain({ [LINK]: link('') }),
    /- governed by nobody: no manifest, no annotation, no convention\n- owners: nobody/,
  );
});

test('nobody governs it, and CODEOWNERS still names an owner of the file', () => {
  const says = onDomain({ [LINK]: link(''), CODEOWNERS: '* @acme/platform\n' });
  assert.match(says, /governed by nobody/);
  assert.match(
    says,
    /owners by convention, CODEOWNERS: accountable `@acme\/platform`; bundle, renewal and authorization nobody/,
  );
});

test('governed by annotation, with the duties of several', () => {
  const says = onDomain({
    [LINK]: link('  annotations:\n    fedlint.dev/owner: team-a\n    fedlint.dev/owner.bundle: team-b\n'),
  });
  assert.match(says, /governed by annotation; there is no manifest/);
  assert.match(says, /owners by annotation: accountable `team-a`; bundle `team-b`; renewal and authorization nobody/);
});

test('governed by convention, and by two ways at once', () => {
  assert.match(
    onDomain({ [LINK]: link('  labels:\n    owner: team-a\n') }),
    /governed by convention \(the `owner` label\)/,
  );
  const both = onDomain({
    [LINK]: link('  labels:\n    owner: team-a\n  annotations:\n    fedlint.dev/owner.bundle: team-b\n'),
  });
  assert.match(both, /governed by annotation and convention \(the `owner` label\)/);
  assert.match(both, /accountable `team-a` \(by convention, the `owner` label\); bundle `team-b` \(by annotation\)/);
});

test('governed by a comment above, whose words can be hovered', () => {
  const files = { 'domains.yaml': TRUST_DOMAINS, [LINK]: link('', '# fedlint.dev/owner: team-a\n') };
  assert.match(onDomain(files), /governed by the comment above it; there is no manifest/);
  const value = hovered(files, LINK, 'owner: team|-a');
  assert.equal(value?.text, 'team-a');
  assert.match(
    value?.markdown ?? '',
    /answers for the federation with `acme.*\n\nThis is the owner that counts, by the comment above/,
  );
  const key = hovered(files, LINK, 'fedlint.dev/ow|ner');
  assert.equal(key?.text, 'fedlint.dev/owner');
  assert.match(key?.markdown ?? '', /Read by \[missing-owner\]/);
  assert.equal(hovered(files, LINK, '|# fedlint.dev'), undefined);
});

test('several manifests could be meant', () => {
  const manifest = SOUND_SPIRE['acme-orders.yaml'] ?? '';
  const other = manifest.replace('shop.corp.example', 'bank.corp.example').replace('acme-orders', 'acme-bank');
  const says = onDomain({ [LINK]: link(''), 'one.yaml': manifest, 'two.yaml': other });
  assert.match(
    says,
    /governed by manifest: Federation `acme-orders` .*, Federation `acme-bank` .*only one can be meant/,
  );
});

test('an owner who does not count says who does', () => {
  const files = {
    'domains.yaml': TRUST_DOMAINS,
    'one.yaml': SOUND_SPIRE['acme-orders.yaml'] ?? '',
    [LINK]: link('  annotations:\n    fedlint.dev/owner: team-other\n'),
  };
  const hover = hovered(files, LINK, 'fedlint.dev/owner: team|-other');
  assert.match(hover?.markdown ?? '', /The owner that counts is `team-partners`, by manifest/);
});

test('an owner is looked up among the teams of the configuration', () => {
  const files = (team: string) => ({ ...SOUND_SPIRE, '.fedlint.yaml': `owners:\n  teams: [${team}]\n` });
  const at = ['acme-orders.yaml', 'accountable: team|-partners'] as const;
  assert.match(hovered(files('acme/team-partners'), ...at)?.markdown ?? '', /One of the teams of the configuration/);
  assert.match(hovered(files('team-payments'), ...at)?.markdown ?? '', /Not among the teams/);
});

test('an owner as a map shows the contact', () => {
  const files = {
    ...SOUND_SPIRE,
    'acme-orders.yaml': (SOUND_SPIRE['acme-orders.yaml'] ?? '').replace(
      'accountable: team-partners',
      'accountable: {team: team-partners, contact: "#partners"}',
    ),
  };
  assert.match(
    hovered(files, 'acme-orders.yaml', '{team: team|-partners')?.markdown ?? '',
    /by manifest, contact `#partners`/,
  );
});

test('a TrustDomain without an owner falls back to the owner of its own file', () => {
  const files = {
    'domains/acme.yaml': TRUST_DOMAINS.replace('  owner: team-partners\n', ''),
    [LINK]: link(''),
    CODEOWNERS: '/domains/ @acme/identity\n',
  };
  assert.match(
    onDomain(files),
    /`acme\.partner\.example` · of a partner .* owner `@acme\/identity` \(by convention, CODEOWNERS\)/,
  );
});

test('a part of an annotation that names several places', () => {
  const files = {
    ...SOUND_SPIRE,
    [LINK]: link('  annotations:\n    fedlint.dev/enforced-at: edge, payments-gateway\n'),
  };
  const hover = hovered(files, LINK, 'edge, paym|ents-gateway');
  assert.equal(hover?.text, 'payments-gateway');
  assert.match(hover?.markdown ?? '', /^`payments-gateway` · enforces/);
  assert.match(
    hovered(files, LINK, 'enforced-at: ed|ge')?.markdown ?? '',
    /^No EnforcementPoint document is called `edge`/,
  );
});

test('who approved an exception does not own it', () => {
  const exception =
    'apiVersion: fedlint.dev/v1alpha1\nkind: TrustException\nmetadata: {name: dr}\nspec:\n  owner: team-a\n  approvedBy: team-b\n';
  const files = { 'a.yaml': exception };
  assert.match(hovered(files, 'a.yaml', 'owner: team|-a')?.markdown ?? '', /^`team-a` owns TrustException `dr`\n/);
  assert.match(hovered(files, 'a.yaml', 'approvedBy: team|-b')?.markdown ?? '', /^\*\*`approvedBy`/);
});

test('the owner of a point written inside a Federation owns that point', () => {
  const points = '[{name: a, owner: team-a}, {name: b, owner: team-b}]';
  const text = (SOUND_SPIRE['acme-orders.yaml'] ?? '').replace('[payments-gateway]', points);
  const hover = hovered({ 'a.yaml': text }, 'a.yaml', 'owner: team|-b');
  assert.match(hover?.markdown ?? '', /^`team-b` owns EnforcementPoint `b`\n/);
});

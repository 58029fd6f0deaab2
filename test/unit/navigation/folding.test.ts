import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldsOf } from '../../../server/src/core/navigation/folding.ts';
import { analyze, uriOf } from '../../harness/workspace.ts';

function folds(text: string, limit = 100, path = 'a.yaml'): string[] | undefined {
  const file = analyze({ [path]: text }).file(uriOf(path));
  const lines = text.split(/\r\n|\r|\n/);
  return file && foldsOf(file, limit)?.map(({ start, end, kind }) => `${kind} ${lines[start]} .. ${lines[end]}`);
}

const OURS = `# one
# two

# alone
apiVersion: fedlint.dev/v1alpha1 # not a line of its own
kind: Federation
metadata: {name: x}
spec:
  owners:
    # three
    # four
    accountable: a

  allow:
    - subject: s
      purpose: p
`;

const EXPECTED = [
  'comment # one .. # two',
  'comment     # three ..     # four',
  'region spec: ..       purpose: p',
  'region   owners: ..     accountable: a',
  'region   allow: ..       purpose: p',
  'region     - subject: s ..       purpose: p',
];

test('maps, lists and runs of comments', () => {
  assert.deepEqual(folds(OURS), EXPECTED);
});

test('with Windows line ends too', () => {
  assert.deepEqual(folds(OURS.replaceAll('\n', '\r\n')), EXPECTED);
});

test('of several documents each, and first of all', () => {
  const all = folds(`${OURS}---\n${OURS}`);
  const document = 'region apiVersion: fedlint.dev/v1alpha1 # not a line of its own ..       purpose: p';
  assert.deepEqual(all, [document, document, ...EXPECTED, ...EXPECTED]);
  assert.deepEqual(folds(`${OURS}---\n${OURS}`, 3), [document, document, EXPECTED[0]]);
});

test('the editor folds a file itself that holds anything which is not ours', () => {
  assert.equal(folds(`${OURS}---\nkind: ConfigMap\n`), undefined);
  assert.equal(folds('kind: ConfigMap\nmetadata:\n  name: x\n'), undefined);
  assert.equal(folds('* @acme/a\n* @acme/b\n', 100, 'CODEOWNERS'), undefined);
  assert.notEqual(folds(`${OURS}---\n# nothing here\n`), undefined);
});

test('the target of an alias folds once', () => {
  const text =
    'apiVersion: fedlint.dev/v1alpha1\nkind: Federation\nspec:\n  owners: &a\n    accountable: x\n  trust: *a\n';
  assert.deepEqual(folds(text), ['region spec: ..   trust: *a', 'region   owners: &a ..     accountable: x']);
});

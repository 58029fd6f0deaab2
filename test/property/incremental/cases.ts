/** Sequences that once went wrong, as small as they could be made. */
import { TRUST_DOMAIN } from '../../../server/src/core/rules/examples.ts';
import { rules } from '../../../server/src/core/rules/list.ts';
import { filesOf } from '../../harness/workspace.ts';
import { changeBetween } from './plain-text.ts';
import type { Sequence } from './run.ts';
import type { Step } from './world.ts';

const LOOK: Step = { do: 'look' };

/** The changes that lead from the first text over the others to the last, in one message. */
function typed(path: string, ...texts: readonly string[]): Step {
  return { do: 'edit', path, changes: texts.slice(1).map((text, i) => changeBetween(texts[i] ?? '', text)) };
}

const BARE =
  'apiVersion: spire.spiffe.io/v1alpha1\nkind: ClusterFederatedTrustDomain\nspec:\n  trustDomain: acme.example\n';

const LONE = TRUST_DOMAIN.replace('  owner: team-identity\n', '');
const NOTE = '# one\n';
const HIDDEN = LONE.replace('spec:', 'spec: # fedlint-ignore missing-owner until=2026-12-31 -- agreed');

/** A finding of one file points into another one, and cites its line; there two lines of a comment become one. */
function pointingAcross(): Sequence {
  const files = filesOf(rules.find(({ id }) => id === 'wildcard-principal')?.bad ?? {});
  const mesh = files['mesh.yaml'] ?? '';
  const [before, after] = [`# one\n# two\n${mesh}`, `# one # two\n${mesh}`];
  const steps: Step[] = [{ do: 'open', path: 'mesh.yaml' }, LOOK, typed('mesh.yaml', before, after), LOOK];
  return { files: { ...files, 'mesh.yaml': before }, steps };
}

/** Two meshes trust the same; a fresh start reads them in another order. */
function citingOneOfTwo(): Sequence {
  const files = filesOf(rules.find(({ id }) => id === 'rule-for-everybody')?.bad ?? {});
  const steps: Step[] = [LOOK, { do: 'write', path: 'other-mesh.yaml', text: files['mesh.yaml'] }, LOOK];
  return { files, steps };
}

export const cases: Readonly<Record<string, Sequence>> = {
  'edits on offer know the date, though no finding depends on it': {
    files: { 'acme.yaml': BARE },
    steps: [LOOK, { do: 'day', day: 1 }, LOOK],
  },
  'a file that goes and comes back is not taken for what it was': {
    files: { 'a.yaml': LONE },
    steps: [
      LOOK,
      { do: 'write', path: 'a.yaml', text: undefined },
      LOOK,
      { do: 'write', path: 'a.yaml', text: `${NOTE}${LONE}` },
      LOOK,
    ],
  },
  'a line moves from one document into the next': {
    files: { 'a.yaml': `${LONE}${NOTE}---\n${LONE}---\n${LONE}` },
    steps: [
      { do: 'open', path: 'a.yaml' },
      LOOK,
      typed(
        'a.yaml',
        `${LONE}${NOTE}---\n${LONE}---\n${LONE}`,
        `${LONE}---\n${LONE}---\n${LONE}`,
        `${LONE}---\n${LONE}${NOTE}---\n${LONE}`,
      ),
      LOOK,
    ],
  },
  'a request at the end of a line hides what stands on it': {
    files: { 'a.yaml': LONE },
    steps: [
      { do: 'open', path: 'a.yaml' },
      LOOK,
      typed('a.yaml', LONE, HIDDEN),
      LOOK,
      typed('a.yaml', HIDDEN, LONE),
      LOOK,
    ],
  },
  'of two places that show the same, the same one is always cited': citingOneOfTwo(),
  'what is pointed at keeps its offset and changes its line': pointingAcross(),
};

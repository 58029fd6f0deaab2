import { hasPlaceholder } from '../../values/placeholder.ts';
import { rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';
import { enumerate } from '../wording.ts';

const KINDS = ['clusterSPIFFEIDs', 'clusterFederatedTrustDomains', 'clusterStaticEntries'];

export const partialReconcileBlock = rule({
  id: 'partial-reconcile-block',
  severity: 'warning',
  title: 'Kinds switched off by leaving them out',
  what: 'The `reconcile` block of a controller manager names some of its three kinds and leaves others out.',
  why: 'Without the block all kinds are taken care of. With it, a kind that is left out is switched off, so resources of that kind are applied and nothing happens.',
  how: 'Write out all three, with `true` or `false`.',
  families: [],
  edit: 'suggest',
  on: ['controller'],
  *check({ reconcile, fromFiles }) {
    if (!reconcile || reconcile.members.some(hasPlaceholder)) return;
    const { members, path, span } = reconcile;
    // In files there are no ClusterSPIFFEIDs, so there is nothing to say about them.
    const asked = fromFiles ? KINDS.slice(1) : KINDS;
    // A misspelt kind is told of as that.
    const named = members.map((member) => member.toLowerCase());
    const missing = asked.filter((kind) => !named.includes(kind.toLowerCase()));
    if (missing.length === 0) return;
    const names = enumerate(missing.map((kind) => `\`${kind}\``));
    const write = (title: string, value: boolean) => ({
      title,
      kind: 'suggest' as const,
      operations: missing.map((kind) => ({ op: 'set' as const, path: [...path, kind], value })),
    });
    yield {
      at: span,
      message: `This block leaves out ${names}, which switches them off: such resources are applied and nothing happens. Write out whether they are meant to be on or off.`,
      offers: () => [write('Switch on what is left out', true), write('Write down that it is off', false)],
    };
  },
  bad: unsoundSpire(
    'controller-manager-config.yaml',
    'className: spire-shop\n',
    'className: spire-shop\nreconcile:\n  clusterSPIFFEIDs: true\n  clusterStaticEntries: true\n',
  ),
  good: SOUND_SPIRE,
});

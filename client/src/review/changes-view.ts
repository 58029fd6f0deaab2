/** The face of the "Trust Changes" tree: its words, its badge, and which of its nodes is the current one. */
import { type TreeView, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ReviewedChange } from '../../../server/src/lsp/protocol.ts';
import { withoutLinks } from '../literal.ts';
import { ChangesTree, type Node } from './changes-tree.ts';
import type { Review } from './review.ts';
import { basesOf } from './status-bar.ts';

export const VIEW = 'fedlint.trustChanges';

export class ChangesView {
  private readonly tree: ChangesTree;
  readonly view: TreeView<Node>;

  constructor(client: BaseLanguageClient) {
    this.tree = new ChangesTree(client);
    this.view = window.createTreeView(VIEW, { treeDataProvider: this.tree });
  }

  /** Undefined once the review is over. */
  show(review: Review | undefined): void {
    const { view } = this;
    this.tree.show(review);
    view.badge = review && badgeOf(review);
    view.description = review ? `against ${review.current.bases.map(({ name }) => name).join(', ')}` : '';
    view.message = review ? messageOf(review) : '';
  }

  async reveal({ id }: ReviewedChange): Promise<void> {
    const node = this.view.visible ? this.tree.nodeOf(id) : undefined;
    if (node) await this.view.reveal(node, { select: true, focus: false });
  }
}

/** What widens trust and has not been looked at. */
function badgeOf({ current, marks }: Review): TreeView<Node>['badge'] {
  const value = current.view.changes.filter(
    (change) => change.direction === 'widens' && !change.isQuiet && marks.noteOn(change) === undefined,
  ).length;
  return value === 0
    ? undefined
    : { value, tooltip: `${value} ${value === 1 ? 'change widens' : 'changes widen'} trust` };
}

/** Only where the tree says nothing by itself. */
function messageOf(review: Review): string {
  const { view, files } = review.current;
  if (view.changes.length > 0 || view.findings.length > 0) return '';
  const differing = `${files.length} ${files.length === 1 ? 'file differs' : 'files differ'}`;
  return withoutLinks(`Nothing about trust is different from ${basesOf(review)}; ${differing}.`);
}

/** The "Trust Changes" view: what widens first, below it what it obliges, then problems that the change brought. */
import {
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { NewFinding, ReviewedChange } from '../../../server/src/lsp/protocol.ts';
import type { Review } from './review.ts';
import { DIRECTIONS, plain, stateOf, VERBS } from './words.ts';

type Direction = ReviewedChange['direction'];
type Obligation = ReviewedChange['obligations'][number];

export type Node =
  | { readonly is: 'group'; readonly name: string; readonly icon: ThemeIcon; readonly nodes: readonly Node[] }
  | { readonly is: 'change'; readonly change: ReviewedChange }
  | { readonly is: 'obligation'; readonly change: ReviewedChange; readonly obligation: Obligation }
  | { readonly is: 'finding'; readonly finding: NewFinding };

export const OPEN_CHANGE = 'fedlint.review.openChange';

const { None, Collapsed, Expanded } = TreeItemCollapsibleState;

const DIRECTION_ICONS: Readonly<Record<Direction, ThemeIcon>> = {
  widens: new ThemeIcon('unfold', new ThemeColor('charts.orange')),
  moves: new ThemeIcon('arrow-swap', new ThemeColor('charts.blue')),
  narrows: new ThemeIcon('fold', new ThemeColor('charts.green')),
  neutral: new ThemeIcon('info'),
};

/** Of the group that is folded until somebody cares. */
const QUIET_ICON = new ThemeIcon('eye-closed');

const STATE_ICONS: Readonly<Record<Obligation['state'], ThemeIcon>> = {
  open: new ThemeIcon('circle-large-outline', new ThemeColor('charts.orange')),
  unknown: new ThemeIcon('question'),
  met: new ThemeIcon('pass', new ThemeColor('charts.green')),
};

const SEVERITY_ICONS: Readonly<Record<NewFinding['severity'], ThemeIcon>> = {
  error: new ThemeIcon('error', new ThemeColor('list.errorForeground')),
  warning: new ThemeIcon('warning', new ThemeColor('list.warningForeground')),
  info: new ThemeIcon('info'),
};

export class ChangesTree implements TreeDataProvider<Node> {
  private readonly emitter = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.emitter.event;
  private readonly client: BaseLanguageClient;
  private review: Review | undefined;
  private roots: readonly Node[] = [];

  constructor(client: BaseLanguageClient) {
    this.client = client;
  }

  /** Without a review, the view invites to one. */
  show(review: Review | undefined): void {
    this.review = review;
    this.roots = review ? rootsOf(review.current.view) : [];
    this.emitter.fire(undefined);
  }

  getChildren(node?: Node): Node[] {
    return [...childrenOf(node, this.roots)];
  }

  getParent(node: Node): Node | undefined {
    return this.roots.find((root) => childrenOf(root, this.roots).some((child) => idOf(child) === idOf(node)));
  }

  /** The node of a change, for the view to reveal. */
  nodeOf(id: string): Node | undefined {
    return this.roots
      .flatMap((root) => childrenOf(root, []))
      .find((node) => node.is === 'change' && node.change.id === id);
  }

  getTreeItem(node: Node): TreeItem {
    const item = this.itemOf(node);
    item.id = idOf(node);
    return item;
  }

  private itemOf(node: Node): TreeItem {
    switch (node.is) {
      case 'group': {
        const item = new TreeItem(node.name, node.icon === QUIET_ICON ? Collapsed : Expanded);
        item.iconPath = node.icon;
        item.description = String(node.nodes.length);
        return item;
      }
      case 'change':
        return this.changeItem(node.change);
      case 'obligation':
        return obligationItem(node.change, node.obligation);
      case 'finding':
        return this.findingItem(node.finding);
    }
  }

  private changeItem(change: ReviewedChange): TreeItem {
    const note = this.review?.marks.noteOn(change);
    const item = new TreeItem(plain(change.title), change.obligations.length > 0 ? Collapsed : None);
    item.description = plain(change.subject);
    item.tooltip = new MarkdownString(change.comment);
    item.iconPath = note === undefined ? DIRECTION_ICONS[change.direction] : new ThemeIcon('check');
    item.command = openingOf(change);
    item.contextValue = `change ${stateOf(change, note)}`;
    return item;
  }

  private findingItem({ message, uri, range, rule, severity }: NewFinding): TreeItem {
    const { protocol2CodeConverter: convert } = this.client;
    const item = new TreeItem(message);
    const place = convert.asUri(uri);
    item.description = `${rule} · ${workspace.asRelativePath(place)}:${range.start.line + 1}`;
    item.tooltip = message;
    item.iconPath = SEVERITY_ICONS[severity];
    const options = { selection: convert.asRange(range) };
    item.command = { command: 'vscode.open', title: 'Open the place', arguments: [place, options] };
    return item;
  }
}

function rootsOf({ changes, findings }: Review['current']['view']): Node[] {
  const asNode = (change: ReviewedChange): Node => ({ is: 'change', change });
  const groups: Node[] = DIRECTIONS.map((direction) => ({
    is: 'group',
    name: VERBS[direction],
    icon: DIRECTION_ICONS[direction],
    nodes: changes.filter((change) => change.direction === direction && !change.isQuiet).map(asNode),
  }));
  groups.push(
    {
      is: 'group',
      name: 'New problems',
      icon: new ThemeIcon('bug'),
      nodes: findings.map((finding) => ({ is: 'finding', finding })),
    },
    {
      is: 'group',
      name: 'Without effect on trust',
      icon: QUIET_ICON,
      nodes: changes.filter(({ isQuiet }) => isQuiet).map(asNode),
    },
  );
  return groups.filter((group) => group.is === 'group' && group.nodes.length > 0);
}

function childrenOf(node: Node | undefined, roots: readonly Node[]): readonly Node[] {
  if (!node) return roots;
  if (node.is === 'group') return node.nodes;
  if (node.is !== 'change') return [];
  const { change } = node;
  const order = Object.keys(STATE_ICONS);
  return [...change.obligations]
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
    .map((obligation) => ({ is: 'obligation', change, obligation }));
}

function obligationItem(change: ReviewedChange, { asks, says, state }: Obligation): TreeItem {
  const item = new TreeItem(plain(asks));
  item.description = plain(says);
  item.tooltip = plain(`${asks}: ${says}`);
  item.iconPath = STATE_ICONS[state];
  item.command = openingOf(change);
  return item;
}

function openingOf({ id }: ReviewedChange): NonNullable<TreeItem['command']> {
  return { command: OPEN_CHANGE, title: 'Open the difference', arguments: [id] };
}

function idOf(node: Node): string {
  switch (node.is) {
    case 'group':
      return node.name;
    case 'change':
      return `change ${node.change.id}`;
    case 'obligation':
      return `obligation ${node.change.id} ${node.obligation.id}`;
    case 'finding': {
      const { uri, range, rule, message } = node.finding;
      return `finding ${uri} ${range.start.line}:${range.start.character} ${rule} ${message}`;
    }
  }
}

/** Asks a person what to compare with: a branch, a tag, or anything else that Git can name. */
import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { withoutIcons } from '../literal.ts';
import { REF_TYPE, type Ref, type Repository } from './git-api.ts';

interface RefItem extends QuickPickItem {
  readonly ref?: string;
}

const SECTIONS: readonly (readonly [type: Ref['type'], title: string])[] = [
  [REF_TYPE.head, 'branches'],
  [REF_TYPE.remoteHead, 'remote branches'],
  [REF_TYPE.tag, 'tags'],
];

/** Undefined where a person does not want to after all. */
export async function pickBase(repository: Repository): Promise<string | undefined> {
  const refs = await repository.getRefs({ sort: 'committerdate' });
  const items: RefItem[] = [
    { label: 'HEAD', description: 'what has not been committed yet', ref: 'HEAD' },
    ...SECTIONS.flatMap(([type, title]) => {
      const found = refs.filter((ref) => ref.type === type && ref.name !== undefined).map(itemOf);
      return found.length === 0 ? [] : [{ label: title, kind: QuickPickItemKind.Separator }, ...found];
    }),
  ];
  return new Promise((resolve) => {
    const picker = window.createQuickPick<RefItem>();
    picker.title = 'Review changes against …';
    picker.placeholder = 'A branch or tag, or type any commit';
    picker.matchOnDescription = true;
    picker.items = items;
    picker.onDidChangeValue((value) => {
      const typed = value.trim();
      const isListed = typed === '' || items.some(({ ref }) => ref === typed);
      picker.items = isListed
        ? items
        : [...items, { label: withoutIcons(typed), description: 'as typed', ref: typed, alwaysShow: true }];
    });
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]?.ref);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

function itemOf({ name = '', remote, commit = '' }: Ref): RefItem {
  const ref = remote === undefined || name.startsWith(`${remote}/`) ? name : `${remote}/${name}`;
  return { label: withoutIcons(ref), description: commit.slice(0, 8), ref };
}

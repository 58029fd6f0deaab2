/** "trust: 2 widen, 1 narrows" in the status bar, for as long as a review is on. */
import { type Disposable, StatusBarAlignment, window } from 'vscode';
import type { Review } from './review.ts';
import { countsOf } from './words.ts';

export function showCounts(review: Review, view: string): Disposable {
  const item = window.createStatusBarItem('fedlint.review', StatusBarAlignment.Left, 0);
  const update = (): void => {
    const counts = countsOf(review.current.view);
    item.text = `$(shield) trust: ${counts ?? 'nothing differs'}`;
    item.tooltip = `Compared with ${basesOf(review)}. Click for the changes.`;
  };
  item.name = 'Fedlint: Trust Changes';
  item.command = `${view}.focus`;
  const listening = review.onDidChange(update);
  update();
  item.show();
  return {
    dispose() {
      listening.dispose();
      item.dispose();
    },
  };
}

/** "main (1a2b3c4d)" */
export function basesOf({ current: { bases } }: Review): string {
  return bases.map(({ name, commit }) => `${name} (${commit.slice(0, 8)})`).join(', ');
}

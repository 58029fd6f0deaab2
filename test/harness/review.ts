/** Two states of a workspace in memory, for tests of the review. */
import { isConfigName } from '../../server/src/core/config/names.ts';
import { readSettings } from '../../server/src/core/config/read-settings.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/model/settings.ts';
import { baseOf, type FileChange } from '../../server/src/core/review/base-state.ts';
import type { Change } from '../../server/src/core/review/change.ts';
import { reviewOf } from '../../server/src/core/review/review.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import type { Example } from '../../server/src/core/rules/rule.ts';
import { analyze, filesOf, uriOf } from './workspace.ts';

export type Renames = Readonly<Record<string, string>>;

/** The files that differ, as Git would tell them; `renames` leads from old names to new ones. */
export function fileChanges(before: Example, after: Example, renames: Renames = {}): FileChange[] {
  const [old, fresh] = [filesOf(before), filesOf(after)];
  const config = Object.entries(old).find(([name]) => isConfigName(name));
  const settings = config ? readSettings(config[1]) : DEFAULT_SETTINGS;
  const renamed = new Set(Object.values(renames));
  const left = Object.entries(old).flatMap(([path, text]): FileChange[] => {
    const now = renames[path] ?? path;
    if (fresh[now] === text && now === path) return [];
    const info = { uri: uriOf(path), path, settings };
    return [{ before: { info, text }, after: fresh[now] === undefined ? undefined : uriOf(now) }];
  });
  const added = Object.keys(fresh).filter((path) => old[path] === undefined && !renamed.has(path));
  return [...left, ...added.map((path) => ({ before: undefined, after: uriOf(path) }))];
}

export function reviewStates(before: Example, after: Example, renames: Renames = {}) {
  const head = analyze(after);
  const files = fileChanges(before, after, renames);
  const base = baseOf(head, files);
  return { base, head, files, changes: reviewOf(base, head, files, EXAMPLE_NOW) };
}

/** One line for each change, for comparison and for people. */
export function describeChange({ kind, direction, subject, title, before, after }: Change): string {
  return `${direction} ${kind.id}: ${subject}: ${title} (${before?.says} > ${after?.says})`;
}

/** A workspace as a person has it, what happens to it, and what it is afterwards. */
import type { Settings } from '../../../server/src/core/model/settings.ts';
import type { TextChange } from '../../../server/src/core/syntax/source.ts';
import { changed } from './plain-text.ts';

export type Files = Readonly<Record<string, string>>;

export interface World {
  readonly disk: Files;
  /** Documents that are open in the editor; what they say counts, not the disk. */
  readonly open: Files;
  /** Those of the editor, in place of the defaults. */
  readonly settings: Partial<Settings>;
  /** Days from the date of the examples. */
  readonly day: number;
  /** The files that a review compares with, as they were; undefined where none is on. */
  readonly review: Files | undefined;
}

export type Step =
  | { readonly do: 'open'; readonly path: string }
  | { readonly do: 'edit'; readonly path: string; readonly changes: readonly TextChange[] }
  /** What was not saved is lost. */
  | { readonly do: 'close'; readonly path: string }
  /** Another program writes, or deletes, a file. */
  | { readonly do: 'write'; readonly path: string; readonly text: string | undefined }
  | { readonly do: 'settings'; readonly settings: World['settings'] }
  | { readonly do: 'day'; readonly day: number }
  | { readonly do: 'review'; readonly review: Files | undefined }
  /** Some documents are judged while nobody waits. */
  | { readonly do: 'work'; readonly documents: number }
  /** Somebody looks at these files; at all of them, and compares, where none are named. With the edits on offer that takes long. */
  | { readonly do: 'look'; readonly paths?: readonly string[]; readonly withEdits?: true };

export function worldOf(disk: Files): World {
  return { disk, open: {}, settings: {}, day: 0, review: undefined };
}

/** The texts that count. */
export function textsOf({ disk, open }: World): Files {
  return { ...disk, ...open };
}

/** A step that has nothing to work on leaves everything as it is. */
export function after(world: World, step: Step): World {
  switch (step.do) {
    case 'open':
      return { ...world, open: { [step.path]: world.disk[step.path] ?? '', ...world.open } };
    case 'edit': {
      const text = world.open[step.path];
      return text === undefined
        ? world
        : { ...world, open: { ...world.open, [step.path]: changed(text, step.changes) } };
    }
    case 'close':
      return { ...world, open: without(world.open, step.path) };
    case 'write': {
      const others = without(world.disk, step.path);
      return { ...world, disk: step.text === undefined ? others : { ...others, [step.path]: step.text } };
    }
    case 'settings':
      return { ...world, settings: step.settings };
    case 'day':
      return { ...world, day: step.day };
    case 'review':
      return { ...world, review: step.review };
    case 'work':
    case 'look':
      return world;
  }
}

function without(files: Files, path: string): Files {
  return Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
}

/** A commit of the test repository: what it edits, and what a review has to say about it. */
import assert from 'node:assert/strict';
import type { Direction } from '../../../server/src/core/review/change.ts';

/** Texts by their paths. */
export type Files = Readonly<Record<string, string>>;

export type Edit = (files: Files) => Files;

export interface Expected {
  /** Id of the kind of change. */
  readonly kind: string;
  readonly direction: Direction;
  /** In the head; what is removed, in the base. */
  readonly file: string;
  /** A piece of the file that stands there once: the change is shown on the line on which it begins. */
  readonly at: string;
}

export interface Commit {
  /** Its message, and the name of its test. */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Nothing for a commit that changes nothing about trust. */
  readonly expects: readonly Expected[];
}

/** One piece of one file becomes another; it stands there once. */
export function replace(path: string, from: string, to: string): Edit {
  return (files) => {
    const parts = textOf(files, path).split(from);
    assert.equal(parts.length, 2, `"${from}" stands ${parts.length - 1} times in ${path}`);
    return { ...files, [path]: parts.join(to) };
  };
}

export function rewrite(path: string, change: (text: string) => string): Edit {
  return (files) => {
    const [before, after] = [textOf(files, path), change(textOf(files, path))];
    assert.notEqual(after, before, `${path} stays as it is`);
    return { ...files, [path]: after };
  };
}

export function put(path: string, text: string): Edit {
  return (files) => {
    assert.equal(files[path], undefined, `${path} is there already`);
    return { ...files, [path]: text };
  };
}

export function remove(path: string): Edit {
  return (files) => {
    textOf(files, path);
    return Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
  };
}

export function move(from: string, to: string): Edit {
  return (files) => remove(from)(put(to, textOf(files, from))(files));
}

/** Adds documents at the end of a file. */
export function append(path: string, text: string): Edit {
  return rewrite(path, (before) => `${before}---\n${text}`);
}

function textOf(files: Files, path: string): string {
  const text = files[path];
  assert.ok(text !== undefined, `${path} is not there`);
  return text;
}

/** What a review can tell, `docs/changes.md`: a table and a section for each kind of change. */
import { referencesOf } from '../../server/src/core/frameworks/catalogue.ts';
import { escapeMarkdown } from '../../server/src/core/frameworks/markdown.ts';
import { type Change, DIRECTIONS } from '../../server/src/core/review/change.ts';
import type { ChangeExample, ChangeKind } from '../../server/src/core/review/change-kind.ts';
import { reviewStates } from '../../test/harness/review.ts';
import { difference, filesOf } from './example.ts';
import { CHANGE_ROOMS } from './words.ts';

export interface PlacedKind {
  readonly kind: ChangeKind;
  /** Of kinds, below `server/src/core/review/kinds/`. */
  readonly folder: string;
}

const INTRODUCTION = `# Changes

What a review can tell of a change, and in which direction it takes trust. How a review works, and what it does not see:
[review](review.md).

- **widens**: more is trusted, for longer, or with less control
- **moves**: as much is trusted, by other hands or in another place
- **narrows**: less is trusted, for a shorter time, or with more control
- **neutral**: nothing about trust is different`;

const TABLE = `<!-- biome-ignore format: padding would only make wide columns wider -->
| Change | What it is | Directions |
|---|---|---|`;

export function changesPage(placed: readonly PlacedKind[]): string {
  const families = CHANGE_ROOMS.flatMap(({ folder, title, about }) => {
    const kinds = placed.flatMap((other) => (other.folder === folder ? [other.kind] : []));
    return kinds.length === 0 ? [] : [{ folder, title, about, kinds }];
  });
  const tables = families.map(
    ({ title, about, kinds }) => `## ${title}\n\n${about}\n\n${[TABLE, ...kinds.map(rowOf)].join('\n')}`,
  );
  const sections = families.flatMap(({ folder, kinds }) => kinds.map((kind) => sectionOf(kind, folder)));
  const footer = 'Written by `npm run docs` from the kinds of change.';
  return `${[INTRODUCTION, ...tables, '---', ...sections, '---', footer].join('\n\n')}\n`;
}

function rowOf(kind: ChangeKind): string {
  return `| [\`${kind.id}\`](#${kind.id}) | ${kind.title} | ${directionsOf(kind).join(', ')} |`;
}

function sectionOf(kind: ChangeKind, folder: string): string {
  const source = `server/src/core/review/kinds/${folder}/${kind.id}.ts`;
  const [example] = kind.examples;
  return [
    `## ${kind.id}`,
    `${kind.title}. ${kind.what}`,
    ...(example ? [shown(example)] : []),
    references(kind),
    `From [\`${source}\`](../${source}).`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The directions of its examples, which are tested. */
function directionsOf({ examples }: ChangeKind): string[] {
  return DIRECTIONS.filter((direction) => examples.some((example) => example.direction === direction));
}

function shown({ before, after }: ChangeExample): string {
  const { changes } = reviewStates(before, after);
  const said = changes.map((change) =>
    [`> **${change.direction}**: ${change.title}`, ...tellings(change)].join('\n>\n'),
  );
  const files = filesShown(filesOf(before), filesOf(after));
  return ['<details>\n<summary>Example</summary>', ...files, ...said, '</details>'].join('\n\n');
}

type Files = ReturnType<typeof filesOf>;

/** A file that comes or goes as a whole is only named. */
function filesShown(before: Files, after: Files): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => before[name] !== after[name])
    .map((name) => {
      if (before[name] === undefined) return `\`${name}\` is new.`;
      if (after[name] === undefined) return `\`${name}\` is gone.`;
      return `\`${name}\`:\n\n${difference(before[name], after[name])}`;
    });
}

function tellings({ message, obligations }: Change): string[] {
  const list = obligations.map(({ asks, state, says }) => `> - ${state}: ${asks} (${says})`);
  return [`> ${message}`, ...(list.length > 0 ? [list.join('\n')] : [])];
}

function references({ families }: ChangeKind): string {
  const controls = new Set(families.flatMap((family) => referencesOf(family).hover));
  const links = [...controls].map(
    ({ framework, id, url }) => `[${escapeMarkdown(`${framework.label} ${id}`)}](${url})`,
  );
  return links.length === 0 ? '' : `References: ${links.join(', ')}`;
}

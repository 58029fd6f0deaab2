/** Draws what happens next in a workspace. */
import type { TextChange } from '../../../server/src/core/syntax/source.ts';
import type { Random } from '../../unit/fixes/random.ts';
import { type Around, altered } from './alterations.ts';
import { changeBetween, positionAt } from './plain-text.ts';
import { type Files, type Step, textsOf, type World } from './world.ts';

/** What the steps may draw upon besides the workspace itself. */
export interface Supply {
  /** Texts from elsewhere, to paste from. */
  readonly texts: readonly [string, ...string[]];
  /** Earlier texts of each file. */
  readonly past: Readonly<Record<string, readonly string[]>>;
  /** Ids of the rules that speak of a file. */
  rulesOn(path: string): readonly string[];
}

const MOST_CHARACTERS = 60_000;

const CONFIGURATION = [
  'adoption: strict\n',
  'adoption: gradual\nlocalTrustDomains: [shop.corp.example]\n',
  'adoption: [\n',
  'adoption: sometimes\nlocked: [expired-time-box]\n',
  'rules:\n  missing-owner: off\n  undocumented-federation: error\n',
  'overrides:\n  - files: ["*.json", "server.*"]\n    rules: {missing-owner: {severity: info}}\n',
  'timeBox: {max: 10d, warnWithin: 5d}\nreview: {maxInterval: 30d}\n',
  'ignore: ["*.conf", "acme*"]\n',
  'owners: {teams: [team-identity], codeowners: false}\n',
  'timeBox: {max: ',
] as const;

const SETTINGS: readonly [World['settings'], ...World['settings'][]] = [
  {},
  { adoption: 'strict' },
  { localTrustDomains: ['shop.corp.example'] },
  { rules: { 'missing-owner': 'off' } },
];

const OWNERS = ['* @acme/everybody\n', '/acme* @acme/partners\n*.yaml team@acme.example\n', '# nobody\n', '*'] as const;

/** One step, or several that belong together. */
export function randomSteps(random: Random, world: World, supply: Supply): readonly Step[] {
  const path = anyOf(random, Object.keys(textsOf(world)));
  if (path === undefined) return [{ do: 'write', path: 'new.yaml', text: random.pick(supply.texts) }];
  const open = anyOf(random, Object.keys(world.open));
  if (open === undefined || random.chance(0.08)) return [{ do: 'open', path }];
  if (random.chance(0.75)) return edits(random, world, open, supply);
  switch (random.below(13)) {
    case 0:
      return [{ do: 'close', path: open }];
    case 1:
      return [
        {
          do: 'write',
          path,
          text: random.chance(0.4)
            ? undefined
            : altered(random, textsOf(world)[path] ?? '', aroundOf(world, path, supply)).at(-1),
        },
      ];
    case 2:
      return renaming(random, world, path);
    case 3:
      return exchanging(random, world, open);
    case 4:
    case 5:
      return named(
        random,
        world,
        random.pick(['.fedlint.yaml', '.fedlint.yaml', 'clusters/.fedlint.yml']),
        CONFIGURATION,
      );
    case 6:
      return named(random, world, random.pick(['CODEOWNERS', '.github/CODEOWNERS']), OWNERS);
    case 7:
      return [{ do: 'settings', settings: random.pick(SETTINGS) }];
    case 8:
      return [{ do: 'day', day: random.pick([0, 0, 1, 30, 200, -400, 4000]) }];
    case 9:
      return [{ do: 'review', review: random.chance(0.3) ? undefined : somePast(random, world, supply) }];
    case 10:
      return [{ do: 'work', documents: random.pick([1, 3, 1000]) }];
    case 11:
      return [{ do: 'look', paths: [path, open] }];
    default:
      return [
        {
          do: 'write',
          path: random.pick(['new.yaml', 'new.json', 'server.conf', 'b/new.yaml']),
          text: random.pick(supply.texts),
        },
      ];
  }
}

function edits(random: Random, world: World, path: string, supply: Supply): readonly Step[] {
  const texts = [world.open[path] ?? ''];
  for (let times = random.pick([1, 1, 1, 2, 4]); times > 0; times--) {
    texts.push(...altered(random, texts.at(-1) ?? '', aroundOf(world, path, supply)));
  }
  const kept = texts.filter(({ length }) => length <= MOST_CHARACTERS);
  const changes = kept.slice(1).map((text, i) => randomChange(random, kept[i] ?? '', text));
  if (random.chance(0.4)) return [{ do: 'edit', path, changes }];
  return changes.map((change) => ({ do: 'edit', path, changes: [change] }));
}

/** Editors send the part that differs, or all of the text; and positions that lie outside are moved back into it. */
function randomChange(random: Random, before: string, after: string): TextChange {
  if (random.chance(0.05)) return { text: after };
  if (random.chance(0.05)) {
    const end = random.chance(0.5) ? positionAt(before, before.length) : { line: 1_000_000, character: 7 };
    return { range: { start: { line: 0, character: 0 }, end }, text: after };
  }
  const { range, text } = changeBetween(before, after);
  if (!range || random.chance(0.9)) return { ...(range ? { range } : {}), text };
  const isPast = before.split(/\r\n|\n|\r/)[range.end.line]?.length === range.end.character;
  return isPast
    ? { range: { ...range, end: { ...range.end, character: range.end.character + 1 + random.below(9) } }, text }
    : { range, text };
}

function aroundOf(world: World, path: string, { texts, past, rulesOn }: Supply): Around {
  const [first, ...others] = texts;
  return {
    texts: [first, ...others, ...Object.values(textsOf(world))],
    past: past[path] ?? [],
    rules: ['missing-owner', ...rulesOn(path)],
  };
}

function renaming(random: Random, { disk, open }: World, path: string): readonly Step[] {
  const to = random.pick([
    `renamed-${path.replaceAll('/', '-')}`,
    path.replace(/\.\w+$/, '.json'),
    path.replace(/\.\w+$/, '.yaml'),
    `b/${path}`,
  ]);
  if (to === path || disk[path] === undefined) return [];
  const wasOpen = open[path] !== undefined;
  const moved: Step[] = [
    { do: 'write', path: to, text: disk[path] },
    { do: 'write', path, text: undefined },
  ];
  return wasOpen ? [...moved, { do: 'close', path }, { do: 'open', path: to }] : moved;
}

function exchanging(random: Random, { open }: World, path: string): readonly Step[] {
  const other = anyOf(
    random,
    Object.keys(open).filter((name) => name !== path),
  );
  if (other === undefined) return [];
  const [one, two] = [open[path] ?? '', open[other] ?? ''];
  return [
    { do: 'edit', path, changes: [changeBetween(one, two)] },
    { do: 'edit', path: other, changes: [changeBetween(two, one)] },
  ];
}

function named(random: Random, world: World, path: string, texts: readonly [string, ...string[]]): readonly Step[] {
  const text = random.pick(texts);
  const before = world.open[path];
  if (before !== undefined)
    return random.chance(0.3)
      ? [{ do: 'close', path }]
      : [{ do: 'edit', path, changes: [changeBetween(before, text)] }];
  return [
    { do: 'write', path, text: random.chance(0.3) ? undefined : text },
    ...(random.chance(0.5) ? [{ do: 'open', path } as const] : []),
  ];
}

/** What some files said before: the base of a review. */
function somePast(random: Random, world: World, { past }: Supply): Files {
  const texts = Object.entries(textsOf(world)).filter(() => random.chance(0.6));
  return Object.fromEntries(texts.map(([path, text]) => [path, anyOf(random, past[path] ?? []) ?? text]));
}

function anyOf<T>(random: Random, choices: readonly T[]): T | undefined {
  return choices[random.below(choices.length)];
}

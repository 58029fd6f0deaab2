/** Documents as plain values, and what an operation should make of them. Knows nothing of the code under test. */
import type { Random } from './random.ts';

export type Model = string | number | boolean | null | Model[] | ModelMap;
export interface ModelMap {
  [key: string]: Model;
}
export type Steps = readonly (string | number)[];

export const KEYS = [
  'spec',
  'owners',
  'timeBox',
  'name',
  'fedlint.dev/owner',
  'größe',
  '名前',
  'a b',
  '🔑',
  'x-y',
  'items',
  'on',
] as const;

/** Strings that stand well without quotes, and such that do not. */
export const SAFE = [
  'platform',
  'spiffe://example.test/ns/a',
  '2027-03-31',
  '90d',
  '信頼 ドメイン',
  'é 🚀 x',
  'a, b',
  "it's",
  '-x',
  'a#b',
  'say "hi"',
  'a:b',
  'back\\slash "q"',
] as const;
export const UNSAFE = [
  'yes',
  '~',
  '1.0',
  '007',
  '12:30',
  '0x1F',
  '',
  ' lead',
  'trail ',
  'a: b',
  'a #b',
  '*star',
  '&and',
  '{x}',
  '[y',
  '- z',
  'end:',
  '---',
  '\ttab',
  "'single'",
  'line\nbreak',
  '@at',
  '%p',
  '\u2028',
  '\u0007',
  '<<',
  '?',
  '!t',
  '|',
  '>-',
  'null',
] as const;

export function randomModel(random: Random): ModelMap {
  return randomMap(random, 3);
}

export function randomString(random: Random): string {
  return random.chance(0.7) ? random.pick(SAFE) : random.pick(UNSAFE);
}

function randomMap(random: Random, depth: number): ModelMap {
  const map: ModelMap = {};
  for (let count = 1 + random.below(4); count > 0; count--) map[random.pick(KEYS)] = randomValue(random, depth - 1);
  return map;
}

function randomValue(random: Random, depth: number): Model {
  const kind = random.below(depth > 0 ? 12 : 6);
  if (kind === 0) return random.pick([0, 7, -1.5, 443]);
  if (kind === 1) return random.pick([true, false, null, null]);
  if (kind === 2) return random.pick(['one\ntwo\n', 'one\n\ntwo', 'one\ntwo\n\n', 'last line\n']);
  if (kind < 6) return randomString(random);
  if (kind === 6) return random.chance(0.5) ? {} : [];
  if (kind < 10) return randomMap(random, depth);
  return Array.from({ length: 1 + random.below(3) }, () => randomValue(random, depth - 1));
}

export function isMap(model: Model | undefined): model is ModelMap {
  return typeof model === 'object' && model !== null && !Array.isArray(model);
}

/** The paths of all values below the root. */
export function pathsOf(model: Model, at: Steps = []): Steps[] {
  const children: [string | number, Model][] = Array.isArray(model)
    ? model.map((item, index) => [index, item])
    : isMap(model)
      ? Object.entries(model)
      : [];
  return children.flatMap(([step, child]) => [[...at, step], ...pathsOf(child, [...at, step])]);
}

export function valueAt(model: Model, path: Steps): Model | undefined {
  let node: Model | undefined = model;
  for (const step of path) {
    if (Array.isArray(node) && typeof step === 'number') node = node[step];
    else node = isMap(node) ? node[String(step)] : undefined;
  }
  return node;
}

/** A copy with another value at a path; maps on the way are made. */
export function withValue(model: Model, path: Steps, value: Model): Model {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(model)) return model.map((item, index) => (index === step ? withValue(item, rest, value) : item));
  const map = isMap(model) ? model : {};
  return { ...map, [step]: withValue(map[step] ?? null, rest, value) };
}

/** A copy without the member at a path, or with it under another key. */
export function withoutMember(model: Model, path: Steps, renamed?: string): Model {
  const last = path.at(-1);
  const parent = valueAt(model, path.slice(0, -1)) ?? null;
  if (Array.isArray(parent)) {
    return withValue(
      model,
      path.slice(0, -1),
      parent.filter((_, index) => index !== last),
    );
  }
  const members = Object.entries(isMap(parent) ? parent : {});
  const kept = members.filter(([key]) => key !== last);
  const moved = members.filter(([key]) => key === last).map(([, value]) => [renamed ?? '', value] as const);
  return withValue(model, path.slice(0, -1), Object.fromEntries(renamed === undefined ? kept : [...kept, ...moved]));
}

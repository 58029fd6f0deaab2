/** Tampered workspaces in memory: the examples of all rules, with text in them that wants to be more than text. */
import { pathToFileURL } from 'node:url';
import { readCertificate } from '../../server/src/certificates/x509.ts';
import { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import { isConfigName } from '../../server/src/core/config/names.ts';
import { readSettings } from '../../server/src/core/config/read-settings.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/model/settings.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import { rules } from '../../server/src/core/rules/list.ts';
import { filesOf } from '../harness/workspace.ts';
import { combined, PAYLOADS } from './payloads.ts';
import { type Files, type Place, placesIn, type Rewording, reworded } from './tampering.ts';

/** `all` leaves nothing out; else a sample that is the same in every run. */
export const { INJECTION = 'some' } = process.env;

/** Of a long list so many, spread evenly; all of them where that is asked for. */
export function sampled<T>(all: readonly T[], most: number): readonly T[] {
  if (INJECTION === 'all' || all.length <= most) return all;
  return Array.from({ length: most }, (_, index) => all[Math.floor((index * all.length) / most)]).flatMap(
    (one) => one ?? [],
  );
}

export interface Workspace {
  /** What was done to which example, for people. */
  readonly name: string;
  readonly files: Files;
}

/** Where the files of tests lie: in the working directory, so that reports name them by short paths. */
export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

export function opened(files: Files): Analyzer {
  const analyzer = new Analyzer(rules, EXAMPLE_NOW, readCertificate);
  const config = Object.entries(files).find(([name]) => isConfigName(name));
  const settings = config ? readSettings(config[1]) : DEFAULT_SETTINGS;
  for (const [path, text] of Object.entries(files)) analyzer.open({ uri: uriOf(path), path, settings }, text);
  return analyzer;
}

/** The same text in all its places, so that what refers to something still does. */
export function groupsOf(places: readonly Place[]): readonly Place[][] {
  const groups = new Map<string, Place[]>();
  for (const place of places) groups.set(place.says, [...(groups.get(place.says) ?? []), place]);
  return [...groups.values()];
}

/** Behind, before, around or instead of what was said: each keeps other values alive. */
export function rewording(payload: string, round: number): Rewording {
  switch (round % 4) {
    case 0:
      return (says) => says + payload;
    case 1:
      return (says) => payload + says;
    case 2:
      return (says) => says.slice(0, says.length / 2) + payload + says.slice(says.length / 2);
    default:
      return () => payload;
  }
}

/** What makes a document one of ours: where it is not as it was, nothing is said of the rest. */
const TELLING = /^(?:apiVersion|kind|metadata|name|spec|server|agent|[\w.-]+\/v\d\w*)$/;

/** Whether it is about something, and not what makes a document one of ours. */
export function isTold(says: string): boolean {
  return !TELLING.test(says);
}

interface Step {
  readonly name: string;
  readonly make: () => Files;
}

/** An example reworded in every way: each text in turn, as it is spelled and as it stands, and all of them at once. */
function stepsOf(name: string, files: Files, round: number): Step[] {
  const places = placesIn(opened(files));
  const groups = groupsOf(places);
  const values = places.filter(({ says }) => isTold(says));
  const pick = (at: number) => PAYLOADS[at % PAYLOADS.length] ?? '';
  const each = groups.flatMap((group, index): Step[] => {
    const [first] = group;
    const payload = pick(round + index);
    const told = `${name}: ${JSON.stringify(payload)} for ${JSON.stringify(first?.says)}`;
    const words = rewording(payload, round + index + Math.floor(index / PAYLOADS.length));
    return [
      { name: told, make: () => reworded(files, group, words) },
      { name: `${told}, once`, make: () => reworded(files, group.slice(0, 1), words) },
      { name: `${told}, as it is`, make: () => reworded(files, group.slice(0, 1), words, true) },
    ];
  });
  const all = [0, 1].map((more): Step => {
    const payload = combined(round + more);
    return {
      name: `${name}: ${JSON.stringify(payload)} for everything`,
      make: () => reworded(files, values, rewording(payload, more)),
    };
  });
  return [...each, ...all];
}

/** Tampered examples of every so many rules, another way each time that `turn` is another one. */
export function* tamperedRules(every: number, turn: number): Generator<Workspace> {
  const rounds = INJECTION === 'all' ? PAYLOADS.length : 1;
  for (let round = turn; round < turn + rounds; round++) {
    for (const [index, { id, bad, good }] of rules.entries()) {
      if (INJECTION !== 'all' && index % every !== turn % every) continue;
      // The good examples have more in them that is related, and the bad ones more that is told.
      const steps = [
        ...(INJECTION === 'all' || index % 3 > 0 ? stepsOf(`${id} (bad)`, filesOf(bad), round + index * 11) : []),
        ...(INJECTION === 'all' || index % 3 === 0 ? stepsOf(`${id} (good)`, filesOf(good), round + index * 7) : []),
      ];
      const from = (index * 5 + turn * 17) % steps.length;
      const turned = [...steps.slice(from), ...steps.slice(0, from)];
      for (const step of sampled(turned, 1)) yield { name: step.name, files: step.make() };
    }
  }
}

/** The same, its manifests in files of such a name, as far as a disk would take it. */
export function renamed({ name, files }: Workspace, payload: string): Workspace {
  const part = payload.replace(/[/\0\p{Cs}]/gu, '_');
  const entries = Object.entries(files).map(([path, text]) => [isTelling(path) ? path : `${part}-${path}`, text]);
  return { name: `${name}, in a file called ${JSON.stringify(part)}`, files: Object.fromEntries(entries) };
}

/** What a file is may be known by its name. */
function isTelling(path: string): boolean {
  return isConfigName(path) || !/^[^/]*\.(?:ya?ml|json)$/.test(path);
}

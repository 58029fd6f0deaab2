/** The examples of all kinds of change, with text in both states that wants to be more than text. */
import type { Analyzer } from '../../server/src/core/analysis/analyzer.ts';
import { isConfigName } from '../../server/src/core/config/names.ts';
import { readSettings } from '../../server/src/core/config/read-settings.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/model/settings.ts';
import { baseOf, type FileChange } from '../../server/src/core/review/base-state.ts';
import { changeKinds } from '../../server/src/core/review/kinds/list.ts';
import { filesOf } from '../harness/workspace.ts';
import { PAYLOADS } from './payloads.ts';
import { type Files, placesIn, type Rewording, reworded } from './tampering.ts';
import { INJECTION, isTold, opened, rewording, sampled, uriOf } from './workspace.ts';

export interface Step {
  readonly name: string;
  readonly before: Files;
  readonly after: Files;
}

export interface States {
  readonly base: Analyzer;
  readonly head: Analyzer;
  readonly files: readonly FileChange[];
}

export function statesOf({ before, after }: Step): States {
  const head = opened(after);
  const config = Object.entries(before).find(([name]) => isConfigName(name));
  const settings = config ? readSettings(config[1]) : DEFAULT_SETTINGS;
  const old = Object.entries(before).flatMap(([path, text]): FileChange[] => {
    if (after[path] === text) return [];
    const info = { uri: uriOf(path), path, settings };
    return [{ before: { info, text }, after: after[path] === undefined ? undefined : uriOf(path) }];
  });
  const added = Object.keys(after).filter((path) => before[path] === undefined);
  const files = [...old, ...added.map((path) => ({ before: undefined, after: uriOf(path) }))];
  return { base: baseOf(head, files), head, files };
}

/** Of each example so many. */
const MOST = 1;

export function* tamperedChanges(): Generator<Step> {
  const examples = changeKinds.flatMap(({ id, examples: all }) => all.map((example) => ({ id, ...example })));
  const rounds = INJECTION === 'all' ? PAYLOADS.length : 1;
  for (let round = 0; round < rounds; round++) {
    for (const [index, { id, before, after }] of examples.entries()) {
      const steps = variantsOf(id, filesOf(before), filesOf(after), round + index * 7);
      const from = (index * 3) % steps.length;
      for (const make of sampled([...steps.slice(from), ...steps.slice(0, from)], MOST)) yield make();
    }
  }
}

/** Each text in turn, the same way in both states; only after the change; and all texts at once. */
function variantsOf(id: string, before: Files, after: Files, round: number): (() => Step)[] {
  const [old, fresh] = [placesIn(opened(before)), placesIn(opened(after))];
  const said = [...new Set([...old, ...fresh].map(({ says }) => says))];
  const both = (name: string, is: (says: string) => boolean, words: Rewording) => (): Step => ({
    name: `${id}: ${name}`,
    before: reworded(
      before,
      old.filter(({ says }) => is(says)),
      words,
    ),
    after: reworded(
      after,
      fresh.filter(({ says }) => is(says)),
      words,
    ),
  });
  const each = said.flatMap((text, index) => {
    const payload = PAYLOADS[(round + index) % PAYLOADS.length] ?? '';
    const words = rewording(payload, round + index);
    const name = `${JSON.stringify(payload)} for ${JSON.stringify(text)}`;
    const late = (): Step => ({
      name: `${id}: ${name}, late`,
      before,
      after: reworded(
        after,
        fresh.filter(({ says }) => says === text),
        words,
      ),
    });
    return [both(name, (says) => says === text, words), late];
  });
  const payload = PAYLOADS[round % PAYLOADS.length] ?? '';
  return [...each, both(`${JSON.stringify(payload)} for everything`, isTold, rewording(payload, round))];
}

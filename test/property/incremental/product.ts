/** The analyzer, going from step to step; and another one, started on what came out. */
import { readCertificate } from '../../../server/src/certificates/x509.ts';
import { Analyzer } from '../../../server/src/core/analysis/analyzer.ts';
import type { FileInfo } from '../../../server/src/core/analysis/state.ts';
import { readSettings } from '../../../server/src/core/config/read-settings.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../server/src/core/model/settings.ts';
import { baseOf, type FileChange } from '../../../server/src/core/review/base-state.ts';
import { EXAMPLE_NOW } from '../../../server/src/core/rules/examples.ts';
import { rules } from '../../../server/src/core/rules/list.ts';
import { uriOf } from '../../harness/workspace.ts';
import { after, type Step, textsOf, type World } from './world.ts';

const DAY = 24 * 60 * 60 * 1000;

export interface Product {
  readonly analyzer: Analyzer;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Another state of the workspace, made once and then kept, as a review does; undefined where none is on. */
  readonly review: { readonly base: Analyzer; readonly files: readonly FileChange[] } | undefined;
  take(step: Step): void;
}

export function startProduct(start: World): Product {
  let world = start;
  let settings = settingsOf(world);
  let review: Product['review'];
  const analyzer = new Analyzer(rules, timeOf(world), readCertificate);
  const infoOf = (path: string): FileInfo => ({ uri: uriOf(path), path, settings });
  const begin = (): void => {
    const files = Object.entries(world.review ?? {}).map(([path, text]) => {
      const isThere = textsOf(world)[path] !== undefined;
      return { before: { info: infoOf(path), text }, after: isThere ? uriOf(path) : undefined };
    });
    review = world.review && { base: baseOf(analyzer, files), files };
  };
  const configure = (before: World): void => {
    if (configurationOf(before) === configurationOf(world)) return;
    settings = settingsOf(world);
    for (const { info } of analyzer.allFiles()) analyzer.configure(infoOf(info.path));
  };
  const load = (path: string): void => {
    const text = textsOf(world)[path];
    if (text === undefined) analyzer.close(uriOf(path));
    else analyzer.open(infoOf(path), text);
  };
  for (const path of Object.keys(textsOf(world))) load(path);
  begin();
  return {
    analyzer,
    get now() {
      return timeOf(world);
    },
    get review() {
      return review;
    },
    take(step) {
      const before = world;
      world = after(world, step);
      configure(before);
      if (step.do === 'edit') {
        if (before.open[step.path] !== undefined) analyzer.edit(uriOf(step.path), step.changes);
      } else if ('path' in step) load(step.path);
      else if (step.do === 'day') analyzer.setNow(timeOf(world));
      else if (step.do === 'work') analyzer.work(step.documents);
      // What shines through from the head must not change (`Analyzer.variant`); whoever reviews begins anew then.
      const isOutside = 'path' in step && world.review?.[step.path] === undefined;
      if (step.do === 'review' || isOutside || configurationOf(before) !== configurationOf(world)) begin();
      review?.base.setNow(timeOf(world));
    },
  };
}

/** In another order, because none is promised. */
export function startAfresh({ disk, open, ...rest }: World): Product {
  return startProduct({ ...rest, disk: reversed(disk), open: reversed(open) });
}

function reversed(files: World['disk']): World['disk'] {
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? 1 : -1)));
}

function timeOf({ day }: World): number {
  return EXAMPLE_NOW + day * DAY;
}

function configurationOf(world: World): string {
  return JSON.stringify([textsOf(world)['.fedlint.yaml'], world.settings]);
}

/** Never the same object for another configuration, by which the analyzer tells that there is one. */
function settingsOf(world: World): Settings {
  return readSettings(textsOf(world)['.fedlint.yaml'] ?? '', { ...DEFAULT_SETTINGS, ...world.settings });
}

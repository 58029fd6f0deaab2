/** The analyzer, compared with another one that was started on what came out. */
import { uriOf } from '../../harness/workspace.ts';
import { lookAt, shownOf } from './look.ts';
import { type Product, startAfresh, startProduct } from './product.ts';
import { contrast, difference, type Run, type StartRun } from './run.ts';
import { after, textsOf, type World, worldOf } from './world.ts';

export const startAnalyzer = watched(startProduct);

/** What `start` makes of a workspace, under watch. */
export function watched(start: (world: World) => Product): StartRun {
  return async (files) => watch(start(worldOf(files)), worldOf(files));
}

function watch(product: Product, start: World): Run {
  let world = start;
  const told = new Map<string, string>();
  return {
    get world() {
      return world;
    },
    async take(step) {
      world = after(world, step);
      try {
        product.take(step);
        if (step.do !== 'look') return undefined;
        for (const path of step.paths ?? Object.keys(textsOf(world))) {
          const fault = retold(product, told, path);
          if (fault !== undefined) return fault;
        }
        if (step.paths) return undefined;
        const withEdits = step.withEdits ?? false;
        return misplaced(product) ?? difference(lookAt(product, withEdits), lookAt(startAfresh(world), withEdits));
      } catch (error) {
        return `it threw: ${error instanceof Error ? error.stack : String(error)}`;
      }
    },
    rulesOn: (path) => product.analyzer.file(uriOf(path))?.findings?.map(({ rule }) => rule.id) ?? [],
    stop: async () => {},
  };
}

/** A revision that was told before says that nothing a person sees has changed since. */
function retold({ analyzer }: Product, told: Map<string, string>, path: string): string | undefined {
  const shown = shownOf(analyzer, uriOf(path));
  const key = `revision ${analyzer.file(uriOf(path))?.revision ?? 0} of ${path}`;
  const before = told.get(key) ?? shown;
  told.set(key, shown);
  return before === shown ? undefined : `${key} shows something else than before\n${contrast(before, shown)}`;
}

/** A finding without words, or about a place that is not in its text. */
function misplaced({ analyzer }: Product): string | undefined {
  for (const { info } of analyzer.allFiles()) {
    for (const { rule, message, span, document } of analyzer.findings(info.uri)) {
      const isInside = 0 <= span.start && span.start <= span.end && span.end <= document.section.text.length;
      if (!isInside) return `${rule.id} is about a place outside of its text`;
      if (message.trim() === '') return `${rule.id} has no words`;
    }
  }
  return undefined;
}

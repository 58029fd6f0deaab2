import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { resolve } from 'node:path';

/** What was thrown, with its stack in terms of the sources instead of the bundle the suite runs from. */
export function stackInSources(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const map = new SourceMap(JSON.parse(readFileSync(`${__filename}.map`, 'utf8')));
  return `${error.stack}`.replaceAll(/\(?\S*suite\.cjs:(\d+):(\d+)\)?/g, (place, line, column) => {
    const origin = map.findEntry(Number(line) - 1, Number(column) - 1);
    return 'originalSource' in origin
      ? `(${resolve(__dirname, origin.originalSource)}:${origin.originalLine + 1})`
      : place;
  });
}

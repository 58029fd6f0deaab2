/** Reads a Markdown comment as forges do, as far as it takes to see what is left of it besides plain words. */
import { controls } from '../../server/src/core/frameworks/catalogue.ts';

const PUBLISHED = new Set(controls().map(({ url }) => url));
const OURS = 'https://github.com/fedlint/fedlint/blob/main/docs/';

/**
 * The comment without its code spans (CommonMark 6.1), where nothing has a meaning, and without links to where the
 * product and the frameworks are published.
 */
export function outsideOfCode(comment: string): string {
  return comment
    .split('\n')
    .map((line) =>
      withoutCode(line).replace(/\[[^[\]()]*\]\((https:[^\s()]*)(?: "[^"]*")?\)/g, (link, url: string) =>
        PUBLISHED.has(url) || url.startsWith(OURS) ? 'LINK' : link,
      ),
    )
    .join('\n');
}

/** Our code spans stay on their line; one that did not end there would be left standing and be found. */
function withoutCode(line: string): string {
  let left = '';
  for (let at = 0; at < line.length; ) {
    const run = /^`+/.exec(line.slice(at))?.[0];
    if (run === undefined) {
      left += line[at++];
      continue;
    }
    const end = endOf(line, at + run.length, run);
    if (end === undefined) left += run;
    else left += 'CODE';
    at = end ?? at + run.length;
  }
  return left;
}

/** Behind the next run of exactly as many backticks. */
function endOf(line: string, from: number, run: string): number | undefined {
  const next = [...line.slice(from).matchAll(/`+/g)].find(([ticks]) => ticks === run);
  return next && from + next.index + run.length;
}

/** What of a comment would be more than words: markup, calls, links, commands. */
export function meaningsIn(comment: string): string[] {
  const rest = outsideOfCode(comment)
    .replace(/^<!-- fedlint-(check|review) -->\n/, '')
    .replace(/<details(?: open)?><summary><b>[A-Za-z ]+ \(\d+\)<\/b><\/summary>\n\n/g, '')
    .replace(/^<\/details>$/gm, '');
  const patterns = [
    ...[/`/g, /</g, /@\S/g, /(?<!^|#)#\S/gm, /!\[/g, /\]\(/g, /https?:/gi, /www\./gi, /&[#\w]+;/g, /\|/g, /\\/g],
    ...[/^\s*\/\S/gm, /\bGH-\d/gi, /(?<=^|\s)[!~%$]\d/g, /:\w+:/g, /\b(?=[a-f]*\d)[0-9a-f]{7,40}\b/g],
    /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
  ];
  return patterns.flatMap((pattern) => [...rest.matchAll(pattern)].map(([found]) => found));
}

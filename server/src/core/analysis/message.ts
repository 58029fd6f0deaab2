/** The text of a finding as people read it: with the places that it names, as they are at this moment. */
import { CITED } from '../rules/wording.ts';
import { positionAt } from '../syntax/source.ts';
import { visible } from '../values/visible.ts';
import type { Analyzer } from './analyzer.ts';
import type { Finding } from './finding.ts';

/** A line may move without the rule being asked again, so a place is put in only when the message is shown. */
export function messageOf(analyzer: Analyzer, { message, related }: Pick<Finding, 'message' | 'related'>): string {
  return message.replace(CITED, (_, index: string) => {
    const place = related[Number(index)];
    const document = place && analyzer.documentOf(place.document);
    if (!document) return 'the workspace';
    const { source, info } = document.file;
    const { line } = positionAt(source, { index: place.document.index, offset: place.span.start });
    return `${visible(info.path)}:${line + 1}`;
  });
}

/** The words of a rule, in which nothing that a file says is unseen or ends the line. */
export function inSight(words: string): string {
  let shown = '';
  let at = 0;
  for (const { 0: mark, index } of words.matchAll(CITED)) {
    shown += visible(words.slice(at, index)) + mark;
    at = index + mark.length;
  }
  return shown + visible(words.slice(at));
}

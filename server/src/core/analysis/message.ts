/** The text of a finding as people read it: with the places that it names, as they are at this moment. */
import { CITED } from '../rules/wording.ts';
import { positionAt } from '../syntax/source.ts';
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
    return `${info.path}:${line + 1}`;
  });
}

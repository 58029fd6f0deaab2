/** What a hover may look at: the document it is asked about, and from there the workspace. */
import type { Analyzer } from '../analysis/analyzer.ts';
import type { DocumentState } from '../analysis/state.ts';
import { escapeMarkdown } from '../frameworks/markdown.ts';
import type { Fact } from '../model/facts.ts';
import type { DocumentRef } from '../model/store.ts';
import { rules } from '../rules/list.ts';
import type { RuleContext } from '../rules/rule.ts';
import { positionAt } from '../syntax/source.ts';
import type { Span } from '../syntax/span.ts';

export interface HoverContext extends RuleContext {
  /** Of the document asked about. */
  readonly facts: readonly Fact[];
  /** The same as seen from another document. */
  from(document: DocumentRef): HoverContext;
  /** A link to a place of the workspace: file and line. */
  placeOf(document: DocumentRef, span: Span): string;
}

const RULE_IDS: ReadonlySet<string> = new Set(rules.map(({ id }) => id));

export function hoverContext(analyzer: Analyzer, document: DocumentState, now: number): HoverContext {
  const { ref, facts, file } = document;
  const { settings, path } = file.info;
  const context: HoverContext = {
    ...{ now, settings, path, facts, document: ref, workspace: analyzer.facts(), ruleIds: RULE_IDS },
    from: (other) => {
      const state = analyzer.documentOf(other);
      return state ? hoverContext(analyzer, state, now) : context;
    },
    placeOf: (other, span) => {
      const state = analyzer.documentOf(other);
      return state ? linkTo(state, span) : '';
    },
  };
  return context;
}

function linkTo({ file, ref }: DocumentState, span: Span): string {
  const { path, uri } = file.info;
  const line = positionAt(file.source, { index: ref.index, offset: span.start }).line + 1;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return `[${escapeMarkdown(name)}:${line}](${linkTarget(uri)}#L${line})`;
}

/** Without the signs that would end a link in Markdown. */
export function linkTarget(uri: string): string {
  return uri.replace(/[\t\n\r "'()<>[\]`\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** Edits that hide one finding, with an end date and a reason to fill in. */
import { blank } from '../fixes/operation.ts';
import type { Offer } from '../rules/rule.ts';
import type { Language } from '../syntax/source.ts';
import { contains, type Span } from '../syntax/span.ts';
import type { Node } from '../syntax/tree.ts';
import { addDays } from '../values/date.ts';
import type { Finding } from './finding.ts';
import type { DocumentState } from './state.ts';
import { canBeHidden } from './suppression.ts';

/** None for rules that are locked, and where the format has no place for it. */
export function suppressOffers(finding: Finding, document: DocumentState, now: number): Offer[] {
  const { settings } = document.file.info;
  const { id } = finding.rule;
  if (!canBeHidden(id, settings.locked)) return [];
  const until = addDays(now, settings.timeBox.max);
  const reason = blank('why this is acceptable until then');
  if (!takesComments(document, finding)) {
    const resource = resourceOf(document, finding);
    if (!resource) return [];
    const path = [...resource.path, 'metadata', 'annotations', `fedlint.dev/ignore.${id}`];
    const value = { text: [`until=${until} -- `, reason] };
    return [
      {
        title: `Ignore \`${id}\` on this resource until ${until}`,
        kind: 'suggest',
        operations: [{ op: 'set', path, value }],
      },
    ];
  }
  const comment = (name: string) => ({ text: [`${name} ${id} until=${until} -- `, reason] });
  const top = document.tree?.root?.span ?? finding.span;
  return [
    {
      title: `Ignore \`${id}\` here until ${until}`,
      kind: 'suggest',
      operations: [{ op: 'comment-above', span: finding.span, text: comment('fedlint-ignore') }],
    },
    {
      title: `Ignore \`${id}\` in this file until ${until}`,
      kind: 'suggest',
      operations: [
        { op: 'comment-above', span: { start: top.start, end: top.start }, text: comment('fedlint-ignore-file') },
      ],
    },
  ];
}

/** Whether the text around a finding, which may stand inside of another one, has comments. */
function takesComments({ file, tree }: DocumentState, { span }: Finding): boolean {
  const around = tree?.root && languageAt(tree.root, span);
  return (around ?? file.source.language) !== 'json';
}

function languageAt(node: Node, span: Span): Language | undefined {
  if (!contains(node.span, span.start) || !contains(node.span, span.end)) return undefined;
  if (node.type === 'scalar') {
    const { embedded } = node;
    if (!embedded) return undefined;
    // What begins with a brace is JSON, whatever the file is called.
    return /^\s*\{/.test(embedded.region.text) ? 'json' : embedded.language;
  }
  const children = node.type === 'seq' ? node.items : node.entries.map(({ value }) => value);
  for (const child of children) {
    const language = languageAt(child, span);
    if (language) return language;
  }
  return undefined;
}

/** The innermost resource around a finding that can be annotated. */
function resourceOf({ manifests }: DocumentState, { span }: Finding) {
  return manifests
    .map(({ resource }) => resource)
    .findLast(
      (resource) => resource.apiVersion !== '' && resource.span.start <= span.start && span.end <= resource.span.end,
    );
}

/** Edits that hide one finding, with an end date and a reason to fill in. */
import { blank } from '../fixes/operation.ts';
import type { Offer } from '../rules/rule.ts';
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
  if (document.file.source.language === 'json') {
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

function resourceOf({ facts }: DocumentState, { span }: Finding) {
  return facts
    .flatMap((fact) => ('resource' in fact && fact.resource ? [fact.resource] : []))
    .find((resource) => resource.span.start <= span.start && span.end <= resource.span.end);
}

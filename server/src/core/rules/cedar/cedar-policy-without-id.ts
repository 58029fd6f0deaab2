import type { CedarPolicyFact } from '../../model/facts.ts';
import { code } from '../../values/code.ts';
import { SOUND_CEDAR, unsoundCedar } from '../cedar-examples.ts';
import { rule } from '../rule.ts';

export const cedarPolicyWithoutId = rule({
  id: 'cedar-policy-without-id',
  severity: 'info',
  title: 'A Cedar policy without a name',
  what: 'A Cedar policy has no `@id`, while others in the same file have one.',
  why: 'Decisions are logged with the policies that made them. One without an id goes by its number in the file, which changes as soon as somebody writes another one above it.',
  how: 'Give it an id. The fix writes down the number that it goes by today; a word that says what it is for is better.',
  families: [],
  edit: 'fix',
  on: ['cedar-policy'],
  *check({ policy, id, ids, index, start }, { document }) {
    if (id || ids.length === 0) return;
    const name = freeName(index, ids);
    yield {
      at: policy.span,
      message: `This policy has no \`@id\`, as others here have. In logs it goes by its number in the file, which changes with every policy that is written above it. Give it one.`,
      offers: () =>
        start
          ? [
              {
                title: `Add the id ${code(name)}`,
                kind: 'fix',
                operations: [{ op: 'replace-text', span: start, text: annotation(name, document.section.text, start) }],
              },
            ]
          : [],
    };
  },
  bad: unsoundCedar('@id("own-reports")\n', ''),
  good: SOUND_CEDAR,
});

/** The one that Cedar gives, so that nothing changes, unless somebody has taken it. */
function freeName(index: number, taken: readonly string[]): string {
  let number = index;
  while (taken.includes(`policy${number}`)) number += 1;
  return `policy${number}`;
}

/** On a line of its own above a policy that begins one. */
function annotation(name: string, text: string, { start }: NonNullable<CedarPolicyFact['start']>): string {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
  return `@id(${JSON.stringify(name)})${line.trim() === '' ? `${lineBreak}${line}` : ' '}`;
}

/** Whatever changes in a manifest, a review tells it as text: in the editor, on the terminal and in every report. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReviewReportInput } from '../../server/src/cli/review/report.ts';
import { reviewFormats, reviewReportNamed } from '../../server/src/cli/review/reports/list.ts';
import { reviewOf } from '../../server/src/core/review/review.ts';
import { type ChangeView, viewsOf } from '../../server/src/core/review/view.ts';
import { EXAMPLE_NOW } from '../../server/src/core/rules/examples.ts';
import { commentOf, plainly } from '../../server/src/lsp/review/change-comment.ts';
import { Faults } from './faults.ts';
import { HOVER, meaningsOf } from './markdown.ts';
import { PAYLOADS } from './payloads.ts';
import { steeringIn } from './plain.ts';
import { READERS } from './reports.ts';
import { statesOf, tamperedChanges } from './steps.ts';

/** What a link of a comment may do: show a place, or begin an action of this change. */
function linksOf({ id }: ChangeView, action: string) {
  return (href: string): boolean => {
    if (/^file:\/\/\/[^\s()<>[\]]+#L\d+$/.test(href)) return true;
    const [command, query = ''] = href.split('?');
    return command === COMMAND && decodeURIComponent(query) === JSON.stringify([id, action]);
  };
}
const COMMAND = 'command:fedlint.review.settle';

function inEditor(view: ChangeView, payload: string): string[] {
  const settled = view.obligations.map(({ id }) => ({ id: payload, title: `Name \`${payload}\``, obligation: id }));
  const comment = commentOf(view, settled, true);
  const lines = [view.subject, view.title, view.message, ...view.obligations.flatMap(({ asks, says }) => [asks, says])];
  return [...meaningsOf(comment, { tokens: HOVER, link: linksOf(view, payload) }), ...lines.flatMap(steeringIn)];
}

function reportsOn({ base, head, files }: ReturnType<typeof statesOf>, changes: readonly ChangeView[], name: string) {
  const input: ReviewReportInput = {
    ...{ analyzer: head, changes, findings: [], files: files.length, now: EXAMPLE_NOW, color: true, width: 80 },
    base: { name, commit: '0'.repeat(40) },
    head: { name: 'worktree', commit: undefined },
    failures: [`\`${name}\` was not compared: ${name}.`],
    repository: 'https://example.test/a.git',
  };
  assert.ok(base);
  return reviewFormats.map((format) => [format, reviewReportNamed(format)(input)] as const);
}

test('no text of a change is more than text', () => {
  const faults = new Faults();
  let told = 0;
  for (const [index, step] of [...tamperedChanges()].entries()) {
    const payload = PAYLOADS[index % PAYLOADS.length] ?? '';
    const states = statesOf(step);
    const changes = reviewOf(states.base, states.head, states.files, EXAMPLE_NOW);
    const views = viewsOf(changes, states.base, states.head);
    told += views.length;
    for (const view of views) faults.add('comment', inEditor(view, payload), step.name, commentOf(view, [], true));
    for (const [format, output] of reportsOn(states, views, payload))
      faults.add(format, READERS.get(format)?.(output) ?? ['no reader'], step.name, output);
  }
  faults.assertNone();
  assert.ok(told > 100, `${told} changes`);
});

test('a piece of a file is code, and all else shows as it is', () => {
  for (const payload of PAYLOADS) {
    for (const text of [payload, `\`${payload}\``, `a \`${payload}\` b\`c\`\`d\``]) {
      assert.deepEqual(meaningsOf(plainly(text), { tokens: HOVER, link: () => false }), [], text);
    }
  }
});

import type { WorkloadIdentityFact } from '../../model/facts.ts';
import { partOf, type Stated } from '../../model/stated.ts';
import { soundTemplate } from '../../model/templates.ts';
import { code } from '../../values/code.ts';
import { staticText } from '../../values/go-template.ts';
import { checkSelector } from '../../values/selector.ts';
import { type Problem, rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';

export const invalidSelector = rule({
  id: 'invalid-selector',
  severity: 'error',
  title: 'A selector that is not type:value',
  what: 'A selector is written as a map, or as a text without a type and a value around a colon.',
  why: 'SPIRE cannot tell whom the entry is for and does not register it. No webhook looks at a ClusterStaticEntry, so the file is taken without a word and only its status shows the failure.',
  how: 'Write one text for each selector, such as `k8s:ns:payments` or `unix:uid:1000`.',
  families: [],
  edit: 'fix',
  on: ['workload-identity'],
  *check({ origin, selectors, workloadSelectorTemplates }) {
    // In data for the command line, maps are right and texts are wrong.
    if (origin === 'entry-data') return;
    for (const selector of selectors) yield* selector.isText ? checkText(selector) : checkMap(selector);
    for (const template of workloadSelectorTemplates) yield* checkTemplate(template);
  },
  bad: unsoundSpire('static-entry.yaml', '["unix:user:ledger"]', '[{type: unix, value: "user:ledger"}]'),
  good: SOUND_SPIRE,
});

const OUTCOME = 'Nothing is registered, and the workload gets no identity.';

type Selector = WorkloadIdentityFact['selectors'][number];

function* checkText({ text, path }: Selector): Iterable<Problem> {
  if (!text.known) return;
  const selector = checkSelector(text.value);
  if (selector.ok) return;
  const { message } = selector.problem;
  yield { at: partOf(text, selector.problem), instead: path, message: `${message} ${OUTCOME}` };
}

/** One rendering of a template tells: what the values are does not change where the colon stands. */
function* checkTemplate(stated: Stated): Iterable<Problem> {
  const template = soundTemplate(stated);
  if (!template) return;
  const { text, isLiteral, toTemplateSpan } = staticText(template.parts, 'x:x');
  const selector = checkSelector(text);
  if (selector.ok || !isLiteral(selector.problem)) return;
  yield {
    at: partOf(template.text, toTemplateSpan(selector.problem)),
    message: `${selector.problem.message} ${OUTCOME}`,
  };
}

function* checkMap({ text, joined, path }: Selector): Iterable<Problem> {
  yield {
    at: text.span,
    instead: path,
    message: `A selector is one text, ${joined === undefined ? 'such as `k8s:ns:payments`' : code(joined)}, and this is none. ${OUTCOME}`,
    offers: () =>
      joined === undefined
        ? []
        : [{ title: `Write ${code(joined)}`, kind: 'fix', operations: [{ op: 'set', path, value: joined }] }],
  };
}

import { type Known, partOf } from '../../model/stated.ts';
import { soundTemplate, templatesIn } from '../../model/templates.ts';
import { code } from '../../values/code.ts';
import { checkFields, type FieldProblem } from '../../values/go-template.ts';
import { type Offer, rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';

export const unknownTemplateField = rule({
  id: 'unknown-template-field',
  severity: 'error',
  title: 'A template that asks for what is not there',
  what: 'A template names a field that its data does not have, such as `.PodSpec.serviceAccountName` for `.PodSpec.ServiceAccountName`.',
  why: 'The cluster accepts the resource, because templates are only read there and not filled in. Then filling it in fails for every pod, and the one trace of it is a number in the status of the resource.',
  how: 'Use the names of the Go structures, with a capital letter: `.TrustDomain`, `.ClusterName`, `.PodMeta`, `.PodSpec`, `.NodeMeta`, `.NodeSpec` and what these hold.',
  families: [],
  edit: 'fix',
  on: ['workload-identity'],
  *check(fact) {
    for (const text of templatesIn(fact)) {
      for (const problem of checkFields(soundTemplate(text)?.parts ?? [])) {
        yield { at: partOf(text, problem), message: problem.message, offers: () => offersFor(text, problem) };
      }
    }
  },
  bad: unsoundSpire('spiffe-id.yaml', '.PodSpec.ServiceAccountName', '.PodSpec.serviceAccountName'),
  good: SOUND_SPIRE,
});

/** Another case of the same letters is a slip; another name is a guess. */
function offersFor({ value, span }: Known, { name, replacement }: FieldProblem): Offer[] {
  if (!replacement) return [];
  const { start, end, text } = replacement;
  return [
    {
      title: `Change to ${code(text)}`,
      kind: text.toLowerCase() === name.toLowerCase() ? 'fix' : 'suggest',
      operations: [{ op: 'replace', span, value: value.slice(0, start) + text + value.slice(end) }],
    },
  ];
}

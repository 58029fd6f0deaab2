import { type Known, partOf } from '../../model/stated.ts';
import { templatesIn } from '../../model/templates.ts';
import { code } from '../../values/code.ts';
import { lexTemplate, type TemplateProblem } from '../../values/go-template.ts';
import { type Offer, rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';

export const invalidIdTemplate = rule({
  id: 'invalid-id-template',
  severity: 'error',
  title: 'A template that cannot be read',
  what: 'A template for identities, DNS names or selectors is not one that Go can read: braces that are not closed, a function it does not have, a label with dots, dashes or slashes behind a dot.',
  why: 'The controller manager refuses the resource, and no workload gets an identity from it. Functions of Helm and Sprig (`lower`, `default`, `replace`) do not exist there.',
  how: 'Close what is open, and use only what Go itself brings along. A label such as `app.kubernetes.io/name` is read with `index .PodMeta.Labels "app.kubernetes.io/name"`.',
  families: [],
  edit: 'fix',
  on: ['workload-identity', 'controller'],
  *check(fact) {
    for (const text of templatesIn(fact)) {
      const { problems } = lexTemplate(text.value);
      if (problems.some(({ foreign }) => foreign)) continue;
      for (const problem of problems) {
        yield {
          at: partOf(text, problem),
          message: `${problem.message} No workload gets an identity from this resource until the template is mended.`,
          offers: () => offersFor(text, problem),
        };
      }
    }
  },
  bad: unsoundSpire('spiffe-id.yaml', '{{ .PodMeta.Namespace }}', '{{ .PodMeta.Labels.app.kubernetes.io/name }}'),
  good: SOUND_SPIRE,
});

function offersFor({ value, span }: Known, { replacement }: TemplateProblem): Offer[] {
  if (!replacement) return [];
  const { start, end, text } = replacement;
  const mended = value.slice(0, start) + text + value.slice(end);
  return [{ title: `Write ${code(text)}`, kind: 'fix', operations: [{ op: 'replace', span, value: mended }] }];
}

import { map } from '../../fixes/operation.ts';
import { ensuresLabel } from '../../model/pod-selection.ts';
import { partOf } from '../../model/stated.ts';
import { soundTemplate, templatesIn } from '../../model/templates.ts';
import { code } from '../../values/code.ts';
import { labelLookups } from '../../values/go-template.ts';
import { rule } from '../rule.ts';
import { unsoundSpire } from '../spire-examples.ts';

export const templateLabelWithoutSelector = rule({
  id: 'template-label-without-selector',
  severity: 'warning',
  title: 'A template reads a label that pods may lack',
  what: 'A template is built from a label of the pod, and `podSelector` also takes pods that do not have this label.',
  why: 'For a pod without the label the template gives `<no value>` or nothing in its place. That is no valid SPIFFE ID, so the pod has no identity, and nothing but a counter in the status tells.',
  how: 'Ask for the label in `podSelector.matchExpressions` with the operator `Exists`.',
  families: [],
  edit: 'suggest',
  on: ['workload-identity'],
  *check(fact) {
    const selector = fact.slots['pod-selector'];
    if (!selector) return;
    const asked = new Set<string>();
    for (const text of templatesIn(fact)) {
      for (const lookup of labelLookups(soundTemplate(text)?.parts ?? [])) {
        const { key } = lookup;
        if (lookup.of !== 'PodMeta' || lookup.map !== 'Labels' || lookup.optional || asked.has(key)) continue;
        if (ensuresLabel(fact.podSelector, key) !== false) continue;
        asked.add(key);
        const outcome = lookup.via === 'dot' ? '`<no value>` stands' : 'nothing stands';
        yield {
          at: partOf(text, lookup),
          message: `Pods without the label ${code(key)} are selected as well. For them ${outcome} in this place, and they get no identity. Select only pods that carry the label.`,
          offers: () => [
            {
              title: `Select only pods with the label ${code(key)}`,
              kind: 'suggest',
              operations: [
                { op: 'append', path: [...selector, 'matchExpressions'], value: map({ key, operator: 'Exists' }) },
              ],
            },
          ],
        };
      }
    }
  },
  bad: unsoundSpire('spiffe-id.yaml', '{{ .PodSpec.ServiceAccountName }}', '{{ .PodMeta.Labels.component }}'),
  good: unsoundSpire('spiffe-id.yaml', '{{ .PodSpec.ServiceAccountName }}', '{{ .PodMeta.Labels.app }}'),
});

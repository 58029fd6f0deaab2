import type { Fact } from '../../model/facts.ts';
import { entryOf, nodeAt } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';
import { inVersions } from '../kind.ts';
import { policyFact, UNKNOWN_ENFORCEMENT } from '../policy.ts';
import { failureIgnored } from '../validating-admission/failure-policy.ts';
import { resourcesIn } from '../validating-admission/resource-rules.ts';

/** The webhook by which Gatekeeper is asked about every object; other people's webhooks are none of our business. */
export const gatekeeperWebhook = inVersions('admissionregistration.k8s.io', ['v1beta1', 'v1'], {
  kind: 'ValidatingWebhookConfiguration',
  carrier: true,
  read(manifest): Fact[] {
    const path = ['webhooks'];
    const list = nodeAt(manifest.root, path);
    const webhooks = list?.type === 'seq' ? list.items : [];
    return webhooks.flatMap((webhook, index) => {
      const name = textOf(entryOf(webhook, 'name')?.value);
      if (!name?.known || name.value !== 'validation.gatekeeper.sh') return [];
      return policyFact(manifest, {
        engine: 'gatekeeper',
        decides: 'admission',
        effect: 'validates',
        // What is refused is for the constraints to say.
        enforcement: UNKNOWN_ENFORCEMENT,
        failsOpen: failureIgnored(manifest, [...path, index, 'failurePolicy'], 'gatekeeper-webhook'),
        guards: resourcesIn(entryOf(webhook, 'rules')?.value),
        part: { span: name.span, path: [...path, index] },
      });
    });
  },
});

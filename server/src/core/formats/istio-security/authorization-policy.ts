/** Istio's AuthorizationPolicy: whom it lets in, and what Istio makes of it. */
import type { Fact, IstioAuthorizationFact, PolicyEffect, PolicySetting, Weakness } from '../../model/facts.ts';
import { nodeAt } from '../../syntax/tree.ts';
import { keySpan, textOf } from '../cursor.ts';
import { inVersions, type Manifest } from '../kind.ts';
import { enforcementOf, policyFact, UNKNOWN_ENFORCEMENT, written } from '../policy.ts';
import { partiesOf } from './parties.ts';
import { rulesIn } from './rules.ts';
import { isRendered, scopeOf } from './structure.ts';

export const authorizationPolicy = inVersions('security.istio.io', ['v1beta1', 'v1'], {
  kind: 'AuthorizationPolicy',
  read(manifest): Fact[] {
    const { effect, enforcement } = decisionIn(manifest);
    const rules = rulesIn(manifest);
    const parties = partiesOf(rules ?? [], effect);
    const policy = policyFact(manifest, { engine: 'istio', decides: 'request-time', effect, enforcement, parties });
    if (!isRendered(manifest)) return [policy];
    const { root, resource } = manifest;
    const provider = keySpan(root, ['spec', 'provider']);
    const terms: IstioAuthorizationFact = {
      type: 'istio-authorization',
      resource,
      slots: policy.slots,
      policy,
      action: textOf(nodeAt(root, ['spec', 'action'])),
      dryRun: resource.annotations[DRY_RUN],
      provider: provider && { span: provider, name: textOf(nodeAt(root, ['spec', 'provider', 'name'])) },
      scope: scopeOf(manifest),
      rules,
    };
    return [policy, terms];
  },
});

const DRY_RUN = 'istio.io/dry-run';
const EFFECTS: ReadonlyMap<string, PolicyEffect> = new Map(
  Object.entries<PolicyEffect>({ ALLOW: 'admits', DENY: 'refuses', CUSTOM: 'delegates' }),
);

function decisionIn({ root, at, resource }: Manifest) {
  const action = textOf(nodeAt(root, ['spec', 'action']));
  const dryRun = resource.annotations[DRY_RUN];
  const effect = EFFECTS.get(action?.known ? action.value : 'ALLOW') ?? 'admits';
  if (action?.known === false || dryRun?.known === false) return { effect, enforcement: UNKNOWN_ENFORCEMENT };
  const weakenedBy: PolicySetting<Weakness>[] = [];
  // Go's strconv.ParseBool; with any other text Istio enforces the policy.
  if (dryRun && /^(?:1|t|T|TRUE|true|True)$/.test(dryRun.value)) {
    const path = at('metadata', 'annotations', DRY_RUN);
    const mend = { op: 'remove', path } as const;
    weakenedBy.push({ way: 'istio-dry-run', written: written(DRY_RUN, dryRun), span: dryRun.span, path, mend });
  }
  if (action?.value === 'AUDIT') {
    const path = at('spec', 'action');
    const mend = { op: 'set', path, value: 'ALLOW' } as const;
    weakenedBy.push({ way: 'istio-audit', written: written('action', action), span: action.span, path, mend });
  }
  return { effect, enforcement: enforcementOf(weakenedBy, 'observed') };
}

import type { CedarPolicyFact, Enforcement, Fact, Owner, PolicyFact } from '../../model/facts.ts';
import { known, type Stated } from '../../model/stated.ts';
import type { Format, Manifest } from '../kind.ts';
import { enforcementOf, policyFact } from '../policy.ts';
import { statedDate } from '../stated-date.ts';
import { annotation, annotationEntry, type CedarPolicy, policiesOf } from './policies.ts';
import { principalOf } from './principal.ts';

/** Cedar policies, in files of their own or in JSON. Owner and end are read from `@owner` and `@expires`. */
export const cedarPolicies: Format = {
  name: 'Cedar policies',
  recognise: (root) => policiesOf(root)[0]?.effect.span,
  read(manifest) {
    const policies = policiesOf(manifest.root);
    return policies.flatMap((policy, index): Fact[] => {
      const fact = policyIn(policy, manifest);
      // Where a part could not be read, nobody knows what the others have, nor how they are numbered.
      return manifest.isBroken ? [fact] : [fact, selfDescription(policy, fact, index, policies)];
    });
  },
};

function policyIn(policy: CedarPolicy, manifest: Manifest): PolicyFact {
  const { node, path, effect } = policy;
  const isRefused = effect.known && effect.value === 'forbid';
  const principal = principalOf(policy);
  const fact = policyFact(manifest, {
    engine: 'cedar',
    decides: 'request-time',
    effect: isRefused ? 'refuses' : 'admits',
    enforcement: enforcementIn(policy, manifest),
    parties: principal ? [{ ...principal, path: manifest.at(...path, 'principal'), isRefused }] : [],
    admitsUnnamed: !isRefused && principal === undefined,
    part: { span: node.span, path },
  });
  const expires = statedDate(annotation(node, 'expires')) ?? fact.timeBox.expires;
  return { ...fact, span: effect.span, owner: ownerIn(policy) ?? fact.owner, timeBox: { ...fact.timeBox, expires } };
}

/** A convention of those who run two decisions side by side; Cedar itself knows nothing of it. */
function enforcementIn({ node, path }: CedarPolicy, { at }: Manifest): Enforcement {
  const entry = annotationEntry(node, 'shadow_mode');
  const isOff = entry?.value.type === 'scalar' && String(entry.value.value).toLowerCase() === 'false';
  if (!entry || isOff) return enforcementOf([], 'observed');
  const place = at(...path, 'annotations', 'shadow_mode');
  const setting = { written: '@shadow_mode', span: entry.key.span, path: place, mend: undefined };
  return enforcementOf([{ way: 'cedar-shadow-mode', ...setting }], 'observed');
}

function ownerIn({ node }: CedarPolicy): Stated<Owner> | undefined {
  const owner = annotation(node, 'owner');
  return owner?.known ? known({ name: owner.value.trim(), source: '@owner annotation' }, owner.span) : owner;
}

function selfDescription(
  { node, isText, id }: CedarPolicy,
  policy: PolicyFact,
  index: number,
  all: readonly CedarPolicy[],
): CedarPolicyFact {
  const { start } = node.span;
  return {
    type: 'cedar-policy',
    resource: policy.resource,
    slots: policy.slots,
    policy,
    start: isText ? { start, end: start } : undefined,
    index,
    id,
    ids: all.flatMap((other) => (other.id?.known && other.id.value !== '' ? other.id.value : [])),
    isAmongOwned: all.some((other) => ownerIn(other) !== undefined),
    expires: statedDate(annotation(node, 'expires')),
  };
}

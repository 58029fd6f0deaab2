/** Exemptions from policies of Kyverno. The kind of each API group says it in its own words. */
import type { BroadMatch, ExemptedPolicy, Fact } from '../../model/facts.ts';
import { entryOf, nodeAt } from '../../syntax/tree.ts';
import { itemsAt, listedTextsOf, textMapOf, textOf, textsOf } from '../cursor.ts';
import { governanceOfResource } from '../governance-annotations.ts';
import { inVersions, type Manifest } from '../kind.ts';
import { conventionalEnd } from '../stated-date.ts';

/** Has no end of its own; a label may have Kyverno delete it. */
export const policyExceptionOfRules = inVersions('kyverno.io', ['v2alpha1', 'v2beta1', 'v2'], {
  kind: 'PolicyException',
  carrier: true,
  read(manifest): Fact[] {
    const { resource, at } = manifest;
    const label = ['metadata', 'labels', 'cleanup.kyverno.io/ttl'];
    const { timeBox } = governanceOfResource(manifest);
    return [
      {
        ...inEitherGroup(manifest),
        form: 'kyverno.io',
        policies: exemptedRules(manifest),
        timeBox,
        isEndEnforced: conventionalEnd(resource) !== undefined,
        endPath: at(...label),
        broadMatches: broadMatchesIn(manifest),
      },
    ];
  },
});

/** Ends at `expiresAt`, and has room for notes on why and by whom it was granted. */
export const policyException = inVersions('policies.kyverno.io', ['v1alpha1', 'v1beta1', 'v1'], {
  kind: 'PolicyException',
  carrier: true,
  read(manifest): Fact[] {
    const { root, resource, at } = manifest;
    const expiresAt = textOf(nodeAt(root, ['spec', 'expiresAt']));
    const { timeBox } = governanceOfResource(manifest);
    return [
      {
        ...inEitherGroup(manifest),
        form: 'policies.kyverno.io',
        policies: exemptedPolicies(manifest),
        timeBox: { ...timeBox, expires: expiresAt ?? timeBox.expires },
        isEndEnforced: expiresAt !== undefined || conventionalEnd(resource) !== undefined,
        endPath: at('spec', 'expiresAt'),
        broadMatches: [],
      },
    ];
  },
});

function inEitherGroup(manifest: Manifest) {
  const { root, resource, at } = manifest;
  return {
    type: 'policy-exception',
    resource,
    slots: {},
    span: resource.name?.span ?? resource.kindSpan,
    owner: governanceOfResource(manifest).owners.accountable,
    properties: textMapOf(nodeAt(root, ['spec', 'properties'])),
    propertiesPath: at('spec', 'properties'),
  } as const;
}

function exemptedRules({ root, at }: Manifest): ExemptedPolicy[] {
  return itemsAt(root, ['spec', 'exceptions']).flatMap(({ node, path }) => {
    const name = textOf(entryOf(node, 'policyName')?.value);
    const rules = listedTextsOf(entryOf(node, 'ruleNames')?.value, at(...path, 'ruleNames'));
    return name ? [{ kind: undefined, name, rules }] : [];
  });
}

function exemptedPolicies({ root }: Manifest): ExemptedPolicy[] {
  return itemsAt(root, ['spec', 'policyRefs']).flatMap(({ node }) => {
    const name = textOf(entryOf(node, 'name')?.value);
    const kind = textOf(entryOf(node, 'kind')?.value);
    return name ? [{ kind: kind?.known ? kind.value : undefined, name, rules: [] }] : [];
  });
}

/** The filters that pick objects neither by name nor by label. */
function broadMatchesIn({ root, at }: Manifest): BroadMatch[] {
  return ['any', 'all'].flatMap((key) =>
    itemsAt(root, ['spec', 'match', key]).flatMap(({ node, path }) => {
      const resources = entryOf(node, 'resources');
      if (resources?.value.type !== 'map') return [];
      const isNamed = textsOf(entryOf(resources.value, 'names')?.value).some(
        (name) => !name.known || name.value !== '*',
      );
      const isNarrow = isNamed || entryOf(resources.value, 'selector') !== undefined;
      return isNarrow ? [] : [{ span: resources.key.span, path: at(...path, 'resources', 'names') }];
    }),
  );
}

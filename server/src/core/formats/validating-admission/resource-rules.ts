/** What a policy is about, in the form that webhooks and admission policies of Kubernetes share. */
import { known, type Stated } from '../../model/stated.ts';
import { entryOf, type Node } from '../../syntax/tree.ts';
import { textsOf } from '../cursor.ts';

/** The resources in a list of rules, as `group/resource`; undefined, which means all, where there are no rules. */
export function resourcesIn(rules: Node | undefined): readonly Stated[] | undefined {
  if (rules?.type !== 'seq' || rules.items.length === 0) return undefined;
  return rules.items.flatMap((rule) => {
    const groups = groupsIn(entryOf(rule, 'apiGroups')?.value);
    return textsOf(entryOf(rule, 'resources')?.value).flatMap((resource) => {
      if (!resource.known) return [resource];
      const name = objectResource(resource.value);
      return name === undefined ? [] : groups.map((group) => guarded(group, name, resource));
    });
  });
}

/** The core group is called by an empty text, which counts here. */
export function groupsIn(groups: Node | undefined): readonly (string | undefined)[] {
  if (groups?.type !== 'seq' || groups.items.length === 0) return ['*'];
  return groups.items.map((group) => (group.type === 'scalar' ? String(group.value ?? '') : undefined));
}

export function guarded(group: string | undefined, name: string, { span }: Stated): Stated {
  return known(group === undefined || group === '*' ? name : `${group}/${name}`, span);
}

/** `pods/exec` is about a subresource and not about the object; every subresource includes the object only in full wildcards. */
function objectResource(resource: string): string | undefined {
  if (resource === '*/*') return '*';
  return resource.includes('/') ? undefined : resource;
}

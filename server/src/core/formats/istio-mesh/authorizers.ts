/** Programs that an Istio mesh can ask to decide (`extensionProviders`), for policies with `action: CUSTOM`. */
import type { ExternalAuthorizerFact, Fact, FailureWay, PolicySetting } from '../../model/facts.ts';
import type { Span } from '../../syntax/span.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { booleanOf, keySpan, textOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';
import { enforcementOf, policyFact, written } from '../policy.ts';
import { AUTHORIZERS } from './mesh-config.ts';

/** Each as a policy that asks it, and in its own terms. */
export function authorizersIn(manifest: Manifest, config: Path): Fact[] {
  const path = [...config, 'extensionProviders'];
  const list = nodeAt(manifest.root, path);
  if (list?.type !== 'seq') return [];
  return list.items.flatMap((item, index) => {
    const form = AUTHORIZERS.find((name) => nodeAt(item, [name])?.type === 'map');
    const first = item.type === 'map' ? item.entries[0] : undefined;
    if (form === undefined || !first) return [];
    const part = { span: first.key.span, path: [...path, index, String(first.key.value)] };
    return authorizerAt(manifest, { item: [...path, index], form, part });
  });
}

interface Place {
  readonly item: Path;
  /** The key that leads to its settings. */
  readonly form: string;
  /** Its first key, above which governance is written where there are no annotations. */
  readonly part: { readonly span: Span; readonly path: Path };
}

function authorizerAt(manifest: Manifest, { item, form, part }: Place): Fact[] {
  const { root, resource, at } = manifest;
  const settings = [...item, form];
  const key = keySpan(root, settings) ?? resource.kindSpan;
  const name = textOf(nodeAt(root, [...item, 'name']));
  const policy = policyFact(manifest, {
    engine: 'istio',
    decides: 'request-time',
    effect: 'delegates',
    enforcement: enforcementOf([], 'unknown'),
    failsOpen: failsOpenIn(manifest, [...settings, 'failOpen']),
    part,
    whole: item,
  });
  const authorizer: ExternalAuthorizerFact = {
    type: 'external-authorizer',
    resource,
    slots: policy.slots,
    policy,
    span: name?.span ?? key,
    name,
    service: textOf(nodeAt(root, [...settings, 'service'])),
    timeout: textOf(nodeAt(root, [...settings, 'timeout'])),
    settings: { span: key, path: at(...settings) },
  };
  return [policy, authorizer];
}

function failsOpenIn({ root, at }: Manifest, place: Path): PolicySetting<FailureWay> | undefined {
  const failOpen = booleanOf(nodeAt(root, place));
  if (!failOpen?.known || !failOpen.value) return undefined;
  const path = at(...place);
  const mend = { op: 'set', path, value: false } as const;
  return { way: 'istio-provider', written: written('failOpen', failOpen), span: failOpen.span, path, mend };
}

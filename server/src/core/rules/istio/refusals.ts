/** What the validation of Istio turns away, each with what to do about it. */
import type {
  IstioAuthorizationFact,
  IstioPeerAuthenticationFact,
  IstioRequestAuthenticationFact,
  IstioScope,
  Resource,
} from '../../model/facts.ts';
import type { Span } from '../../syntax/span.ts';
import { code } from '../../values/code.ts';
import { refusalsOfRules } from './refused-rules.ts';

export interface Refusal {
  readonly at: Span;
  readonly says: string;
}

export function refusalsOf(
  fact: IstioAuthorizationFact | IstioPeerAuthenticationFact | IstioRequestAuthenticationFact,
): Refusal[] {
  const ofScope = refusalsOfScope(fact.scope);
  switch (fact.type) {
    case 'istio-authorization':
      return [...ofScope, ...refusalsOfAction(fact), ...refusalsOfRules(fact)];
    case 'istio-peer-authentication':
      return [...ofScope, ...refusalsOfPorts(fact)];
    case 'istio-request-authentication':
      return ofScope;
  }
}

function refusalsOfScope({ selector, targets }: IstioScope): Refusal[] {
  return selector && targets
    ? [{ at: targets, says: 'it says by `selector` and by `targetRefs` what it is for. Keep one of them.' }]
    : [];
}

function refusalsOfPorts({ ports, scope }: IstioPeerAuthenticationFact): Refusal[] {
  if (!ports) return [];
  if (ports.modes.length === 0)
    return [{ at: ports.span, says: '`portLevelMtls` names no port. Name one, or take the field out.' }];
  return scope.hasLabels
    ? []
    : [
        {
          at: ports.span,
          says: 'modes of single ports are only taken where a `selector` says by labels which workloads have these ports. Add one.',
        },
      ];
}

function refusalsOfAction({ action, provider, rules, resource }: IstioAuthorizationFact): Refusal[] {
  if (action?.known === false) return [];
  const word = action?.value ?? 'ALLOW';
  const at = action?.span ?? nameSpan(resource);
  if (word === 'CUSTOM' && rules && provider?.name === undefined)
    return [
      {
        at: provider?.span ?? at,
        says: '`CUSTOM` asks an external authorizer, and none is named under `provider.name`. Name one of the mesh.',
      },
    ];
  if (provider && word !== 'CUSTOM')
    return [
      {
        at: provider.span,
        says: `a \`provider\` is only asked by \`CUSTOM\`, and this is ${code(word)}. Take it out, or change the action.`,
      },
    ];
  if ((word === 'DENY' || word === 'CUSTOM') && !rules)
    return [
      { at, says: `${code(word)} without rules never fits a request. Add rules; an empty one, \`{}\`, fits all.` },
    ];
  return [];
}

function nameSpan({ name, kindSpan }: Resource): Span {
  return name?.span ?? kindSpan;
}

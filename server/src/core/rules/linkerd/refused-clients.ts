/** What Linkerd refuses where clients are named: by their identity, by the network they call from, or not at all. */
import type { Operation } from '../../fixes/operation.ts';
import type {
  LinkerdMeshTls,
  LinkerdNetwork,
  LinkerdReference,
  LinkerdServerAuthorization,
} from '../../model/facts.ts';
import { refersTo } from '../../model/linkerd.ts';
import { knownValue, type Stated } from '../../model/stated.ts';
import { contains, parseCidr } from '../../values/cidr.ts';
import { code } from '../../values/code.ts';
import { parseLinkerdIdentity } from '../../values/linkerd-identity.ts';
import type { Refusal } from './refusal.ts';

export function* ofIdentities({ identities, identityRefs, resource }: LinkerdMeshTls): Iterable<Refusal> {
  const advice = 'Keep either `identities` or `identityRefs`.';
  if (identities && identityRefs)
    yield { at: resource.kindSpan, why: 'It has two lists of clients where one is allowed.', advice };
  if (!identities && !identityRefs) yield { at: resource.kindSpan, why: 'It names no clients.', advice };
  yield* (identities ?? []).flatMap(ofIdentity);
}

function ofIdentity(stated: Stated): Refusal[] {
  if (!stated.known || parseLinkerdIdentity(stated.value).form !== 'invalid') return [];
  return [
    {
      at: stated.span,
      why: `${code(stated.value)} is neither a name of labels in lower case nor a SPIFFE ID.`,
      advice: 'Write `account.namespace.serviceaccount.identity.linkerd.` and the trust domain, or a SPIFFE ID.',
    },
  ];
}

export function ofIdentityRef(reference: LinkerdReference): Refusal[] {
  const { kind, namespace, group, path } = reference;
  if (!kind?.known || group?.known === false || refersTo(reference, 'ServiceAccount', 'core')) return [];
  if (!refersTo(reference, 'Namespace', 'core'))
    return [
      {
        at: kind.span,
        why: `${code(kind.value)} is no kind of identity.`,
        advice: 'Name a ServiceAccount or a Namespace.',
      },
    ];
  if (!namespace) return [];
  const why = 'A Namespace does not itself lie in a namespace.';
  const fix: Operation[] = [{ op: 'remove', path: [...path, 'namespace'] }];
  return [{ at: namespace.span, why, advice: 'Take `namespace` out.', fix }];
}

export function ofNetwork({ cidr, except }: LinkerdNetwork): Refusal[] {
  if (!cidr.known) return [];
  const network = parseCidr(cidr.value);
  const unreadable = (stated: Stated & { readonly known: true }): Refusal => ({
    at: stated.span,
    why: `${code(stated.value)} is neither an address nor a network.`,
    advice: 'Write it as in `10.0.0.0/8`.',
  });
  if (!network) return [unreadable(cidr)];
  return except.flatMap((stated): Refusal[] => {
    if (!stated.known) return [];
    const exception = parseCidr(stated.value);
    if (!exception) return [unreadable(stated)];
    if (contains(exception, network))
      return [
        {
          at: stated.span,
          why: `The exception takes all of ${code(cidr.value)} away.`,
          advice: 'Narrow it, or take the network out.',
        },
      ];
    const why = `The exception is no part of ${code(cidr.value)}.`;
    return contains(network, exception) ? [] : [{ at: stated.span, why, advice: 'Take it out, or mend the network.' }];
  });
}

export function* ofClients(fact: LinkerdServerAuthorization): Iterable<Refusal> {
  const { unauthenticated, unauthenticatedTls, hasMeshTls, identities, serviceAccounts } = fact;
  if (unauthenticated && knownValue(unauthenticated) === true && hasMeshTls)
    yield {
      at: unauthenticated.span,
      why: '`unauthenticated` lets in clients without an identity, and `meshTLS` asks for one.',
      advice: 'Keep the one that is meant.',
    };
  if (unauthenticatedTls && knownValue(unauthenticatedTls) === true && identities.length + serviceAccounts.length > 0)
    yield {
      at: unauthenticatedTls.span,
      why: '`unauthenticatedTLS` asks for no identity, and beside it identities are named.',
      advice: 'Keep the one that is meant.',
    };
  yield* identities.flatMap(ofIdentity);
}

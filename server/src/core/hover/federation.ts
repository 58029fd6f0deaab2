/** A Federation: between whom, until when, who answers for it, where it is enforced, what deviates from it. */
import { inlinePoints, namedPoints } from '../model/enforcement.ts';
import type { FederationFact } from '../model/facts.ts';
import { inOrder } from '../model/order.ts';
import { reverseManifests } from '../model/reverse.ts';
import { knownValue, type Stated } from '../model/stated.ts';
import type { Located } from '../model/store.ts';
import type { HoverContext } from './context.ts';
import { ownersLine, timeLine } from './governance.ts';
import { resourceLink, resourceLinks } from './resource.ts';
import { bullets, dotted, paragraphs, quoted, some } from './text.ts';

export function federationMeaning(name: string, context: HoverContext): string {
  const { workspace } = context;
  const manifests = inOrder(workspace.lookup('federation-by-name', name), (fact) => fact.remote.span);
  const exceptions = inOrder(workspace.lookup('exception-by-federation', name), (fact) => fact.resource.span);
  return paragraphs(
    ...(manifests.length > 0
      ? manifests.slice(0, 2).map((manifest) => describeManifest(manifest, context))
      : [`No Federation document is called ${quoted(name)}`]),
    exceptions.length === 0 ? undefined : `Exceptions: ${resourceLinks(exceptions, context)}`,
  );
}

function describeManifest(manifest: Located<FederationFact>, context: HoverContext): string {
  const { fact, document } = manifest;
  const there = context.from(document);
  const points = [...namedPoints(fact, there), ...inlinePoints(fact, there).map((point) => point.fact.name)];
  const names = [...new Set(points.flatMap((point) => knownValue(point) ?? []))];
  return paragraphs(
    dotted(agreement(fact), resourceLink(manifest, context)),
    bullets([
      ...[timeLine(fact, there), ownersLine(fact, there)].flatMap((line) => line ?? []),
      ...(names.length > 0 ? [`enforced at ${some(names.map(quoted))}`] : []),
      ...(points.length === 0 ? ['no enforcement point is named'] : []),
      ...otherSide(fact, there),
    ]),
  );
}

/** Who is accountable where the other side wrote the agreement down for itself. */
function otherSide(link: FederationFact, context: HoverContext): string[] {
  const reverse = inOrder(reverseManifests(link, context), (fact) => fact.remote.span);
  return reverse.flatMap(({ fact, document }) => {
    const owner = fact.owners.accountable;
    const place = resourceLink({ fact, document }, context);
    return [`the other side is owned by ${owner?.known ? quoted(owner.value.name) : 'nobody'}, ${place}`];
  });
}

function agreement({ local, remote, direction }: FederationFact): string {
  const [here, there] = [side(local), side(remote)];
  switch (knownValue(direction)) {
    case 'inbound':
      return `${here} accepts ${there}`;
    case 'outbound':
      return `${there} accepts ${here}`;
    case 'mutual':
      return `${here} and ${there} accept each other`;
    default:
      return `${here} and ${there}`;
  }
}

function side(stated: Stated | undefined): string {
  return stated?.known ? quoted(stated.value) : 'an unknown side';
}

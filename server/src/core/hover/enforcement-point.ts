/** A place where foreign identities are decided about: mode, location, owner, and who relies on it. */
import type { EnforcementPointFact } from '../model/facts.ts';
import { nameKey } from '../model/mentions.ts';
import { inOrder } from '../model/order.ts';
import { policiesOf } from '../model/policy-documentation.ts';
import { knownValue, type Stated } from '../model/stated.ts';
import type { Located } from '../model/store.ts';
import type { HoverContext } from './context.ts';
import { ownerLine } from './governance.ts';
import { deedLine } from './policy.ts';
import { resourceLink, resourceLinks } from './resource.ts';
import { bullets, dotted, paragraphs, quoted, some } from './text.ts';

/** Documents of that name, and points of that name written inside a Federation. */
export function enforcementPointMeaning(name: string, context: HoverContext): string {
  const points = pointsNamed(name, context);
  const described = points.map((point) => describePoint(point, context));
  const users = inOrder(context.workspace.lookup('federation-by-enforcement-point', name), (fact) => fact.remote.span);
  return paragraphs(
    ...(described.length > 0 ? described.slice(0, 2) : [`No EnforcementPoint document is called ${quoted(name)}`]),
    users.length === 0 ? undefined : `Named by ${resourceLinks(users, context)}`,
  );
}

function pointsNamed(name: string, { workspace }: HoverContext): Located<EnforcementPointFact>[] {
  const key = nameKey({ of: 'enforcement-point', name });
  const points = workspace.lookup('mention', key).filter((found): found is Located<EnforcementPointFact> => {
    return found.fact.type === 'enforcement-point' && knownValue(found.fact.name) === name;
  });
  return inOrder(points, ({ span }) => span);
}

const MODES: ReadonlyMap<string, string> = new Map([
  ['enforce', 'enforces'],
  ['observe', 'only observes, refuses nothing'],
]);

function describePoint({ fact, document }: Located<EnforcementPointFact>, context: HoverContext): string {
  const { name, mode, location, engine, accepts, onFailure, owner, inlineOf } = fact;
  const stated = [labelled('at', location.type), labelled('cluster', location.cluster), labelled('engine', engine)];
  const where =
    inlineOf === undefined
      ? resourceLink({ fact, document }, context)
      : `in ${resourceLink({ fact, document }, context)}`;
  const domains = accepts.flatMap((accepted) => knownValue(accepted) ?? []);
  const failure = knownValue(onFailure);
  return paragraphs(
    dotted(quoted(knownValue(name) ?? ''), MODES.get(knownValue(mode) ?? ''), ...stated, where),
    bullets([
      // A point written inside an agreement belongs to whoever owns the agreement.
      ...(inlineOf === undefined || owner ? [ownerLine(owner, context.from(document))] : []),
      ...(domains.length > 0 ? [`accepts ${some(domains.map(quoted))}`] : []),
      ...policiesOf(fact, context).map(
        (policy) => `decided by ${resourceLink(policy, context)}, ${deedLine(policy, context)}`,
      ),
      ...(failure === undefined ? [] : [`when it fails: ${quoted(failure)}`]),
    ]),
  );
}

function labelled(label: string, stated: Stated | undefined): string | undefined {
  return stated?.known ? `${label} ${quoted(stated.value)}` : undefined;
}

import { blank } from '../../fixes/operation.ts';
import { domainKey } from '../../model/domain-key.ts';
import { type FederationFact, OWNER_ROLES } from '../../model/facts.ts';
import { governanceOf } from '../../model/governance.ts';
import { ownNameIn } from '../../model/own-link.ts';
import { fallbackOwner } from '../../model/ownership.ts';
import { knownValue } from '../../model/stated.ts';
import { statementAt } from '../../model/statement.ts';
import { code } from '../../values/code.ts';
import { addDays } from '../../values/date.ts';
import { manifestOffers } from '../federation-manifest.ts';
import { likelyOwner } from '../likely-owner.ts';
import { type Offer, type RuleContext, rule } from '../rule.ts';
import { FEDERATED_TRUST_DOMAIN, SOUND_SPIRE } from '../spire-examples.ts';
import { suggest, writing } from './place.ts';
import { undocumentedPeering } from './undocumented-peering.ts';

export const undocumentedFederation = rule({
  id: 'undocumented-federation',
  severity: 'warning',
  title: 'Trust that is configured and documented nowhere',
  what: 'A native resource sets up trust in a foreign domain, or a peering with another cluster or mesh (Consul, Linkerd, Kuma), and nothing is written about it: no Federation manifest for the same pair of domains or the name of the peer, no annotation, no comment above a part of a configuration, no owner label. An owner in CODEOWNERS or `catalog-info.yaml` is one for the file, not for the trust. This one finding stands for all that is missing until something is written; with `adoption: strict` every rule speaks from the start.',
  why: 'The file shows that identities of the other side are accepted, and not who agreed to that, what they may do here, or when it ends. When the other side is broken into, nobody knows whom to ask and what to switch off.',
  how: 'Begin anywhere: annotate the resource with an owner, an end date or the place of enforcement, write the same above a block of `server.conf` (`# fedlint.dev/owner: team-payments`), or have the Federation manifest created. From then on each rule asks for its own part.',
  families: ['missing-owner', 'missing-time-box', 'undocumented-enforcement-point'],
  edit: 'suggest',
  on: ['federation', 'peering'],
  *check(link, context) {
    if (link.type === 'peering') {
      yield* undocumentedPeering(link, context);
      return;
    }
    if (link.origin !== 'native' || !link.remote.known || context.settings.adoption === 'strict') return;
    if (governanceOf(link, context).by !== 'nobody' || ownNameIn(link, context)) return;
    const owner = fallbackOwner(context);
    const missing = [
      owner ? 'who owns its bundle, renewal and authorization' : 'who owns it',
      'when it ends or is reviewed',
      'where a request is refused',
      'how often keys are rotated',
    ];
    const known = owner ? ` Only the file has an owner, ${code(owner.name)} (${owner.source}).` : '';
    yield {
      at: link.remote.span,
      message: `Identities of ${code(link.remote.value)} are trusted here, and nothing says ${missing.join(', ')} or how it is revoked.${known} In an incident nobody knows whom to ask and what to switch off. ${advice(link)}`,
      offers: () => [...annotations(link, context), ...manifestOffers(link, context)],
    };
  },
  bad: { 'federated-trust-domain.yaml': FEDERATED_TRUST_DOMAIN },
  good: SOUND_SPIRE,
});

function advice({ slots }: FederationFact): string {
  const place = slots['owner.accountable'];
  if (!place) return 'Create the Federation manifest.';
  const where = statementAt(place) ? 'comments above it' : 'annotations';
  return `Write down the first of it as ${where}, or create the Federation manifest.`;
}

function annotations(link: FederationFact, context: RuleContext): Offer[] {
  const { now, settings, workspace } = context;
  const owner = blank(likelyOwner(link, context));
  const remote = domainKey(knownValue(link.remote) ?? '');
  const points = workspace
    .lookup('enforcement-point-by-accepted', remote)
    .flatMap(({ fact }) => (fact.inlineOf === undefined ? (knownValue(fact.name) ?? []) : []));
  const [point = 'payments-gateway'] = points.sort();
  return [
    ...suggest(
      'Add the owners',
      writing(link, Object.fromEntries(OWNER_ROLES.map((role) => [`owner.${role}`, owner]))),
    ),
    ...suggest(
      'Add a time-box',
      writing(link, {
        'time-box.expires': blank(addDays(now, settings.timeBox.max)),
        'time-box.change': blank('CHG-1042'),
      }),
    ),
    ...suggest('Say where it is enforced', writing(link, { 'enforcement-points': blank(point) })),
  ];
}

import type { FederationFact } from '../../model/facts.ts';
import { governanceOf, localDomainOf } from '../../model/governance.ts';
import type { Located } from '../../model/store.ts';
import { endOf } from '../../model/time-box.ts';
import { describeDaysLeft } from '../../values/date.ts';
import { removalOf } from '../removal.ts';
import { type RuleContext, rule } from '../rule.ts';
import { unsoundSpire } from '../spire-examples.ts';
import { capitalised, describeLink } from '../wording.ts';
import { suggest } from './place.ts';

export const forgottenTrust = rule({
  id: 'forgotten-trust',
  severity: 'error',
  title: 'Trust that has ended and was never switched off',
  what: 'The end of a federation lies in the past, and a native resource or the configuration of a server still sets the trust up. The end may be stated by the manifest, by the annotations of the resource itself or by comments above the part that sets it up. A link that another agreement covers, which still runs, is there by right.',
  why: 'An end date in a file ends nothing. As long as the resource is there the bundle is fetched and identities of the other side are accepted, though the agreement that allowed it is over.',
  how: 'Remove the native resource and see to it that the stored bundle goes too, since it outlives the resource. If the trust is still needed, have it renewed and write the new date.',
  families: ['expired-time-box', 'temporary-cross-cluster-trust'],
  references: ['spiffe:FED 6.3'],
  edit: 'suggest',
  on: ['federation'],
  *check(link, context) {
    const ended = endOf(link, context);
    if (!ended || ended.configured.length === 0) return;
    const { date, configured } = ended;
    const isHere = link.origin === 'native';
    const isPart = configured.some(({ fact }) => fact.path);
    yield {
      at: date.span,
      message: `${capitalised(describeLink(link))} ended on ${date.day} (${describeDaysLeft(context.now, date.end)}), and the trust is still configured${isHere ? '' : ' for real'}.${doubt(configured, context)} Identities of the other side are accepted though nobody allows it any more. Remove ${isPart ? 'what configures it' : 'the resource'}, or have the trust renewed and write the new date.`,
      related: isHere
        ? []
        : configured.map(({ fact, document }) => ({
            document,
            span: fact.remote.span,
            message: `The trust is still configured here, ${fact.path ? 'in the' : 'by this'} ${fact.resource.kind}.`,
          })),
      offers: () =>
        suggest(
          titleOf(configured),
          // From the last to the first, so that items of one list keep their places until it is their turn.
          configured.flatMap((each) => removalOf(each) ?? []).reverse(),
        ),
    };
  },
  bad: unsoundSpire(
    'acme-orders.yaml',
    '  lifecycle: permanent\n  timeBox:\n    reviewBy: 2027-06-30\n',
    '  lifecycle: temporary\n  timeBox:\n    expires: 2026-10-31\n',
  ),
  good: unsoundSpire(
    'acme-orders.yaml',
    '  lifecycle: permanent\n  timeBox:\n    reviewBy: 2027-06-30\n',
    '  lifecycle: temporary\n  timeBox:\n    expires: 2027-01-31\n',
  ),
});

function titleOf(configured: readonly Located<FederationFact>[]): string {
  if (configured.some(({ fact }) => fact.path)) return 'Remove what configures it';
  return configured.length === 1 ? 'Remove the resource that configures it' : 'Remove the resources that configure it';
}

/** A resource that does not show whose it is may belong to another agreement with the same other side. */
function doubt(configured: readonly Located<FederationFact>[], { workspace, settings }: RuleContext): string {
  const unsure = configured.some(({ fact, document }) => {
    const surroundings = { workspace, settings, document };
    const governance = governanceOf(fact, surroundings);
    const isAmbiguous = governance.by === 'manifest' && governance.ambiguous;
    return isAmbiguous && localDomainOf(fact, surroundings) === undefined;
  });
  return unsure ? ' (Whose side it is on cannot be told; all agreements with that domain have ended.)' : '';
}

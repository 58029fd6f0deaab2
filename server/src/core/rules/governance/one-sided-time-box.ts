import { blank } from '../../fixes/operation.ts';
import { dateOf } from '../../model/dates.ts';
import { inOrder } from '../../model/order.ts';
import { reverseManifests } from '../../model/reverse.ts';
import { changed, FEDERATION, SOUND } from '../examples.ts';
import { rule } from '../rule.ts';
import { capitalised, describeLink } from '../wording.ts';
import { missingIn, suggest, writing } from './place.ts';

/** The agreement as the other side has it. */
const REVERSE = changed(
  changed(
    changed(FEDERATION, 'name: acme-orders', 'name: shop-orders'),
    '  local: shop.corp.example\n  remote: acme.partner.example\n',
    '  local: acme.partner.example\n  remote: shop.corp.example\n',
  ),
  '    endpointURL: https://spire.acme.partner.example:8443\n    profile: https_spiffe\n    endpointSPIFFEID: spiffe://acme.partner.example/spire/server\n',
  '    endpointURL: https://spire.shop.corp.example:8443\n    profile: https_spiffe\n    endpointSPIFFEID: spiffe://shop.corp.example/spire/server\n',
)
  .replace('subject: spiffe://acme.partner.example/orders/checkout', 'subject: spiffe://shop.corp.example/payments/api')
  .replace('enforcementPoints: [payments-gateway]', 'enforcementPoints: [orders-gateway]')
  .replace('remoteOperator: partner', 'remoteOperator: business-unit');
const ENDING = '  lifecycle: temporary\n  timeBox:\n    expires: 2027-01-31\n    change: CHG-1042\n';
const LASTING = '  lifecycle: permanent\n  timeBox:\n    reviewBy: 2027-06-30\n    change: CHG-1042\n';
const OTHER_POINT = `apiVersion: fedlint.dev/v1alpha1
kind: EnforcementPoint
metadata:
  name: orders-gateway
spec:
  accepts: [shop.corp.example]
  location:
    type: gateway
    cluster: orders-eu
  engine: envoy
  mode: enforce
  decision: request-time
  onFailure: deny
  owner: team-orders
  interprets:
    audiences: [payments]
    roles: []
`;

/** A pair of agreements, one for each side. */
export const PAIR = {
  ...SOUND,
  'orders-gateway.yaml': OTHER_POINT,
  'acme-orders.yaml': changed(FEDERATION, LASTING, ENDING),
  'shop-orders.yaml': changed(REVERSE, LASTING, ENDING),
};

export const oneSidedTimeBox = rule({
  id: 'one-sided-time-box',
  severity: 'warning',
  title: 'A federation that ends on one side only',
  what: 'Two Federation manifests describe the two sides of one trust, and only one of them has an end date.',
  why: 'On the day on which one side stops trusting, the other goes on. What was to end is then half alive: requests in one direction still pass, and nobody expects them to.',
  how: 'Give both sides the same end, or keep the trust on both.',
  families: ['missing-time-box', 'temporary-cross-cluster-trust'],
  edit: 'suggest',
  on: ['federation'],
  *check(link, context) {
    if (link.origin !== 'manifest' || link.timeBox.expires) return;
    const [reverse] = inOrder(
      reverseManifests(link, context).filter(({ fact }) => dateOf(fact.timeBox.expires)),
      ({ remote }) => remote.span,
    );
    const end = reverse && dateOf(reverse.fact.timeBox.expires);
    if (!reverse?.fact.timeBox.expires || !end) return;
    yield {
      at: missingIn(link, 'time-box.expires'),
      message: `${capitalised(describeLink(link))} has no end here, and on the other side it ends on ${end.day}. From that day on this side still trusts a partner that no longer trusts it. Give both the same end.`,
      related: [{ document: reverse.document, span: reverse.fact.timeBox.expires.span, message: 'There it ends.' }],
      offers: () => suggest('Let it end on the same day', writing(link, { 'time-box.expires': blank(end.day) })),
    };
  },
  bad: { ...PAIR, 'shop-orders.yaml': REVERSE },
  good: PAIR,
});

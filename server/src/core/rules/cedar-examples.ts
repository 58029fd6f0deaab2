/** Sound policies of Cedar, documented, beside the agreement that they are about, to cut examples from. */
import { changed, ENFORCEMENT_POINT, SOUND } from './examples.ts';

export const CEDAR = `@id("acme-orders")
@owner("team-payments")
permit (
  principal == Workload::"spiffe://acme.partner.example/orders/checkout",
  action == Action::"createOrder",
  resource
);

@id("own-reports")
@owner("team-reports")
@expires("2027-01-31")
permit (
  principal in Service::"reports",
  action == Action::"read",
  resource
)
when { resource.kind == "report" };
`;

type Files = Readonly<Record<string, string>>;

const FILES: Files = {
  ...SOUND,
  'payments-gateway.yaml': changed(
    changed(ENFORCEMENT_POINT, '  engine: envoy\n', '  engine: cedar\n'),
    '    cluster: payments-eu\n',
    '    cluster: payments-eu\n    policyRef: payments.cedar\n',
  ),
  'payments.cedar': CEDAR,
};

/** All of the above, as a workspace. */
export const SOUND_CEDAR: Files = FILES;

/** The sound set with one piece of its policies changed. */
export function unsoundCedar(from: string, to: string): Files {
  return { ...FILES, 'payments.cedar': changed(CEDAR, from, to) };
}

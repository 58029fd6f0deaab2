/** Commits that change where a request is refused, and whom it lets in. */
import { append, type Commit, replace, rewrite } from './commit.ts';

const ISTIO = 'clusters/eu/istio/policies.yaml';
const CONSUL = 'clusters/eu/consul/intentions.yaml';
const POINTS = 'enforcement/points.yaml';

const NO_DELETION = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: carrier-reads-only
  namespace: dispatch
spec:
  selector:
    matchLabels:
      app: dispatch
  action: DENY
  rules:
    - from:
        - source:
            principals: [freight.partner.example/*]
      to:
        - operation:
            notMethods: [GET]
            ports: ["8080"]
`;

export const policyCommits: readonly Commit[] = [
  {
    title: 'Let the whole namespace of the carrier in',
    edits: [replace(ISTIO, 'ns/dispatch/sa/scheduler', 'ns/dispatch/*')],
    expects: [
      {
        kind: 'admission-widened',
        direction: 'widens',
        file: ISTIO,
        at: '- freight.partner.example/ns/dispatch/*',
      },
    ],
  },
  {
    title: 'Let only two services of the carrier in',
    edits: [
      replace(
        ISTIO,
        '- freight.partner.example/ns/dispatch/*',
        '- freight.partner.example/ns/dispatch/sa/scheduler\n              - freight.partner.example/ns/dispatch/sa/tracking',
      ),
    ],
    expects: [
      {
        kind: 'admission-narrowed',
        direction: 'narrows',
        file: ISTIO,
        at: '- freight.partner.example/ns/dispatch/sa/scheduler',
      },
    ],
  },
  {
    title: 'Let every service of the harbor ask what is in stock',
    edits: [replace(CONSUL, 'name: planner', 'name: "*"')],
    expects: [{ kind: 'admission-widened', direction: 'widens', file: CONSUL, at: 'name: "*"' }],
  },
  {
    title: 'Only watch what reaches the dispatch service',
    edits: [replace(POINTS, '  engine: istio\n  mode: enforce', '  engine: istio\n  mode: observe')],
    expects: [{ kind: 'enforcement-mode-changed', direction: 'widens', file: POINTS, at: 'mode: observe' }],
  },
  {
    title: 'Take callers without a certificate as well',
    edits: [replace(ISTIO, 'mode: STRICT', 'mode: PERMISSIVE')],
    expects: [{ kind: 'enforcement-mode-changed', direction: 'widens', file: ISTIO, at: 'mode: PERMISSIVE' }],
  },
  {
    title: 'Refuse callers without a certificate again',
    edits: [replace(ISTIO, 'mode: PERMISSIVE', 'mode: STRICT')],
    expects: [{ kind: 'enforcement-mode-changed', direction: 'narrows', file: ISTIO, at: 'mode: STRICT' }],
  },
  {
    title: 'Let requests through while the gateway cannot decide',
    edits: [replace(POINTS, '  onFailure: deny\n  interprets:', '  onFailure: allow\n  interprets:')],
    expects: [{ kind: 'fails-open-changed', direction: 'widens', file: POINTS, at: 'onFailure: allow' }],
  },
  {
    title: 'Refuse everything but reading to the carrier',
    edits: [append(ISTIO, NO_DELETION)],
    expects: [{ kind: 'policy-added', direction: 'narrows', file: ISTIO, at: 'name: carrier-reads-only' }],
  },
  {
    title: 'Let the carrier write again',
    edits: [rewrite(ISTIO, (text) => text.replace(`---\n${NO_DELETION}`, ''))],
    expects: [{ kind: 'policy-removed', direction: 'widens', file: ISTIO, at: 'name: carrier-reads-only' }],
  },
];

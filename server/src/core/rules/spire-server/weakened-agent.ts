import { blank, type Operation } from '../../fixes/operation.ts';
import type { SpireAgentFact } from '../../model/facts.ts';
import { SOUND_CONF, unsoundConf } from '../conf-examples.ts';
import { rule } from '../rule.ts';

/** What becomes of the agent when a switch is on. */
const LOSSES: Readonly<Record<string, string>> = {
  insecure_bootstrap:
    'At its first contact the agent trusts whoever answers as the server, and takes its trust anchors from there. Somebody in between can give it any bundle',
  allow_unauthenticated_verifiers:
    'Every process that reaches the socket of the agent is given the trust bundles, whether SPIRE knows it or not',
  disable_spiffe_cert_validation:
    'Envoy then checks certificates without regard to which trust anchor stands for which trust domain, so one federated trust domain can pass for another',
};

export const weakenedAgent = rule({
  id: 'weakened-agent',
  severity: 'warning',
  title: 'An agent with a check switched off',
  what: 'A SPIRE agent runs with `insecure_bootstrap`, `allow_unauthenticated_verifiers` or `sds.disable_spiffe_cert_validation`.',
  why: 'Each of them takes away a check that others rely on: that the first server is the right one, that only known workloads are served, that certificates of one trust domain cannot stand for another.',
  how: 'Set it to `false`. In place of `insecure_bootstrap`, hand the agent the bundle of its server with `trust_bundle_path` or `trust_bundle_url`. For a test set-up, suppress the finding with the reason.',
  families: ['trust-anchor'],
  edit: 'suggest',
  on: ['spire-agent'],
  *check(agent) {
    for (const { name, path, stated } of agent.switches) {
      const loss = LOSSES[name];
      if (loss === undefined || !stated.known || !stated.value) continue;
      yield {
        at: stated.span,
        message: `\`${name}\` is on. ${loss}. Switch it off outside of tests.`,
        offers: () => [
          {
            title: `Switch off \`${name}\``,
            kind: 'suggest',
            operations: [{ op: 'set', path, value: false }, ...(name === BOOTSTRAP ? anchor(agent, path) : [])],
          },
        ],
      };
    }
  },
  bad: unsoundConf(
    'agent.conf',
    '  trust_bundle_path = "/opt/spire/conf/agent/shop.crt"\n',
    '  insecure_bootstrap = true\n',
  ),
  good: SOUND_CONF,
});

const BOOTSTRAP = 'insecure_bootstrap';

/** Without any of the ways to know its server the agent does not start. */
function anchor({ trustBundleFile }: SpireAgentFact, path: readonly (string | number)[]): Operation[] {
  if (trustBundleFile) return [];
  const file = [...path.slice(0, -1), 'trust_bundle_path'];
  return [{ op: 'set', path: file, value: blank('/opt/spire/conf/agent/bootstrap.crt') }];
}

import type { SpireAgentFact } from '../../../model/facts.ts';
import { shown } from '../../../model/readiness/words.ts';
import { SOUND_CONF, unsoundConf } from '../../../rules/conf-examples.ts';
import { code } from '../../../values/code.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays, step } from '../../examples.ts';

const MEANINGS: Readonly<Record<string, string>> = {
  insecure_bootstrap:
    'The agent believes whoever answers at its first contact. Somebody in between can pose as its server, and hand out keys of their own.',
  allow_unauthenticated_verifiers:
    'Any process on the node can ask the agent for the keys of all trust domains it knows.',
  disable_spiffe_cert_validation:
    'Proxies that ask the agent for keys are not told to check SPIFFE IDs, so they take certificates of any domain whose keys they have.',
};

export const agentChecksChanged = changeKind({
  id: 'agent-checks-changed',
  title: 'A SPIRE agent checks less, or more',
  what: 'Switches with which an agent leaves out a check, and the file from which it knows its server at first.',
  families: ['trust-anchor'],
  on: ['spire-agent'],
  *compare({ is, before, after }) {
    if (is !== 'kept') return;
    for (const name of Object.keys(MEANINGS)) {
      const [old, fresh] = [switchOf(before.fact, name), switchOf(after.fact, name)];
      if (old?.known === false || fresh?.known === false) continue;
      const [was, on] = [old?.value ?? false, fresh?.value ?? false];
      if (was === on) continue;
      yield {
        direction: on ? 'widens' : 'narrows',
        title: `\`${name}\` is switched ${on ? 'on' : 'off'}`,
        message: on ? (MEANINGS[name] ?? '') : 'The agent makes the check again that was left out.',
        before: { span: old?.span, says: `${name}: ${was}` },
        after: { span: fresh?.span, says: `${name}: ${on}` },
      };
    }
    const [old, fresh] = [before.fact.trustBundleFile, after.fact.trustBundleFile];
    if (!old?.known || !fresh?.known || old.value === fresh.value) return;
    yield {
      direction: 'moves',
      title: `The agent knows its server by ${code(fresh.value)} instead of ${code(old.value)}`,
      message: 'The keys in that file decide whom the agent takes for its server at the first contact.',
      before: { span: old.span, says: shown(old.value) },
      after: { span: fresh.span, says: shown(fresh.value) },
    };
  },
  examples: [
    ...bothWays(
      SOUND_CONF,
      unsoundConf(
        'agent.conf',
        '  server_port       = 8081',
        '  server_port       = 8081\n  allow_unauthenticated_verifiers = true',
      ),
      'widens',
      'narrows',
    ),
    step(SOUND_CONF, unsoundConf('agent.conf', 'agent/shop.crt', 'agent/bank.crt'), 'moves'),
  ],
});

function switchOf({ switches }: SpireAgentFact, wanted: string) {
  return switches.find(({ name }) => name === wanted)?.stated;
}

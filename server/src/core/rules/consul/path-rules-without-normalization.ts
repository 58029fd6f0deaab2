import type { ConsulIntentionsFact, ConsulSource } from '../../model/facts.ts';
import { isCloseTo } from '../../model/folder.ts';
import { inOrder } from '../../model/order.ts';
import type { Located } from '../../model/store.ts';
import { code } from '../../values/code.ts';
import { SOUND_CONSUL, unsoundConsul } from '../consul-examples.ts';
import { suggest } from '../governance/place.ts';
import { type RuleContext, rule } from '../rule.ts';
import { cited } from '../wording.ts';

export const pathRulesWithoutNormalization = rule({
  id: 'path-rules-without-normalization',
  severity: 'warning',
  title: 'Rules on paths that are not tidied up first',
  what: '`insecureDisablePathNormalization` is on for a mesh of Consul, and an intention decides by path what a peer may do.',
  why: 'One path can be spelled in many ways: `/v1/orders/../admin`, or with percent signs for letters. The proxy then compares the spelling that was sent with the rule, and the service behind it resolves it to something else, so a caller can choose the spelling that the rule does not catch.',
  how: 'Take the setting away. Where a service needs paths exactly as they were sent, do not decide by path about the peer.',
  families: ['semantics-mismatch'],
  edit: 'suggest',
  on: ['consul-mesh'],
  *check({ pathsAsSent }, context) {
    if (!pathsAsSent?.stated.known || !pathsAsSent.stated.value) return;
    const found = conditionBeside(context);
    if (!found) return;
    const { path, stated } = pathsAsSent;
    yield {
      at: stated.span,
      message: `Proxies compare paths as they were sent, and ${cited(0)} decides by path what ${found.who} may do. With another spelling of the path, such as \`/v1/orders/../admin\`, a caller gets around that rule. Take the setting away.`,
      related: [{ document: found.document, span: found.span, message: 'This decides by path.' }],
      offers: () => suggest('Have paths tidied up first', [{ op: 'set', path, value: false }]),
    };
  },
  bad: unsoundConsul('mesh.yaml', 'PathNormalization: false', 'PathNormalization: true'),
  good: SOUND_CONSUL,
});

/** The first intention close by that decides by path about somebody from outside. */
function conditionBeside(context: RuleContext) {
  const close = context.workspace
    .lookup('any-consul-intentions', '')
    .filter(({ document }) => isCloseTo(context, document));
  return inOrder(close, ({ resource }) => resource.span).flatMap(conditionsIn)[0];
}

function conditionsIn({ fact, document }: Located<ConsulIntentionsFact>) {
  return fact.sources.flatMap((source) => {
    const who = peerOf(source);
    return who !== undefined && source.pathCondition ? [{ who, document, span: source.pathCondition }] : [];
  });
}

function peerOf({ scopes }: ConsulSource): string | undefined {
  const peer = scopes.find(({ field }) => field === 'peer')?.stated;
  return peer?.known ? `the peer ${code(peer.value)}` : undefined;
}

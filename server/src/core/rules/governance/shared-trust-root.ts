import { domainKey } from '../../model/domain-key.ts';
import type { FederationFact } from '../../model/facts.ts';
import { governanceOf, isJudged } from '../../model/governance.ts';
import { inOrder } from '../../model/order.ts';
import { knownValue } from '../../model/stated.ts';
import type { Located } from '../../model/store.ts';
import { anchorsOf } from '../../values/bundle-text.ts';
import { code } from '../../values/code.ts';
import { changed, FEDERATION, TRUST_DOMAINS } from '../examples.ts';
import { type Problem, type RuleContext, rule } from '../rule.ts';
import { FEDERATED_TRUST_DOMAIN, SOUND_SPIRE } from '../spire-examples.ts';
import { describeLink } from '../wording.ts';

export const sharedTrustRoot = rule({
  id: 'shared-trust-root',
  severity: 'warning',
  title: 'One root for two trust domains',
  what: 'The bundles of two trust domains hold the same certificate or key, or an agreement states the model `shared-root`.',
  why: 'Whoever signs with a shared root can make identities of both domains. The border between them then stands on good behaviour, and one stolen key opens both.',
  how: 'Give each trust domain a signing key of its own. Where two domains share a root for now, hide this with a date and the reason.',
  families: ['trust-anchor'],
  references: ['spiffe:TDB 6.2'],
  edit: 'none',
  on: ['federation'],
  *check(link, context) {
    if (isJudged(link, context)) yield* checkModel(link);
    // An undocumented link is asked for its documentation before anything else.
    if (link.origin === 'native' && isDocumented(link, context)) yield* checkBundle(link, context);
  },
  bad: {
    ...SOUND_SPIRE,
    'bank.yaml': `${(TRUST_DOMAINS.split('---\n')[1] ?? '').replaceAll('acme', 'bank')}---
${changed(FEDERATION, 'ACME places', 'The bank settles').replaceAll('acme', 'bank')}`,
    'bank-federated-trust-domain.yaml': FEDERATED_TRUST_DOMAIN.replaceAll(/acme(?!-2026)/g, 'bank'),
  },
  good: SOUND_SPIRE,
});

function* checkModel(link: FederationFact): Iterable<Problem> {
  const stated = [link.model, link.bundle.distribution].find((term) => knownValue(term) === 'shared-root');
  if (!stated) return;
  yield {
    at: stated.span,
    message: `One root signs for both sides, in ${describeLink(link)}, so each can make identities of the other. Give each trust domain a key of its own, or hide this with a date until it has one.`,
  };
}

function* checkBundle(link: FederationFact, context: RuleContext): Iterable<Problem> {
  const { bootstrap } = link.bundle;
  const name = knownValue(link.remote);
  if (!bootstrap?.text.known || name === undefined) return;
  const others = new Set<Located<FederationFact>>();
  for (const anchor of anchorsOf(bootstrap.text.value)) {
    for (const other of context.workspace.lookup('federation-by-anchor', anchor)) {
      // Of two domains the later by name is told, so that one mistake is told once.
      if (domainKey(knownValue(other.fact.remote) ?? name) < domainKey(name)) others.add(other);
    }
  }
  const [first, ...more] = inOrder([...others], ({ remote }) => remote.span);
  if (!first) return;
  yield {
    at: { missing: link.slots['bundle.bootstrap'] ?? [], fallback: link.remote.span },
    message: `A key in this bundle also stands for ${code(knownValue(first.fact.remote) ?? '')}. Whoever signs with it can make identities of both trust domains. Check whether a bundle was pasted into the wrong place, and give each domain a key of its own.`,
    related: [first, ...more].map(({ fact, document }) => ({
      document,
      span: fact.remote.span,
      message: 'The bundle of this trust domain holds the same key.',
    })),
  };
}

function isDocumented(link: FederationFact, context: RuleContext): boolean {
  return governanceOf(link, context).by !== 'nobody' || context.settings.adoption === 'strict';
}

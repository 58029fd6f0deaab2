import { anchorOf, isOfOtherDomain } from '../../model/anchor.ts';
import { useOf } from '../../model/certificate-use.ts';
import { domainKey } from '../../model/domain-key.ts';
import type { BundleFact, CertificateFact, FederationFact } from '../../model/facts.ts';
import { isJudged } from '../../model/governance.ts';
import { inOrder } from '../../model/order.ts';
import { knownValue } from '../../model/stated.ts';
import type { Answers, FactReader, Located } from '../../model/store.ts';
import { code } from '../../values/code.ts';
import { CERTIFICATE } from '../bundle-examples.ts';
import { anchorFile, NAMELESS } from '../certificate-examples.ts';
import { type Problem, type RuleContext, rule } from '../rule.ts';
import { describeLink } from '../wording.ts';

export const sharedTrustRoot = rule({
  id: 'shared-trust-root',
  severity: 'warning',
  title: 'One root for two trust domains',
  what: 'The bundles of two trust domains hold the same key, in the same certificate or in another one, or an agreement states the model `shared-root`. Where a certificate says that it is of another trust domain, `foreign-certificate` speaks instead.',
  why: 'Whoever signs with a shared root can make identities of both domains. The border between them then stands on good behaviour, and one stolen key opens both.',
  how: 'Give each trust domain a signing key of its own. Where two domains share a root for now, hide this with a date and the reason.',
  families: ['trust-anchor'],
  references: ['spiffe:TDB 6.2'],
  edit: 'none',
  on: ['federation', 'bundle', 'certificate'],
  *check(fact, context) {
    if (fact.type !== 'federation') yield* checkKeys(fact, context);
    else if (isJudged(fact, context)) yield* checkModel(fact);
  },
  bad: { ...anchorFile(NAMELESS), ...anchorFile(NAMELESS, 'bank.partner.example') },
  good: { ...anchorFile(CERTIFICATE), ...anchorFile(NAMELESS, 'bank.partner.example') },
});

function* checkModel(link: FederationFact): Iterable<Problem> {
  const stated = [link.model, link.bundle.distribution].find((term) => knownValue(term) === 'shared-root');
  if (!stated) return;
  yield {
    at: stated.span,
    message: `One root signs for both sides, in ${describeLink(link)}, so each can make identities of the other. Give each trust domain a key of its own, or hide this with a date until it has one.`,
  };
}

type Holder = BundleFact | CertificateFact;

function* checkKeys(fact: Holder, { document, workspace }: RuleContext): Iterable<Problem> {
  const name = ownerOf({ fact, document }, workspace);
  if (name === undefined) return;
  for (const { id, at } of keysIn(fact)) {
    // Of two domains the later by name is told, so that one mistake is told once.
    const own = domainKey(name);
    const others = holdersOf(id, workspace).filter(({ owner }) => owner < own);
    const [first] = others;
    if (!first) continue;
    yield {
      at,
      message: `A key in this bundle also stands for ${code(first.name)}. Whoever signs with it can make identities of both trust domains. Check whether a bundle was pasted into the wrong place, and give each domain a key of its own.`,
      related: others.slice(0, MOST_RELATED).map(({ document: there, fact: other }) => ({
        document: there,
        span: other.span,
        message: 'The bundle of this trust domain holds the same key.',
      })),
    };
    return;
  }
}

/** A key that stands for more trust domains than this is looked into otherwise. */
const MOST_RELATED = 20;

interface Owned extends Located<Holder> {
  readonly name: string;
  readonly owner: string;
}

/** Whoever holds a key and is known, in the order of the workspace. */
function holdersOf(id: string, workspace: FactReader): readonly Owned[] {
  return workspace.once(holders, id, (facts) => {
    const found = inOrder(facts.lookup('bundle-by-key', id), ({ span }) => span);
    return found.flatMap((holder) => {
      const name = ownerOf(holder, facts);
      return name === undefined ? [] : [{ ...holder, name, owner: domainKey(name) }];
    });
  });
}

const holders: Answers<readonly Owned[]> = new WeakMap();

/** The trust domain it is for. Undefined where nobody knows, and where it is that of another one by mistake. */
function ownerOf(holder: Located<Holder>, workspace: FactReader): string | undefined {
  const { fact, document } = holder;
  const name = fact.type === 'bundle' ? knownValue(fact.domain) : anchoredDomain({ fact, document }, workspace);
  if (name === undefined) return undefined;
  const readings = fact.type === 'bundle' ? fact.keys.map(({ certificate }) => certificate) : [fact.reading];
  const isForeign = readings.some((reading) => reading?.ok && isOfOtherDomain(reading.certificate, name));
  return isForeign ? undefined : name;
}

function anchoredDomain(certificate: Located<CertificateFact>, workspace: FactReader): string | undefined {
  const use = useOf(certificate, workspace);
  return use?.as === 'anchor' ? use.domain : undefined;
}

interface HeldKey {
  readonly id: string;
  readonly at: Problem['at'];
}

/** Certificates in `x5c` are those of the bundle around them. */
function keysIn(fact: Holder): HeldKey[] {
  if (fact.type === 'certificate') {
    const { form, reading, span } = fact;
    return form !== 'x5c' && reading.ok ? [{ id: reading.certificate.keyFingerprint, at: span }] : [];
  }
  return fact.keys.flatMap((key) => {
    const id = anchorOf(key);
    const at = fact.place === 'manifest' ? { missing: fact.path, fallback: fact.span } : key.span;
    return id === undefined ? [] : [{ id, at }];
  });
}

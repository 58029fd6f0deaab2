/** Istio's AuthorizationPolicy as a policy. */
import type { Fact, Party, PolicyEffect, PolicySetting, Weakness } from '../../model/facts.ts';
import { known, type Stated } from '../../model/stated.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { listedTextsOf, textOf } from '../cursor.ts';
import { inVersions, type Manifest } from '../kind.ts';
import { enforcementOf, policyFact, UNKNOWN_ENFORCEMENT, written } from '../policy.ts';

export const authorizationPolicy = inVersions('security.istio.io', ['v1beta1', 'v1'], {
  kind: 'AuthorizationPolicy',
  read(manifest): Fact[] {
    const { effect, enforcement } = decisionIn(manifest);
    const parties = partiesIn(manifest, effect);
    return [policyFact(manifest, { engine: 'istio', decides: 'request-time', effect, enforcement, parties })];
  },
});

const DRY_RUN = 'istio.io/dry-run';
const EFFECTS: Readonly<Record<string, PolicyEffect>> = { ALLOW: 'admits', DENY: 'refuses', CUSTOM: 'delegates' };

function decisionIn({ root, at, resource }: Manifest) {
  const action = textOf(nodeAt(root, ['spec', 'action']));
  const dryRun = resource.annotations[DRY_RUN];
  const effect = EFFECTS[action?.known ? action.value : 'ALLOW'] ?? 'admits';
  if (action?.known === false || dryRun?.known === false) return { effect, enforcement: UNKNOWN_ENFORCEMENT };
  const weakenedBy: PolicySetting<Weakness>[] = [];
  // Go's strconv.ParseBool; with any other text Istio enforces the policy.
  if (dryRun && /^(?:1|t|T|TRUE|true|True)$/.test(dryRun.value)) {
    const path = at('metadata', 'annotations', DRY_RUN);
    const mend = { op: 'remove', path } as const;
    weakenedBy.push({ way: 'istio-dry-run', written: written(DRY_RUN, dryRun), span: dryRun.span, path, mend });
  }
  if (action?.value === 'AUDIT') {
    const path = at('spec', 'action');
    const mend = { op: 'set', path, value: 'ALLOW' } as const;
    weakenedBy.push({ way: 'istio-audit', written: written('action', action), span: action.span, path, mend });
  }
  return { effect, enforcement: enforcementOf(weakenedBy, 'observed') };
}

/** Fields of a source that name identities, and those that name all but some. */
const POSITIVE = ['principals', 'requestPrincipals', 'namespaces', 'serviceAccounts', 'trustDomains'] as const;
type Field = (typeof POSITIVE)[number];

function partiesIn({ root, at }: Manifest, effect: PolicyEffect): Party[] {
  const rules = itemsAt(root, ['spec', 'rules']);
  return rules.flatMap(({ node: rule, path: rulePath }) =>
    itemsAt(root, [...rulePath, 'from']).flatMap(({ path: fromPath }) => {
      const source = [...fromPath, 'source'];
      const isNarrowed = nodeAt(rule, ['to']) !== undefined || nodeAt(rule, ['when']) !== undefined;
      return POSITIVE.flatMap((field) =>
        listedTextsOf(nodeAt(root, [...source, field]), at(...source, field)).map(
          ({ path, ...subject }): Party => ({
            ...readingOf(field, subject),
            subject,
            path,
            field,
            isRefused: effect === 'refuses',
            isNarrowed,
          }),
        ),
      );
    }),
  );
}

type Reading = Pick<Party, 'kind' | 'domain' | 'match' | 'reach'>;

/** How Istio compares it: what leaves the trust domain open is compared without it. */
function readingOf(field: Field, subject: Stated): Reading {
  const open = { kind: 'trust-domain', domain: undefined } as const;
  if (!subject.known) return { ...open, match: 'exact', reach: 'workload' };
  const { value, span } = subject;
  const match = matchOf(value);
  if (field === 'namespaces') return { ...open, match, reach: 'part' };
  if (field === 'serviceAccounts') return { ...open, match: 'exact', reach: 'workload' };
  if (field === 'trustDomains')
    return { ...open, domain: match === 'exact' ? subject : undefined, match, reach: 'everybody' };
  if (field === 'requestPrincipals') return tokenReading(value, span, match);
  const [domain = '', ...rest] = value.split('/');
  // Only a principal of five parts is compared with its trust domain, and `*` stands for any of them.
  const isPinned = rest.length === 4 && domain !== '*' && domain !== '';
  const isWhole = rest.length === 1 && rest[0] === '*' && !domain.includes('*');
  const named = isPinned || isWhole || (match === 'prefix' && rest.length > 0 && !domain.includes('*'));
  const reach = value === '*' || isWhole ? 'everybody' : match === 'exact' ? 'workload' : 'part';
  return { kind: 'trust-domain', domain: named ? known(domain, span) : undefined, match, reach };
}

/** `issuer/subject` of a token. */
function tokenReading(value: string, span: Stated['span'], match: Party['match']): Reading {
  const slash = value.lastIndexOf('/');
  const issuer = slash > 0 && !value.slice(0, slash).includes('*') ? known(value.slice(0, slash), span) : undefined;
  const reach = value === '*' || value.slice(slash + 1) === '*' ? 'everybody' : 'workload';
  return { kind: 'issuer', domain: issuer, match, reach };
}

function matchOf(value: string): Party['match'] {
  if (value === '*') return 'any';
  if (value.startsWith('*')) return 'suffix';
  return value.endsWith('*') ? 'prefix' : 'exact';
}

interface Item {
  readonly node: Node;
  readonly path: Path;
}

function itemsAt(root: Node | undefined, path: Path): Item[] {
  const list = nodeAt(root, path);
  return list?.type === 'seq' ? list.items.map((node, index) => ({ node, path: [...path, index] })) : [];
}

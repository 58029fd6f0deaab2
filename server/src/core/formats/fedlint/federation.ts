import {
  type AllowEntry,
  FAILURE_MODES,
  type Fact,
  type FailureMode,
  type FailureTerms,
  type FederationFact,
  type Interpreted,
  type Owner,
  type OwnerRole,
  type Slots,
} from '../../model/facts.ts';
import { known, type Stated } from '../../model/stated.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { keySpan, mapOf, textOf, textsOf } from '../cursor.ts';
import type { Kind, Manifest } from '../kind.ts';
import { inlinePoints } from './enforcement-point.ts';
import { ownerOf } from './owner.ts';
import { bundleAt, timeBoxAt } from './terms.ts';

export const federation: Kind = {
  apiVersion: 'fedlint.dev/v1alpha1',
  kind: 'Federation',
  read(object): Fact[] {
    const remote = textOf(nodeAt(object.root, ['spec', 'remote']));
    const points = inlinePoints(object);
    return remote ? [agreement(object, remote, points.length), ...points] : points;
  },
};

function agreement({ resource, root, at }: Manifest, remote: Stated, points: number): FederationFact {
  const node = (...path: Path) => nodeAt(root, ['spec', ...path]);
  const text = (...path: Path) => textOf(node(...path));
  return {
    type: 'federation',
    origin: 'manifest',
    form: 'manifest',
    resource,
    slots: slotsAt(at),
    local: text('local'),
    remote,
    direction: text('direction'),
    purpose: text('purpose'),
    remoteOperator: text('remoteOperator'),
    model: text('model'),
    owners: ownersAt(root),
    bundle: bundleAt(root, ['spec', 'bundle'], {
      url: ['endpointURL'],
      profile: ['profile'],
      id: ['endpointSPIFFEID'],
    }),
    credentials: { kinds: textsOf(node('credentials', 'kinds')), maxTTL: text('credentials', 'maxTTL') },
    revocation: {
      span: keySpan(root, ['spec', 'revocation']),
      path: text('revocation', 'path'),
      maxDelay: text('revocation', 'maxDelay'),
      contact: text('revocation', 'contact'),
      lastTested: text('revocation', 'lastTested'),
      evidence: text('revocation', 'evidence'),
    },
    trust: { authentication: text('trust', 'authentication'), authorization: text('trust', 'authorization') },
    allow: allowAt(root),
    interpretation: interpretationAt(root),
    enforcementPoints: textsOf(node('enforcementPoints')),
    inlinePoints: points,
    lifecycle: text('lifecycle'),
    timeBox: timeBoxAt(root, ['spec', 'timeBox']),
    failureModes: failureModesAt(root),
    className: undefined,
    annotated: true,
  };
}

function slotsAt(at: Manifest['at']): Slots {
  return {
    'owner.accountable': at('spec', 'owners', 'accountable'),
    'owner.bundle': at('spec', 'owners', 'bundle'),
    'owner.renewal': at('spec', 'owners', 'renewal'),
    'owner.authorization': at('spec', 'owners', 'authorization'),
    direction: at('spec', 'direction'),
    'remote-operator': at('spec', 'remoteOperator'),
    lifecycle: at('spec', 'lifecycle'),
    bundle: at('spec', 'bundle'),
    'bundle.url': at('spec', 'bundle', 'endpointURL'),
    'bundle.profile': at('spec', 'bundle', 'profile'),
    'bundle.endpoint-spiffe-id': at('spec', 'bundle', 'endpointSPIFFEID'),
    'bundle.refresh-hint': at('spec', 'bundle', 'refreshHint'),
    'bundle.rotation': at('spec', 'bundle', 'rotation'),
    'trust.authorization': at('spec', 'trust', 'authorization'),
    allow: at('spec', 'allow'),
    interpretation: at('spec', 'interpretation'),
    'enforcement-points': at('spec', 'enforcementPoints'),
    'time-box': at('spec', 'timeBox'),
    'time-box.expires': at('spec', 'timeBox', 'expires'),
    'time-box.review-by': at('spec', 'timeBox', 'reviewBy'),
    'time-box.change': at('spec', 'timeBox', 'change'),
    revocation: at('spec', 'revocation'),
    'revocation.path': at('spec', 'revocation', 'path'),
    'revocation.contact': at('spec', 'revocation', 'contact'),
    'revocation.last-tested': at('spec', 'revocation', 'lastTested'),
    'failure-modes': at('spec', 'failureModes'),
    'x509-ttl': at('spec', 'credentials', 'maxTTL'),
  };
}

function ownersAt(root: Node): FederationFact['owners'] {
  const owners: { -readonly [role in OwnerRole]?: Stated<Owner> } = {};
  for (const role of ['accountable', 'bundle', 'renewal', 'authorization'] as const) {
    const owner = ownerOf(nodeAt(root, ['spec', 'owners', role]));
    if (owner) owners[role] = owner;
  }
  return owners;
}

function allowAt(root: Node): FederationFact['allow'] {
  const list = nodeAt(root, ['spec', 'allow']);
  const span = keySpan(root, ['spec', 'allow']);
  if (!span) return undefined;
  // A list that a template fills in is one entry that nobody knows.
  const items = list?.type === 'seq' ? list.items : textOf(list)?.known === false && list ? [list] : undefined;
  if (!items) return undefined;
  const entries = items.map((item): AllowEntry => {
    const at = (key: string) => nodeAt(item, [key]);
    return {
      span: mapOf(item)?.entries[0]?.key.span ?? item.span,
      subject: textOf(at('subject')) ?? textOf(item),
      audiences: textsOf(at('audiences')),
      roles: textsOf(at('roles')),
      purpose: textOf(at('purpose')),
    };
  });
  return { span, entries };
}

function interpretationAt(root: Node): FederationFact['interpretation'] {
  const path = ['spec', 'interpretation'];
  const span = keySpan(root, path);
  if (!span) return undefined;
  const terms = (kind: Interpreted) =>
    (mapOf(nodeAt(root, [...path, kind]))?.entries ?? []).map(({ key, value }) => ({
      term: textOf(key) ?? known('', key.span),
      meaning: textOf(value),
    }));
  return {
    span,
    text: textOf(nodeAt(root, path)),
    terms: {
      audiences: terms('audiences'),
      roles: terms('roles'),
      serviceNames: terms('serviceNames'),
      controls: terms('controls'),
    },
  };
}

function failureModesAt(root: Node): FederationFact['failureModes'] {
  const modes: Partial<Record<FailureMode, FailureTerms>> = {};
  for (const mode of FAILURE_MODES) {
    const path = ['spec', 'failureModes', mode];
    const span = keySpan(root, path);
    if (!span) continue;
    const text = (key: string) => textOf(nodeAt(root, [...path, key]));
    modes[mode] = { span, behaviour: text('behaviour'), tested: text('tested'), evidence: text('evidence') };
  }
  return modes;
}

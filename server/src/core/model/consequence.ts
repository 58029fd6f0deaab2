/** What the programs that read a configuration do with a fault in it: which of them refuses it, and which reads past it. */
import type { EndpointFact } from './bundle-endpoint.ts';
import type { ConfigurationForm, SpireAgentFact, SpireServerFact } from './facts.ts';

/** A fault of a trust link that one program notices and another does not. */
export type LinkFault =
  /** The name of the trust domain breaks the grammar. */
  | 'trust-domain'
  /** It is a SPIFFE ID in place of the name. */
  | 'trust-domain-as-uri'
  /** The address begins with something else than `https`. */
  | 'scheme'
  /** The address carries a user. */
  | 'user'
  | 'no-profile'
  | 'profile-as-word'
  | 'unknown-profile'
  | 'no-endpoint-id'
  | 'invalid-endpoint-id'
  /** A SPIFFE ID beside a profile that has no use for it. */
  | 'unused-endpoint-id'
  /** The trust domain is the own one. */
  | 'own-domain'
  /** Two links of one configuration are about the same trust domain. */
  | 'repeated';

export interface Consequence {
  /** What is not refused is taken, and then does something else than it says, or nothing. */
  readonly isRefused: boolean;
  /** A clause that may follow a comma or stand by itself. */
  readonly words: string;
}

/** Whose configuration the endpoint stands in; a description of a domain is one of our own. */
export function formOf(fact: EndpointFact): ConfigurationForm {
  return fact.type === 'federation' ? fact.form : 'manifest';
}

export function consequenceOf(fault: LinkFault, form: ConfigurationForm): Consequence {
  return EXCEPTIONS[fault]?.[form] ?? refused(REFUSALS[form]);
}

/** What becomes of a server or an agent that is told an impossible name for its own trust domain. */
export function consequenceOfOwnName({ type, form }: SpireServerFact | SpireAgentFact): string {
  if (type === 'spire-agent') return 'the SPIRE agent does not start';
  return form === 'spire-server-resource' ? REFUSALS[form] : 'the SPIRE server does not start';
}

/** What each program does with a link that it cannot take. */
const REFUSALS: Readonly<Record<ConfigurationForm, string>> = {
  manifest: 'nothing can be configured from it',
  'cluster-federated-trust-domain': 'the cluster refuses the resource',
  'spire-conf': 'the SPIRE server does not start',
  'federation-data': '`spire-server` stops at it and creates none of the relationships in the file',
  'helm-values': 'the cluster refuses the resource that the chart makes of it',
  'spire-server-resource': 'the cluster refuses the resource',
  teleport: 'Teleport refuses the resource',
  'istio-mesh': 'no identity ever matches it',
};

const NAME_TAKEN_OUT = taken('SPIRE reads the name out of it');
const REFUSED_BY_SERVER = refused('SPIRE refuses the relationship');
const REFUSED_BY_OPERATOR = refused('the operator refuses the configuration');

/** Where a program does otherwise (SPIRE run.go and pkg/server/api/trustdomain.go; Teleport lib/services). */
const EXCEPTIONS: Partial<Readonly<Record<LinkFault, Partial<Readonly<Record<ConfigurationForm, Consequence>>>>>> = {
  'trust-domain': {
    manifest: taken('no identity can ever belong to it, so what this manifest says is true of nobody'),
    'federation-data': REFUSED_BY_SERVER,
    'istio-mesh': taken('no identity ever matches it'),
  },
  'trust-domain-as-uri': {
    manifest: NAME_TAKEN_OUT,
    'cluster-federated-trust-domain': NAME_TAKEN_OUT,
    'spire-conf': NAME_TAKEN_OUT,
    'federation-data': NAME_TAKEN_OUT,
    'helm-values': NAME_TAKEN_OUT,
    'istio-mesh': taken('no identity ever matches it'),
  },
  scheme: {
    manifest: refused('SPIRE refuses the address'),
    'federation-data': REFUSED_BY_SERVER,
    teleport: taken('Teleport does not look at that and takes it without a word'),
  },
  user: {
    manifest: refused('SPIRE refuses the address'),
    'spire-conf': taken('SPIRE takes the address without a word all the same'),
    'federation-data': REFUSED_BY_SERVER,
    'spire-server-resource': taken('the operator hands the address on as it is'),
    teleport: taken('Teleport takes the address without a word all the same'),
  },
  'no-profile': {
    'helm-values': refused('the chart cannot be rendered'),
  },
  'invalid-endpoint-id': {
    'spire-server-resource': refused('the SPIRE server cannot be set up with it'),
  },
  'unused-endpoint-id': {
    manifest: taken('nobody checks this ID'),
    'spire-conf': taken('SPIRE reads past the ID without a word, so nobody checks it'),
    'federation-data': taken('`spire-server` reads past the ID without a word, so nobody checks it'),
    'spire-server-resource': taken('nobody checks this ID'),
  },
  'own-domain': {
    'cluster-federated-trust-domain': refused('SPIRE refuses the relationship each time the controller creates it'),
    'spire-conf': taken('SPIRE does not notice: it stores what it fetches over its own bundle'),
    'federation-data': REFUSED_BY_SERVER,
    'helm-values': refused('SPIRE refuses the relationship each time the controller creates it'),
    'spire-server-resource': REFUSED_BY_OPERATOR,
  },
  repeated: {
    'federation-data': taken('SPIRE keeps one relationship for each trust domain, so only one of them comes about'),
    'spire-conf': taken(
      'SPIRE takes the address of the last one and the profile of the first, or in JSON all of the last',
    ),
    'helm-values': taken('the controller manager goes by the one created first and ignores the other'),
    'spire-server-resource': REFUSED_BY_OPERATOR,
  },
};

function refused(words: string): Consequence {
  return { isRefused: true, words };
}

function taken(words: string): Consequence {
  return { isRefused: false, words };
}

import type { NamedValue } from '../../../model/facts.ts';
import type { Stated } from '../../../model/stated.ts';
import { SOUND_CONF, unsoundConf } from '../../../rules/conf-examples.ts';
import { SOUND, unsound } from '../../../rules/examples.ts';
import { SOUND_SPIRE, unsoundSpire } from '../../../rules/spire-examples.ts';
import { code } from '../../../values/code.ts';
import type { Direction } from '../../change.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays, step } from '../../examples.ts';
import type { SubjectOf } from '../../subject.ts';
import { type DurationChange, describeDurationChange, durationChange, isLonger } from './durations.ts';
import { raised } from './raised.ts';

const WITH_LIFETIMES = ['federation', 'trust-domain', 'spire-server', 'workload-identity'] as const;

export const credentialLifetimeChanged = changeKind({
  id: 'credential-lifetime-changed',
  title: 'Credentials last longer, or shorter',
  what: 'How long identities, or the authority that signs them, are valid: the limit of an agreement, what a trust domain says of itself, the settings of a SPIRE server, and each single identity. SPIFFE revokes nothing, so a stolen credential is good until it ends. Where a setting comes or goes, the default of the program takes over.',
  families: ['long-lived-credential'],
  on: WITH_LIFETIMES,
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const [old, fresh] = [lifetimesOf(pair.before.fact), lifetimesOf(pair.after.fact)];
    for (const name of new Set([...old.keys(), ...fresh.keys()])) {
      const change = durationChange(old.get(name), fresh.get(name));
      if (!change) continue;
      const direction = directionOf(change, isAgreed(pair.after.fact));
      yield {
        direction,
        title: `${name} ${describeDurationChange(change)}`,
        message: MESSAGES[direction],
        ...change.sides,
        obligations: direction === 'widens' ? raised(pair.after, ['owners', 'change-record']) : [],
      };
    }
  },
  examples: [
    ...bothWays(SOUND, unsound('acme-orders.yaml', 'maxTTL: 1h', 'maxTTL: 1d'), 'widens', 'narrows'),
    ...bothWays(SOUND, unsound('acme-orders.yaml', '    maxTTL: 1h\n', ''), 'widens', 'narrows'),
    ...bothWays(SOUND_CONF, unsoundConf('server.conf', '= "1h"', '= "8h"'), 'widens', 'narrows'),
    ...bothWays(
      SOUND_SPIRE,
      unsoundSpire('static-entry.yaml', 'x509SVIDTTL: 1h', 'x509SVIDTTL: 12h'),
      'widens',
      'narrows',
    ),
    step(SOUND_CONF, unsoundConf('server.conf', '  ca_ttl       = "24h"\n', ''), 'moves'),
  ],
});

const MESSAGES: Readonly<Record<Direction, string>> = {
  widens: 'A stolen one is good for as long, as nothing revokes it.',
  narrows: 'A stolen one is good for a shorter time.',
  moves: 'Where nothing is set, the default of the program decides; it may be longer or shorter.',
  neutral: '',
};

/** Without a limit an agreement allows any; without a setting a program has its own. */
function directionOf(change: DurationChange, isAgreement: boolean): Direction {
  const isSet = change.was !== undefined && change.is !== undefined;
  if (!isSet && !isAgreement) return 'moves';
  return isLonger(change) ? 'widens' : 'narrows';
}

type Subject = SubjectOf<(typeof WITH_LIFETIMES)[number]>;

function isAgreed({ type }: Subject): boolean {
  return type === 'federation' || type === 'trust-domain';
}

/** By their names in a title. */
function lifetimesOf(fact: Subject): Map<string, Stated<string | number>> {
  switch (fact.type) {
    case 'federation':
      return stated({ 'The longest lifetime of credentials': fact.credentials.maxTTL });
    case 'spire-server':
      return new Map([...fact.credentialTtls, ...(fact.caTtl ? [fact.caTtl] : [])].map(named));
    default:
      return stated({ 'The lifetime of X.509 identities': fact.x509TTL, 'The lifetime of tokens': fact.jwtTTL });
  }
}

function stated(values: Readonly<Record<string, Stated<string | number> | undefined>>) {
  return new Map(Object.entries(values).flatMap(([name, value]) => (value ? [[name, value] as const] : [])));
}

function named({ name, stated: value }: NamedValue) {
  return [`The lifetime ${code(name)}`, value] as const;
}

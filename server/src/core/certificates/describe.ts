/** A certificate for people: Markdown for a hover, a few words for the end of a line. */
import { code } from '../values/code.ts';
import { describeDaysLeft, hasEnded } from '../values/date.ts';
import type { Certificate, CertificateKey } from './certificate.ts';

/** A hover. `now` in epoch milliseconds. */
export function describeCertificate(certificate: Certificate, now: number): string {
  const { subject, issuer, selfIssued, key, signatureAlgorithm, fingerprint } = certificate;
  const lines = [
    ...alternativeNames(certificate),
    ...(certificate.hasNameConstraints ? ['has name constraints'] : []),
    `subject ${name(subject)}, issued by ${selfIssued ? 'itself' : name(issuer)}`,
    `valid from ${day(certificate.notBefore)} to ${day(certificate.notAfter)}`,
    `key ${keyName(key)}, signed with ${signatureAlgorithm}`,
    usage(certificate),
    `SHA-256 \`${fingerprint}\``,
  ];
  const title = `**${role(certificate)}**: ${expiryLabel(certificate, now)}`;
  return `${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

/** As in "expires 2027-01-31, in 71 days" and "expired 12 days ago". */
export function expiryLabel({ notBefore, notAfter }: Certificate, now: number): string {
  const isToday = (moment: number): boolean => day(moment) === day(now);
  if (now < notBefore) {
    if (isToday(notBefore)) return `not valid before ${time(notBefore)} today`;
    return `not valid before ${day(notBefore)}, ${describeDaysLeft(now, notBefore)}`;
  }
  if (notAfter >= NEVER) return 'never expires';
  const ended = hasEnded(now, notAfter);
  if (isToday(notAfter)) return `${ended ? 'expired' : 'expires'} today at ${time(notAfter)}`;
  const distance = describeDaysLeft(now, notAfter);
  return ended ? `expired ${distance}` : `expires ${day(notAfter)}, ${distance}`;
}

/** As in "EC P-256" and "RSA, 2048 bits". */
export function keyName(key: CertificateKey): string {
  switch (key.type) {
    case 'rsa':
      return `RSA, ${key.bits} bits`;
    case 'ec':
      return `EC ${key.curve}`;
    case 'okp':
      return key.crv;
    case 'other':
      return key.algorithm;
  }
}

/** The date that stands for "no end" (RFC 5280 4.1.2.5). */
const NEVER = Date.UTC(9999, 11, 31);

function role({ basicConstraints }: Certificate): string {
  if (!basicConstraints?.ca) return 'Certificate, not of a CA';
  const { pathLength } = basicConstraints;
  return pathLength === undefined ? 'CA certificate' : `CA certificate, path length ${pathLength}`;
}

function alternativeNames({ uriSans, dnsSans, otherSans }: Certificate): string[] {
  return [
    uriSans.length === 0 ? 'no URI SAN, so it does not say for which trust domain it is' : names('URI SAN', uriSans),
    ...(dnsSans.length === 0 ? [] : [names('DNS SAN', dnsSans)]),
    ...(otherSans === 0 ? [] : [`SANs of other kinds: ${otherSans}`]),
  ];
}

const MOST_NAMES = 3;

function names(kind: string, all: readonly string[]): string {
  const shown = all.slice(0, MOST_NAMES).map(name).join(', ');
  if (all.length === 1) return `${kind} ${shown}`;
  const rest = all.length - MOST_NAMES;
  return `${all.length} ${kind}s: ${shown}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function usage({ keyUsage, extendedKeyUsage }: Certificate): string {
  const stated = keyUsage ? `key usage ${keyUsage.names.join(', ') || 'none'}` : 'no key usage';
  const critical = keyUsage && !keyUsage.critical ? ', not critical' : '';
  const extended = extendedKeyUsage.length === 0 ? '' : `; extended: ${extendedKeyUsage.join(', ')}`;
  return stated + critical + extended;
}

function name(text: string): string {
  return text.trim() === '' ? '(empty)' : code(text);
}

/** `YYYY-MM-DD` in UTC. */
function day(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

function time(moment: number): string {
  return `${new Date(moment).toISOString().slice(11, 16)} UTC`;
}

/** Which certificates of a bundle take over from which: old roots stay beside new ones while keys are exchanged. */
import type { Certificate } from '../../certificates/certificate.ts';
import type { CertificateFact } from '../../model/facts.ts';

/** The certificates of one bundle, each with what the others mean for it. */
export function inSuccession(certificates: readonly CertificateFact[]): CertificateFact[] {
  const terms = new Map<string, Certificate>();
  for (const { reading } of certificates) {
    if (reading.ok) terms.set(`${reading.certificate.notBefore} ${reading.certificate.notAfter}`, reading.certificate);
  }
  // Of certificates with the same term none takes over from another, so one stands for them all.
  const others = [...terms.values()];
  return certificates.map((fact) => {
    const { reading, role } = fact;
    if (!reading.ok || role !== 'anchor') return fact;
    const { notBefore, notAfter } = reading.certificate;
    return {
      ...fact,
      follows: others.some((other) => other.notBefore < notBefore && isValidAt(other, notBefore)),
      isFollowed: others.some((other) => other.notAfter > notAfter && isValidAt(other, notAfter)),
    };
  });
}

function isValidAt({ notBefore, notAfter }: Certificate, moment: number): boolean {
  return notBefore <= moment && moment <= notAfter;
}

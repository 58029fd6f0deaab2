/** The keys that speak for a trust domain, put together from the bundles and certificates of a document. */
import { anchorOf, domainsOf } from '../model/anchor.ts';
import { useOf } from '../model/certificate-use.ts';
import { domainKey } from '../model/domain-key.ts';
import type { BundleFact, BundleKey, CertificateFact } from '../model/facts.ts';
import { known, knownValue } from '../model/stated.ts';
import type { DocumentFacts, DocumentRef, FactReader } from '../model/store.ts';
import type { Anchor, TrustAnchors } from './subject.ts';

/**
 * Those of one trust domain in one document are one subject, in however many texts they stand; those of which nobody
 * says the trust domain are one for each text.
 */
export function anchorsIn({ ref, facts }: DocumentFacts, workspace: FactReader): TrustAnchors[] {
  const found = facts.flatMap((fact): TrustAnchors[] => {
    if (fact.type === 'bundle') return [ofBundle(fact)];
    // A certificate in `x5c` is a fact of its own beside its bundle.
    return fact.type === 'certificate' && fact.form !== 'x5c' ? ofCertificate(fact, ref, workspace) : [];
  });
  const sets = new Map<string, TrustAnchors>();
  for (const one of found) {
    const name = knownValue(one.domain);
    const key = name === undefined ? JSON.stringify(one.resource.path) : domainKey(name);
    const other = sets.get(key);
    sets.set(key, other ? joined(other, one) : one);
  }
  return [...sets.values()];
}

function joined(one: TrustAnchors, other: TrustAnchors): TrustAnchors {
  const ids = new Set(one.anchors.map(({ id }) => id));
  return {
    ...one,
    anchors: [...one.anchors, ...other.anchors.filter(({ id }) => !ids.has(id))],
    isPartial: one.isPartial || other.isPartial,
    refreshHint: one.refreshHint ?? other.refreshHint,
    sequence: one.sequence ?? other.sequence,
  };
}

function ofBundle({ resource, slots, domain, span, keys, keysForm, refreshHint, sequence }: BundleFact): TrustAnchors {
  const anchors = keys.flatMap((key) => ofKey(key) ?? []);
  return {
    type: 'trust-anchors',
    ...{ resource, slots, domain, span, anchors },
    isPartial: !['list', 'empty', 'pem'].includes(keysForm) || anchors.length < keys.length,
    refreshHint: refreshHint?.value,
    sequence: sequence?.value,
  };
}

/** Undefined for a key that cannot be read. */
function ofKey(written: BundleKey): Anchor | undefined {
  const { span, certificate: reading, kid } = written;
  const certificate = reading?.ok ? reading.certificate : undefined;
  const use = useIn(written);
  const key = anchorOf(written);
  const name = use === 'jwt-svid' ? knownValue(kid) : certificate?.fingerprint;
  const id = name ?? key;
  return id === undefined ? undefined : { id, use, key, span, certificate };
}

function useIn({ use }: BundleKey): Anchor['use'] {
  const stated = knownValue(use);
  return stated === 'x509-svid' || stated === 'jwt-svid' ? stated : 'unknown';
}

/** Repositories are full of certificates, so something has to show that this one is an anchor. */
function ofCertificate(fact: CertificateFact, document: DocumentRef, workspace: FactReader): TrustAnchors[] {
  const { resource, slots, span, reading } = fact;
  const use = useOf({ fact, document }, workspace);
  const isAuthority = reading.ok && reading.certificate.basicConstraints?.ca === true;
  const signsFor = isAuthority ? domainsOf(reading.certificate) : [];
  if (use?.as === 'server' || (!use && signsFor.length === 0)) return [];
  const certificate = reading.ok ? reading.certificate : undefined;
  const anchors: Anchor[] = certificate
    ? [{ id: certificate.fingerprint, use: 'x509-svid', key: certificate.keyFingerprint, span, certificate }]
    : [];
  const named = use?.domain === undefined ? undefined : known(use.domain, fact.domain?.span ?? span);
  return [
    {
      type: 'trust-anchors',
      ...{ resource, slots, span, anchors },
      domain: fact.domain ?? named,
      isPartial: !certificate,
      refreshHint: undefined,
      sequence: undefined,
    },
  ];
}

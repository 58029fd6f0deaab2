import type { Stated } from '../stated.ts';
import type { BundleTerms } from './bundle-terms.ts';
import type { Owner } from './governance.ts';
import type { OfResource } from './resource.ts';

/** A trust domain as its own document describes it. */
export interface TrustDomainFact extends OfResource {
  readonly type: 'trust-domain';
  readonly name: Stated;
  readonly role: Stated | undefined;
  readonly operator: Stated | undefined;
  readonly owner: Stated<Owner> | undefined;
  readonly issuer: {
    readonly type: Stated | undefined;
    readonly authority: Stated | undefined;
    readonly keyCustody: Stated | undefined;
  };
  readonly namespace: readonly Stated[];
  readonly bundle: BundleTerms;
  readonly x509TTL: Stated | undefined;
  readonly jwtTTL: Stated | undefined;
  readonly clockSkew: Stated | undefined;
  readonly policyEngine: Stated | undefined;
  readonly environments: readonly Stated[];
}

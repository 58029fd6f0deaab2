/** A bundle does not say for which trust domain it is (SPEC-BUNDLE 4): what stands around it does. */
import { known, type Stated } from '../../model/stated.ts';
import { trustDomainName } from '../../values/spiffe-id.ts';
import type { Manifest } from '../kind.ts';

/** By the manifest it stands in, else by the name of the file: its own, or its key in a ConfigMap. */
export function declaredDomain({ domain, resource, file }: Manifest): Stated | undefined {
  const key = resource.path.at(-1);
  const name = typeof key === 'string' ? key : resource.path.length === 0 ? file : '';
  const domainInName = domainOfFile(name);
  return domain ?? (domainInName === undefined ? undefined : known(domainInName, resource.kindSpan));
}

/** `partner.test` of `bundles/partner.test.bundle.json`. A single word is more often the name of a team or a cluster. */
export function domainOfFile(file: string): string | undefined {
  const name = /([^/\\]+)\.bundle(?:\.json|\.spiffe|\.ya?ml|\.pem|\.crt)?$/.exec(file)?.[1];
  return name?.includes('.') && trustDomainName(name) === name ? name : undefined;
}

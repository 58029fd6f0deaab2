/** What a certificate is there for. Repositories are full of certificates, and most are nobody's anchor. */
import { domainsOf } from './anchor.ts';
import type { CertificateFact } from './facts.ts';
import type { Indexes } from './filing.ts';
import { inOneFolder, lastPart } from './folder.ts';
import { inOrder } from './order.ts';
import { knownValue, type Stated } from './stated.ts';
import type { DocumentRef, FactReader, Located } from './store.ts';

export type CertificateUse =
  /** Identities are verified with it; `domain` is the trust domain it stands for, where that is known. */
  | { readonly as: 'anchor'; readonly domain: string | undefined }
  /** A bundle endpoint shows it to its clients. */
  | { readonly as: 'server' };

/** Undefined where nothing shows what it is for. */
export function useOf({ fact, document }: Located<CertificateFact>, workspace: FactReader): CertificateUse | undefined {
  const { role, form, domain, reading } = fact;
  if (role === 'anchor') return { as: 'anchor', domain: knownValue(domain) };
  if (form === 'x5c') return undefined;
  const file = fileOf(fact, document);
  const namings = inOrder(workspace.lookup('names-file', lastPart(file)), ({ resource }) => resource.span);
  for (const naming of namings) {
    const named = filesNamedBy(naming.fact).find(({ stated }) => leadsTo(stated, naming.document, file, document));
    if (named) return named.use;
  }
  // On the web, chains of any kind are called bundles.
  const isBundle =
    /(?:^|[._-])bundle\.\w+$/i.test(lastPart(file)) && reading.ok && domainsOf(reading.certificate).length > 0;
  return isBundle ? { as: 'anchor', domain: undefined } : undefined;
}

/** The address of the file; in a ConfigMap, the key that becomes its name. */
function fileOf({ resource }: CertificateFact, { uri }: DocumentRef): string {
  const key = resource.path.at(-1);
  return key === undefined ? uri : String(key);
}

interface NamedFile {
  readonly stated: Stated | undefined;
  readonly use: CertificateUse;
}

function filesNamedBy(fact: Indexes['names-file']): NamedFile[] {
  const anchor = (domain: Stated | undefined) => ({ as: 'anchor', domain: knownValue(domain) }) as const;
  switch (fact.type) {
    case 'federation':
      return [{ stated: fact.bundle.bootstrapFile, use: anchor(fact.remote) }];
    case 'spire-agent':
      return [{ stated: fact.trustBundleFile, use: anchor(fact.trustDomain) }];
    case 'bundle-endpoint':
      return fact.profiles.map(({ servingCert }) => ({ stated: servingCert?.certFile, use: { as: 'server' } }));
    case 'envoy-trust':
      return fact.domains.flatMap(({ name, bundle }) =>
        bundle?.kind === 'filename' ? { stated: bundle.stated, use: anchor(name) } : [],
      );
  }
}

/**
 * Whether a path in a configuration is that of this file. It is one in a container more often than not, so the file has
 * to lie beside the configuration, or in a folder of the same name as there.
 */
export function leadsTo(
  stated: Stated | undefined,
  by: DocumentRef,
  file: string,
  document: Pick<DocumentRef, 'uri'>,
): boolean {
  const path = knownValue(stated);
  if (path === undefined || lastPart(path) !== lastPart(file)) return false;
  const [folder, name] = path.split(/[\\/]/).slice(-2);
  return inOneFolder(by, document) || (name !== undefined && folder !== '.' && file.endsWith(`/${folder}/${name}`));
}

import type { CertificateReading } from '../../certificates/certificate.ts';
import { type PemBlock, pemBlocks } from '../../certificates/pem.ts';
import { readPemCertificate } from '../../certificates/read.ts';
import { mistaken } from '../../certificates/unreadable.ts';
import type { BundleFact, CertificateFact } from '../../model/facts.ts';
import { type Known, known } from '../../model/stated.ts';
import type { Span } from '../../syntax/span.ts';
import type { Node } from '../../syntax/tree.ts';
import type { Format, Manifest } from '../kind.ts';
import { declaredDomain } from './declared-domain.ts';
import { inSuccession } from './succession.ts';
import { isWithheld } from './withheld.ts';

/** Certificates as other programs keep them: in PEM, one after the other. DER files are read as PEM, too. */
export const pemCertificates: Format = {
  name: 'PEM certificates',
  recognise(root, _file, domain) {
    const text = textIn(root);
    if (text === undefined) return undefined;
    const isOne = text.includes('-----BEGIN CERTIFICATE-----') || (domain && /-----BEGIN /.test(text));
    return isOne || isBundleText(text) ? root.span : undefined;
  },
  read(manifest) {
    const text = textIn(manifest.root) ?? '';
    if (isBundleText(text)) return [certificateFact(manifest, manifest.root.span, BUNDLE)];
    // A key beside a certificate is the business of whoever runs the server, unless it is handed out as an anchor.
    const blocks = pemBlocks(text).filter(({ label }) => label === 'CERTIFICATE' || declaredDomain(manifest));
    const certificates = inSuccession(
      blocks.flatMap((block) => certificateIn(block, known(text, manifest.root.span), manifest)),
    );
    return isNamedAsBundle(manifest) ? [bundleFact(manifest), ...certificates] : certificates;
  },
};

const BUNDLE = mistaken('a SPIFFE bundle in JSON');

function isBundleText(text: string): boolean {
  return /^\s*\{/.test(text) && /"(?:keys|trust_domains)"\s*:/i.test(text);
}

function textIn(root: Node): string | undefined {
  return root.type === 'scalar' && typeof root.value === 'string' ? root.value : undefined;
}

function certificateIn(block: PemBlock, text: Known, manifest: Manifest): CertificateFact[] {
  const body = text.value.slice(block.body.start, block.body.end);
  if (isWithheld(body)) return [];
  return [certificateFact(manifest, placeIn(text, block.span), readPemCertificate(block, manifest.readCertificate))];
}

function certificateFact(manifest: Manifest, span: Span, reading: CertificateReading): CertificateFact {
  const { resource } = manifest;
  const domain = declaredDomain(manifest);
  return {
    type: 'certificate',
    resource,
    slots: {},
    span,
    path: manifest.at(),
    reading,
    repaired: undefined,
    domain,
    role: domain ? 'anchor' : 'unknown',
    form: resource.path.length === 0 ? 'file' : 'pem',
    follows: false,
    isFollowed: false,
  };
}

/** Of a text that is escaped in the source, no part can be counted out there. */
function placeIn({ value, span }: Known, part: Span): Span {
  if (span.end - span.start !== value.length) return span;
  return { start: span.start + part.start, end: span.start + part.end };
}

/** A file whose name says JSON. `.bundle` may be either. */
function isNamedAsBundle({ resource, file }: Manifest): boolean {
  return resource.path.length === 0 && /(?:^|[/\\._-])bundle\.json$|\.spiffe$/i.test(file);
}

/** Of a bundle that was to be here. */
function bundleFact(manifest: Manifest): BundleFact {
  const { resource } = manifest;
  return {
    type: 'bundle',
    resource,
    slots: {},
    path: manifest.at(),
    span: resource.kindSpan,
    domain: declaredDomain(manifest),
    place: 'alone',
    keysPath: manifest.at(),
    keysSpan: resource.kindSpan,
    keysForm: 'pem',
    keys: [],
    sequence: undefined,
    refreshHint: undefined,
    fields: [],
  };
}

/** What the two generations of trust-manager's resources have in common. */
import { pemBlocks } from '../../certificates/pem.ts';
import { readPemCertificate } from '../../certificates/read.ts';
import type { TrustBundleSource, TrustBundleTarget } from '../../model/facts.ts';
import { type Known, known, type Stated } from '../../model/stated.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { parseSpiffeId } from '../../values/spiffe-id.ts';
import { keySpan, textOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';

/** Of more certificates than these in one text nobody keeps an eye on single ones. */
const MOST_CERTIFICATES = 200;

export function inlineSource({ root, at, readCertificate }: Manifest, path: Path): TrustBundleSource[] {
  const text = textOf(nodeAt(root, path));
  const span = keySpan(root, path);
  if (!text || !span) return [];
  const domains = text.known ? domainsIn(text, readCertificate) : [];
  return [{ kind: 'inline', span, path: at(...path), name: undefined, key: undefined, text, domains }];
}

/** A ConfigMap or a Secret that is named, or picked by a selector. */
export function objectSource({ root, at }: Manifest, kind: 'config-map' | 'secret', path: Path): TrustBundleSource {
  const field = (name: string): Stated | undefined => textOf(nodeAt(root, [...path, name]));
  return {
    kind,
    span: keySpan(root, path) ?? root.span,
    path: at(...path),
    name: field('name'),
    key: field('key'),
    text: undefined,
    domains: [],
  };
}

export function defaultSource({ root, at }: Manifest, path: Path): TrustBundleSource {
  const span = keySpan(root, path) ?? root.span;
  return { kind: 'default', span, path: at(...path), name: undefined, key: undefined, text: undefined, domains: [] };
}

export function target(kind: TrustBundleTarget['kind'], key: Node | undefined): TrustBundleTarget[] {
  const stated = textOf(key);
  return stated?.known ? [{ kind, key: stated }] : [];
}

/** A signing certificate of a SPIFFE trust domain carries its name as a URI (SPEC-X509 3.2). */
function domainsIn(text: Known, readCertificate: Manifest['readCertificate']): Known[] {
  const uris = pemBlocks(text.value)
    .slice(0, MOST_CERTIFICATES)
    .flatMap((block) => {
      const reading = readPemCertificate(block, readCertificate);
      return reading.ok ? reading.certificate.uriSans : [];
    });
  const names = uris.flatMap((uri) => {
    const id = parseSpiffeId(uri);
    return id.ok ? id.trustDomain : [];
  });
  return [...new Set(names)].map((name) => known(name, text.span));
}

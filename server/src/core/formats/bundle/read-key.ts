import type { CertificateReading } from '../../certificates/certificate.ts';
import { readBase64Certificate, repairedBase64 } from '../../certificates/read.ts';
import type { BundleChain, BundleKey, CertificateFact } from '../../model/facts.ts';
import type { Known, Stated } from '../../model/stated.ts';
import type { Entry, MapNode, Node, Path } from '../../syntax/tree.ts';
import type { Manifest } from '../kind.ts';
import { fieldsOf, memberOf, memberValue } from './member.ts';
import { statedText } from './withheld.ts';

/** A key of a bundle with its certificate, which is a fact of its own. */
export interface KeyReading {
  readonly key: BundleKey;
  readonly certificate: CertificateFact | undefined;
}

const PUBLIC_MEMBERS = ['n', 'e', 'x', 'y'];
/** Members that only a private or a symmetric key has (RFC 7518, 6.2.2, 6.3.2, 6.4.1). */
const PRIVATE_MEMBERS = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']);

/** `path` is that of the key from the root of the document. */
export function readKey(map: MapNode, path: Path, domain: Stated | undefined, manifest: Manifest): KeyReading {
  const text = (name: string) => statedText(memberValue(map, name));
  const use = text('use');
  const x5c = memberOf(map, 'x5c');
  const chain = x5c && chainOf(x5c, [...path, String(x5c.key.value)], manifest);
  const written = x5c && certificateIn(x5c.value);
  const reading = written && readBase64Certificate(written.value, manifest.readCertificate);
  const fields = fieldsOf(map, path);
  const members = PUBLIC_MEMBERS.map((name) => [name, text(name)] as const);
  const key: BundleKey = {
    span: map.entries[0]?.key.span ?? map.span,
    path,
    kty: text('kty'),
    use,
    kid: text('kid'),
    crv: text('crv'),
    members: Object.fromEntries(members.flatMap(([name, stated]) => (stated ? [[name, stated]] : []))),
    privateMembers: fields.filter(({ name }) => PRIVATE_MEMBERS.has(name) && isGiven(memberValue(map, name))),
    chain,
    certificate: reading,
    fields,
  };
  // Where the list itself is missing, that is told, and no more.
  const isTold = chain?.form !== 'list' && reading?.ok === false;
  if (!chain || !written || !reading || isTold) return { key, certificate: undefined };
  const certificate: CertificateFact = {
    type: 'certificate',
    resource: manifest.resource,
    slots: {},
    span: written.span,
    path: chain.form === 'list' ? [...chain.path, 0] : chain.path,
    reading,
    repaired: repairedWhereMisspelt(reading, written.value, manifest),
    domain,
    role:
      use === undefined || (use.known && use.value !== 'jwt-svid' && use.value !== 'wit-svid') ? 'anchor' : 'unknown',
    form: 'x5c',
    follows: false,
    isFollowed: false,
  };
  return { key, certificate };
}

function chainOf({ key, value }: Entry, path: Path, { readCertificate }: Manifest): BundleChain | undefined {
  const chain = { path, span: key.span, count: 0, repaired: undefined };
  if (value.type === 'seq') return { ...chain, form: 'list', count: value.items.length };
  if (value.type === 'map') return { ...chain, form: 'other' };
  if (value.value === null) return undefined;
  const text = statedText(value);
  if (text && !text.known) return { ...chain, form: 'unknown' };
  if (typeof value.value !== 'string') return { ...chain, form: 'other' };
  return { ...chain, form: 'text', repaired: repairedBase64(value.value, readCertificate) };
}

/** The text of the first certificate, which is the one that counts. */
function certificateIn(x5c: Node): Known | undefined {
  const first = x5c.type === 'seq' ? x5c.items[0] : x5c;
  if (first?.type !== 'scalar' || typeof first.value !== 'string') return undefined;
  const text = first.value === '' ? { known: true as const, value: '', span: first.span } : statedText(first);
  return text?.known ? text : undefined;
}

function repairedWhereMisspelt(
  reading: CertificateReading,
  text: string,
  { readCertificate }: Manifest,
): string | undefined {
  return reading.ok ? undefined : repairedBase64(text, readCertificate);
}

function isGiven(node: Node | undefined): boolean {
  return node !== undefined && (node.type !== 'scalar' || (node.value !== null && node.value !== ''));
}

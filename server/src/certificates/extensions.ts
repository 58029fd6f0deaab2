/** The extensions of RFC 5280 that matter here. Others are not looked at, so they cannot be the reason for a refusal. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { AsnConvert } from '@peculiar/asn1-schema';
import * as asn1 from '@peculiar/asn1-x509';
import {
  type BasicConstraints,
  type Certificate,
  KEY_USAGES,
  type KeyUsage,
} from '../core/certificates/certificate.ts';

type Stated = Pick<
  Certificate,
  | 'basicConstraints'
  | 'keyUsage'
  | 'extendedKeyUsage'
  | 'uriSans'
  | 'dnsSans'
  | 'otherSans'
  | 'hasNameConstraints'
  | 'subjectKeyId'
  | 'authorityKeyId'
>;

/** Throws on an extension that does not have the form it should. */
export function readExtensions(extensions: readonly asn1.Extension[]): Stated {
  const find = (id: string): asn1.Extension | undefined => extensions.find(({ extnID }) => extnID === id);
  /** The content of the extension; undefined when it is not there. */
  const contentOf = <T>(id: string, type: new () => T): T | undefined => {
    const extension = find(id);
    return extension && AsnConvert.parse(extension.extnValue, type);
  };
  const isCritical = (id: string): boolean => find(id)?.critical ?? false;

  const constraints = contentOf(asn1.id_ce_basicConstraints, asn1.BasicConstraints);
  const usage = contentOf(asn1.id_ce_keyUsage, asn1.KeyUsage);
  // The library's lists are of classes of their own, and so would be what is mapped from them.
  const names = [...(contentOf(asn1.id_ce_subjectAltName, asn1.SubjectAlternativeName) ?? [])];
  const purposes = [...(contentOf(asn1.id_ce_extKeyUsage, asn1.ExtendedKeyUsage) ?? [])];
  const uriSans = names.flatMap(({ uniformResourceIdentifier: uri }) => (uri === undefined ? [] : [uri]));
  const dnsSans = names.flatMap(({ dNSName }) => (dNSName === undefined ? [] : [dNSName]));
  return {
    basicConstraints: constraints && constraintsOf(constraints, isCritical(asn1.id_ce_basicConstraints)),
    keyUsage: usage && usageOf(usage.toNumber(), isCritical(asn1.id_ce_keyUsage)),
    extendedKeyUsage: purposes.map((id) => PURPOSES[id] ?? id),
    uriSans,
    dnsSans,
    otherSans: names.length - uriSans.length - dnsSans.length,
    hasNameConstraints: find(asn1.id_ce_nameConstraints) !== undefined,
    subjectKeyId: hexOf(contentOf(asn1.id_ce_subjectKeyIdentifier, asn1.SubjectKeyIdentifier)),
    authorityKeyId: hexOf(contentOf(asn1.id_ce_authorityKeyIdentifier, asn1.AuthorityKeyIdentifier)?.keyIdentifier),
  };
}

function constraintsOf({ cA, pathLenConstraint }: asn1.BasicConstraints, critical: boolean): BasicConstraints {
  return { ca: cA, pathLength: pathLenConstraint, critical };
}

function usageOf(bits: number, critical: boolean): KeyUsage {
  return { names: KEY_USAGES.filter((_, index) => bits & (1 << index)), critical };
}

function hexOf(id: asn1.SubjectKeyIdentifier | undefined): string | undefined {
  return id && bytesToHex(new Uint8Array(id.buffer));
}

const PURPOSES: Readonly<Record<string, string>> = {
  [asn1.anyExtendedKeyUsage]: 'anyExtendedKeyUsage',
  [asn1.id_kp_serverAuth]: 'serverAuth',
  [asn1.id_kp_clientAuth]: 'clientAuth',
  [asn1.id_kp_codeSigning]: 'codeSigning',
  [asn1.id_kp_emailProtection]: 'emailProtection',
  [asn1.id_kp_timeStamping]: 'timeStamping',
  [asn1.id_kp_OCSPSigning]: 'OCSPSigning',
};

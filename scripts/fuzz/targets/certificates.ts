/** Hostile base64 and DER, in every place in which a certificate may stand. */
import assert from 'node:assert/strict';
import { readCertificate } from '../../../server/src/certificates/x509.ts';
import { decodeLooseBase64 } from '../../../server/src/core/certificates/base64.ts';
import type { CertificateReading } from '../../../server/src/core/certificates/certificate.ts';
import { pemBlocks } from '../../../server/src/core/certificates/pem.ts';
import {
  readBase64Certificate,
  readPemCertificate,
  repairedBase64,
} from '../../../server/src/core/certificates/read.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/core/model/settings.ts';
import { SOUND_BUNDLE } from '../../../server/src/core/rules/bundle-examples.ts';
import type { Random } from '../../../test/unit/fixes/random.ts';
import { assertFinding, offeredTexts } from '../checks/findings.ts';
import { assertSpan, assertWords } from '../checks/placed.ts';
import { damagedDer } from '../mutations/der.ts';
import { morsel } from '../mutations/morsels.ts';
import { infoOf, inSoundWorkspace, settle } from '../sound-workspace.ts';
import type { Seed } from '../target.ts';
import { type TrialFile, type TrialTarget, trialTarget } from '../trial.ts';
import { decoded } from './reading.ts';

export const certificates: TrialTarget = trialTarget({
  name: 'certificates',
  claim: 'whatever stands where a certificate belongs is read, or is said in words why it cannot be',
  trial(random, seeds) {
    const known = certificatesIn(seeds);
    const ders = Array.from({ length: 1 + random.below(3) }, () =>
      damagedDer(pickFrom(known, random), pickFrom(known, random), random),
    );
    return { files: [carried(ders, random, seeds)], seed: random.below(2 ** 31) };
  },
  check({ files }) {
    const [file] = files;
    if (!file) return;
    const text = decoded(file);
    for (const block of pemBlocks(text)) {
      assertSpan(block.span, text.length, 'a block');
      assertSpan(block.body, text.length, 'the body of a block');
      assertReading(readPemCertificate(block, readCertificate));
      readAll(block.base64);
    }
    for (const [base64] of text.matchAll(BASE64)) readAll(base64);
    inSoundWorkspace([file.path], (analyzer) => {
      const info = infoOf(file.path, DEFAULT_SETTINGS);
      analyzer.open(info, text);
      settle(analyzer);
      for (const { info: other } of analyzer.allFiles())
        for (const finding of analyzer.findings(other.uri)) assertFinding(analyzer, finding);
      for (const finding of analyzer.findings(info.uri).slice(0, 20)) for (const _ of offeredTexts(analyzer, finding));
    });
  },
});

function readAll(base64: string): void {
  assertReading(readBase64Certificate(base64, readCertificate));
  repairedBase64(base64, readCertificate);
  const bytes = decodeLooseBase64(base64);
  if (bytes) assertReading(readCertificate(bytes));
}

function assertReading(reading: CertificateReading): void {
  if (!reading.ok) {
    assertWords(reading.message, `the reading ${reading.problem}`);
    return;
  }
  const { notBefore, notAfter, subject, issuer, serial, fingerprint } = reading.certificate;
  for (const moment of [notBefore, notAfter]) assert.ok(Number.isFinite(moment), `${moment} is no moment`);
  for (const text of [subject, issuer, serial, fingerprint]) assert.equal(typeof text, 'string');
}

const BASE64 = /[A-Za-z0-9+/_=-]{64,}/g;

let found: { readonly seeds: readonly Seed[]; readonly ders: readonly string[] } | undefined;

/** All that stand in the seeds, as bytes. */
function certificatesIn(seeds: readonly Seed[]): readonly string[] {
  if (found?.seeds !== seeds) {
    const bundles = [...seeds.map(({ text }) => text), ...Object.values(SOUND_BUNDLE)];
    const texts = bundles.flatMap((text) => [
      ...pemBlocks(text).map(({ base64 }) => base64),
      ...(text.match(BASE64) ?? []),
    ]);
    const ders = texts
      .map((text) => Buffer.from(text, 'base64').toString('latin1'))
      .filter((der) => der.startsWith('0\x82'));
    found = { seeds, ders: [...new Set(ders)] };
  }
  return found.ders;
}

function pickFrom(ders: readonly string[], random: Random): string {
  return ders[random.below(ders.length)] ?? '';
}

/** Base64 as people paste it. */
function base64Of(der: string, random: Random): string {
  const text = Buffer.from(der, 'latin1').toString('base64');
  const at = random.below(text.length + 1);
  return random.pick([
    () => text,
    () => text,
    () => text.replace(/.{64}/g, '$&\n'),
    () => text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
    () => text.slice(0, at),
    () => text.slice(0, at) + morsel(random) + text.slice(at),
    () => `${text.slice(0, at)}=${text.slice(at)}`,
    () => `${text}====`,
  ])();
}

function pemOf(der: string, random: Random): string {
  const label = random.pick([
    'CERTIFICATE',
    'CERTIFICATE',
    'CERTIFICATE',
    'X509 CRL',
    'EC PRIVATE KEY',
    'a'.repeat(80),
  ]);
  const end = random.pick([label, label, label, 'CERTIFICATE', '']);
  const glue = random.pick(['\n', '\n', '\r\n', '\r', ' ', '\n  ']);
  return `-----BEGIN ${label}-----${glue}${base64Of(der, random)}${glue}-----END ${end}-----${glue}`;
}

function carried(ders: readonly string[], random: Random, seeds: readonly [Seed, ...Seed[]]): TrialFile {
  const keys = ders.map((der) => ({
    use: 'x509-svid',
    kty: 'EC',
    crv: 'P-256',
    x: 'a',
    y: 'b',
    x5c: [base64Of(der, random)],
  }));
  const bundle = JSON.stringify({ keys, spiffe_sequence: 1, spiffe_refresh_hint: 300 }, null, 2);
  const pem = ders.map((der) => pemOf(der, random)).join('');
  const block = (text: string) => text.replace(/^/gm, '      ');
  const federated = `apiVersion: spire.spiffe.io/v1alpha1\nkind: ClusterFederatedTrustDomain\nmetadata:\n  name: a\nspec:\n  trustDomain: a.test\n  bundleEndpointURL: https://a.test/\n  trustDomainBundle: |-\n`;
  const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: spire-bundle\ndata:\n  bundle.crt: |\n';
  return random.pick<() => TrialFile>([
    () => ({ path: 'acme.partner.example.bundle.json', text: bundle }),
    () => ({ path: 'acme.partner.example.bundle.pem', text: pem }),
    () => ({ path: 'a.crt', text: ders.join(''), bytes: true }),
    () => ({ path: 'a.der', text: ders.join(''), bytes: true }),
    () => ({ path: 'federated.yaml', text: federated + block(bundle) }),
    () => ({ path: 'map.yaml', text: map + block(pem) }),
    () => inSeed(ders, random, random.pick(seeds)),
  ])();
}

/** Where a seed has a certificate, this one. */
function inSeed([der = '']: readonly string[], random: Random, { path, text }: Seed): TrialFile {
  return { path, text: text.replace(BASE64, () => base64Of(der, random)) };
}

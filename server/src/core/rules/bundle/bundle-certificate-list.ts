import { list, type Operation } from '../../fixes/operation.ts';
import type { BundleChain, BundleKey } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { CERTIFICATE, SOUND_BUNDLE, unsoundBundle } from '../bundle-examples.ts';
import { type Offer, rule } from '../rule.ts';

export const bundleCertificateList = rule({
  id: 'bundle-certificate-list',
  severity: 'error',
  title: 'A key for X.509 without exactly one certificate',
  what: 'The `x5c` of an `x509-svid` key is missing or empty, holds more than one certificate, or is no list.',
  why: 'SPIRE and go-spiffe refuse the whole bundle, and so does gRPC. Envoy refuses a missing certificate, and of several it trusts every one, so an intermediate that slipped in becomes a root.',
  how: 'Give each certificate a key of its own, with a list of one text in `x5c`.',
  families: ['trust-anchor'],
  references: ['spiffe:X509-SVID 6.1'],
  edit: 'fix',
  on: ['bundle'],
  *check({ keys }) {
    for (const key of keys) {
      const message = knownValue(key.use) === 'x509-svid' ? faultOf(key.chain) : undefined;
      if (message === undefined) continue;
      const path = key.chain?.path ?? [...key.path, 'x5c'];
      yield { at: key.chain?.span ?? key.span, instead: path, message, offers: () => offersFor(key) };
    }
  },
  bad: unsoundBundle(`["${CERTIFICATE}"]`, `"${CERTIFICATE}"`),
  good: SOUND_BUNDLE,
});

function faultOf(chain: BundleChain | undefined): string | undefined {
  if (!chain || (chain.form === 'list' && chain.count === 0)) {
    const what = chain ? '`x5c` is empty' : 'This key has no `x5c`';
    return `${what}, so there is no certificate to trust. SPIRE, go-spiffe, gRPC and Envoy refuse the whole bundle because of it. Put the certificate of the CA in, or take the key out.`;
  }
  if (chain.form === 'list' && chain.count > 1) {
    return `There are ${chain.count} certificates in one \`x5c\`. SPIRE, go-spiffe and gRPC refuse the whole bundle because of it, and Envoy trusts every one of them. Keep the first here, and give each other root a key of its own.`;
  }
  if (chain.form === 'text' || chain.form === 'other') {
    return '`x5c` is no list, and programs refuse the whole bundle because of it. Write the certificate as the one text of a list.';
  }
  return undefined;
}

function offersFor({ chain }: BundleKey): Offer[] {
  if (!chain) return [];
  const { path, form, count, repaired } = chain;
  if (form === 'text' && repaired !== undefined) {
    return [{ title: 'Write it as a list', kind: 'fix', operations: [{ op: 'set', path, value: list(repaired) }] }];
  }
  if (form !== 'list' || count < 2) return [];
  // From the last, so that the numbers of those before it hold.
  const operations = Array.from({ length: count - 1 }, (_, index): Operation => {
    return { op: 'remove', path: [...path, count - 1 - index] };
  });
  return [{ title: 'Keep the first certificate only', kind: 'suggest', operations }];
}

/**
 * How fast texts become trees and certificates become facts, in process, beside what there is to compare with: the same
 * facts as YAML, and Node's own reader of certificates. Medians; the ratios are what to quote, as machines differ.
 */
import { X509Certificate } from 'node:crypto';
import { readCertificate } from '../../server/src/certificates/x509.ts';
import { readHcl } from '../../server/src/core/syntax/hcl.ts';
import type { SyntaxTree } from '../../server/src/core/syntax/tree.ts';
import { readYaml } from '../../server/src/core/syntax/yaml.ts';
import { ca } from '../../test/harness/certificates.ts';

const ROUNDS = 15;

const rows: (readonly string[])[] = [['reading', 'size', 'median', 'rate', 'beside it']];

for (const links of [10, 100, 1000]) {
  const hcl = serverConf(links);
  const lines = hcl.split('\n').length;
  const fresh = median(() => readHcl(hcl));
  const yaml = median(() => readYaml(yamlConf(links)));
  rows.push([
    'HCL, fresh',
    `${lines} lines`,
    ms(fresh),
    perSecond(lines, fresh),
    `YAML of as much ${ratio(yaml, fresh)}`,
  ]);
  const middle = Math.floor(hcl.length / 2);
  let tree: SyntaxTree = readHcl(hcl);
  let round = 0;
  const again = median(() => {
    tree = readHcl(`${hcl.slice(0, middle)}${' '.repeat(++round)}${hcl.slice(middle)}`, tree);
  });
  rows.push(['HCL, one edit', `${lines} lines`, ms(again), '', `fresh ${ratio(fresh, again)}`]);
}

const made = await Promise.all(Array.from({ length: 50 }, (_, n) => ca({ domain: `partner-${n}.example` })));
// Each only once, as what was read before is remembered elsewhere and would not be read again.
const ours = timed(() => {
  for (const { der } of made) readCertificate(der);
});
const first = made.length / (ours / 1000);
const warm = median(() => {
  for (const { der } of made) readCertificate(der);
});
const theirs = median(() => {
  for (const { der } of made) describe(new X509Certificate(der));
});
rows.push(['certificates, the first', `${made.length}`, ms(ours), `${first.toFixed(0)}/s`, '']);
rows.push([
  'certificates',
  `${made.length}`,
  ms(warm),
  perSecond(made.length, warm),
  `Node's own ${ratio(theirs, warm)}`,
]);

const widths = rows[0]?.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0))) ?? [];
for (const cells of rows) console.log(cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));

/** The parts that Fedlint looks at too, as Node reads each only when asked. */
function describe({
  subject,
  issuer,
  validFrom,
  validTo,
  subjectAltName,
  ca: isCa,
  fingerprint256,
  publicKey,
}: X509Certificate) {
  return [
    subject,
    issuer,
    validFrom,
    validTo,
    subjectAltName,
    isCa,
    fingerprint256,
    publicKey.export({ format: 'jwk' }),
  ];
}

function serverConf(links: number): string {
  const blocks = Array.from(
    { length: links },
    (_, n) => `    federates_with "partner-${n}.example" {
      # Agreed on in CHG-${n}.
      bundle_endpoint_url = "https://spire.partner-${n}.example:8443"
      bundle_endpoint_profile "https_spiffe" {
        endpoint_spiffe_id = "spiffe://partner-${n}.example/spire/server"
      }
    }
`,
  );
  return `server {\n  trust_domain = "shop.corp.example"\n  federation {\n${blocks.join('')}  }\n}\n`;
}

function yamlConf(links: number): string {
  const blocks = Array.from(
    { length: links },
    (_, n) => `      partner-${n}.example:
        # Agreed on in CHG-${n}.
        bundle_endpoint_url: "https://spire.partner-${n}.example:8443"
        bundle_endpoint_profile:
          https_spiffe:
            endpoint_spiffe_id: "spiffe://partner-${n}.example/spire/server"
`,
  );
  return `server:\n  trust_domain: shop.corp.example\n  federation:\n    federates_with:\n${blocks.join('')}`;
}

function median(work: () => void): number {
  // The first runs are slower while the code is being compiled.
  for (let i = 0; i < ROUNDS; i++) work();
  const times = Array.from({ length: ROUNDS }, () => timed(work)).sort((a, b) => a - b);
  return times[Math.floor(ROUNDS / 2)] ?? 0;
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function ms(time: number): string {
  return `${time.toFixed(2)} ms`;
}

function perSecond(count: number, time: number): string {
  return `${Math.round(count / (time / 1000)).toLocaleString('en')}/s`;
}

function ratio(other: number, own: number): string {
  return `takes ${(other / own).toFixed(2)} times as long`;
}

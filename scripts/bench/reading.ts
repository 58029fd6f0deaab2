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
import type { Row, Section } from './section.ts';
import type { Sizes } from './sizes.ts';
import { median as medianOf } from './statistics.ts';

const sizes: Sizes = JSON.parse(process.argv[2] ?? '{}');

const rows: Row[] = [];

for (const links of sizes.links) {
  const hcl = serverConf(links);
  const lines = hcl.split('\n').length;
  const fresh = median(() => readHcl(hcl));
  const yaml = median(() => readYaml(yamlConf(links)));
  const beside = { other: 'YAML of as much', ratio: yaml / fresh };
  rows.push({ reading: 'HCL, fresh', size: lines, unit: 'lines', median: fresh, rate: rate(lines, fresh), ...beside });
  const middle = Math.floor(hcl.length / 2);
  let tree: SyntaxTree = readHcl(hcl);
  let round = 0;
  const again = median(() => {
    tree = readHcl(`${hcl.slice(0, middle)}${' '.repeat(++round)}${hcl.slice(middle)}`, tree);
  });
  const edit = { reading: 'HCL, one edit', size: lines, unit: 'lines', median: again };
  rows.push({ ...edit, other: 'fresh', ratio: fresh / again });
}

const made = await Promise.all(
  Array.from({ length: sizes.certificates }, (_, n) => ca({ domain: `partner-${n}.example` })),
);
// Each only once, as what was read before is remembered elsewhere and would not be read again.
const ours = timed(() => {
  for (const { der } of made) readCertificate(der);
});
const warm = median(() => {
  for (const { der } of made) readCertificate(der);
});
const theirs = median(() => {
  for (const { der } of made) describe(new X509Certificate(der));
});
const count = { size: made.length, unit: 'certificates' };
rows.push({ reading: 'certificates, the first', ...count, median: ours, rate: rate(made.length, ours) });
rows.push({
  ...{ reading: 'certificates', ...count, median: warm, rate: rate(made.length, warm) },
  ...{ other: "Node's own", ratio: theirs / warm },
});

const section: Section = {
  part: 'reading',
  title: 'reading, in process',
  columns: [
    { key: 'reading', title: 'reading' },
    { key: 'size', title: 'size', unit: 'count' },
    { key: 'unit', title: '' },
    { key: 'median', title: 'median', unit: 'ms' },
    { key: 'rate', title: 'per second', unit: 'count' },
    { key: 'other', title: 'beside it' },
    { key: 'ratio', title: 'of ours', unit: '×' },
  ],
  rows,
  notes: [],
};
process.stdout.write(JSON.stringify([section]));

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
  for (let i = 0; i < sizes.repeats; i++) work();
  return medianOf(Array.from({ length: sizes.repeats }, () => timed(work)));
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function rate(count: number, ms: number): number {
  return Math.round(count / (ms / 1000));
}

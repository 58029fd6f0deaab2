/** Much of everything that a file may hold. */
import { CERTIFICATE } from '../../../server/src/core/rules/bundle-examples.ts';
import { SERVER_CONF } from '../../../server/src/core/rules/conf-examples.ts';
import { TRUST_DOMAIN } from '../../../server/src/core/rules/examples.ts';
import { type Family, lines } from './family.ts';

const PEM = `-----BEGIN CERTIFICATE-----\n${CERTIFICATE.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
const KEY = { use: 'x509-svid', kty: 'EC', crv: 'P-256', x: 'a', y: 'b', x5c: [CERTIFICATE] };
const CARRIER = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n';

function yaml(name: string, text: (n: number) => string): Family {
  return { name: `yaml: ${name}`, path: 'a.yaml', text: (n) => TRUST_DOMAIN + text(n) };
}

function json(name: string, text: (n: number) => string): Family {
  return {
    name: `json: ${name}`,
    path: 'a.json',
    text: (n) => `{"apiVersion":"fedlint.dev/v1alpha1","kind":"TrustDomain","spec":${text(n)}}`,
  };
}

function hcl(name: string, text: (n: number) => string): Family {
  return { name: `hcl: ${name}`, path: 'server.conf', text: (n) => SERVER_CONF + text(n) };
}

const YAML: readonly Family[] = [
  yaml('documents', (n) => `---\n${TRUST_DOMAIN}`.repeat(n)),
  yaml('documents of the same name, each with an owner', (n) =>
    lines(n, (i) => `---\n${TRUST_DOMAIN.replaceAll('shop', `shop${i % 7}`)}`),
  ),
  yaml('empty documents', (n) => '---\n'.repeat(n)),
  yaml('keys', (n) => lines(n, (i) => `  k${i}: v`)),
  yaml('duplicate keys', (n) => lines(n, () => '  owner: a')),
  yaml(
    'annotations',
    (n) =>
      `---\n${TRUST_DOMAIN.replace('metadata:\n', `metadata:\n  annotations:\n${lines(n, (i) => `    fedlint.dev/a${i}: "x"`)}`)}`,
  ),
  yaml('comments', (n) => '  # about nothing\n'.repeat(n)),
  yaml('comments before everything', (n) => `---\n${'# c\n'.repeat(n)}${TRUST_DOMAIN}`),
  yaml('suppressions', (n) => lines(n, () => '# fedlint-ignore missing-owner until=2026-12-31 -- because')),
  yaml('suppressions that hide something', (n) =>
    lines(
      n,
      (i) =>
        `---\n# fedlint-ignore invalid-value until=2026-12-31 -- because\n${TRUST_DOMAIN.replaceAll('shop', `s${i}`).replace('issuer', 'isuer')}`,
    ),
  ),
  yaml('suppressions of a file', (n) => lines(n, () => '# fedlint-ignore-file missing-owner until=2026-12-31 -- x')),
  yaml('anchors and aliases', (n) => lines(n, (i) => (i % 2 ? `  k${i}: *a${i - 1}` : `  k${i}: &a${i} v`))),
  yaml('aliases of one anchor', (n) => `  base: &a {k: v}\n${lines(n, (i) => `  k${i}: *a`)}`),
  yaml('merges', (n) => `  base: &a {k: v}\n${lines(n, (i) => `  k${i}:\n    <<: *a`)}`),
  yaml('a flow list', (n) => `  environments: [${'ab, '.repeat(n)}]\n`),
  yaml('a flow list that is not closed', (n) => `  environments: [${'ab, '.repeat(n)}\n`),
  yaml('a flow map', (n) => `  x: {${Array.from({ length: n }, (_, i) => `k${i}: v`).join(', ')}}\n`),
  yaml('a list', (n) => `  environments:\n${'    - ab\n'.repeat(n)}`),
  yaml('brackets', (n) => `  bundle: ${'['.repeat(n)}\n`),
  yaml('braces of templates', (n) => `  owner: ${'{{ '.repeat(n)}\n`),
  yaml('templates in a line', (n) => `  owner: "${'{{ x }} '.repeat(n)}"\n`),
  yaml('lines of templates', (n) => '  {{ x }}\n'.repeat(n)),
  yaml('quotes', (n) => `  x: ${'"'.repeat(n)}\n`),
  yaml('lines with quotes', (n) => '  "x\n'.repeat(n)),
  yaml('escapes', (n) => `  x: "${'\\x41'.repeat(n)}"\n`),
  yaml('wrong escapes', (n) => `  x: "${'\\q'.repeat(n)}"\n`),
  yaml('a literal block', (n) => `  x: |\n${'    a\n'.repeat(n)}`),
  yaml('a folded block', (n) => `  x: >\n${'    a\n'.repeat(n)}`),
  yaml('a plain value of many lines', (n) => `  x: a\n${'    a\n'.repeat(n)}`),
  yaml('tabs', (n) => '\t'.repeat(n)),
  yaml('lines that begin with a tab', (n) => '\ta: b\n'.repeat(n)),
  yaml('blanks', (n) => ' '.repeat(n)),
  yaml('blanks behind a value', (n) => `  x: a${' '.repeat(n)}b\n`),
  yaml('empty lines', (n) => '\n'.repeat(n)),
  yaml('carriage returns', (n) => '\r'.repeat(n)),
  yaml('directives', (n) => `---\n${'%A b\n'.repeat(n)}---\n`),
  yaml('tags', (n) => `  x: ${'!a '.repeat(n)}b\n`),
  yaml('question marks', (n) => '  ? a\n'.repeat(n)),
  yaml('wrong indentation', (n) => lines(n, (i) => `${' '.repeat(1 + (i % 5))}k${i}: v`)),
  yaml('stairs', (n) => lines(Math.min(n, 2000), (i) => `${' '.repeat(i + 2)}a:`)),
  yaml(
    'a List',
    (n) =>
      `---\napiVersion: v1\nkind: List\nitems:\n${lines(n, (i) => `  - ${TRUST_DOMAIN.replaceAll('shop', `s${i}`).trimEnd().replaceAll('\n', '\n    ')}`)}`,
  ),
  yaml('BEGIN lines', (n) => `---\n${CARRIER}  bundle.crt: |\n${'    -----BEGIN CERTIFICATE-----\n'.repeat(n)}`),
  yaml(
    'files in a ConfigMap',
    (n) =>
      `---\n${CARRIER}${lines(n, (i) => `  a${i}.conf: |\n    server {\n      trust_domain = "a${i}.test"\n    }`)}`,
  ),
];

const JSON_SHAPES: readonly Family[] = [
  json('keys', (n) => `{${Array.from({ length: n }, (_, i) => `"k${i}":1`).join(',')}}`),
  json('duplicate keys', (n) => `{${'"a":1,'.repeat(n)}"b":2}`),
  json('items', (n) => `[${'1,'.repeat(n)}1]`),
  json('signs that are none', (n) => `{${'-'.repeat(n)}}`),
  json('opening brackets', (n) => '['.repeat(n)),
  json('comments', (n) => `{${'// c\n'.repeat(n)}}`),
  json('openings of comments', (n) => `{${'/* '.repeat(n)}}`),
  json('escapes', (n) => `{"a":"${'\\u0041'.repeat(n)}"}`),
  json('lines with a quote', (n) => `{${'"a\n'.repeat(n)}}`),
  json('JSON in JSON', (n) => JSON.stringify(JSON.stringify('{"a":1}'.repeat(n)))),
  {
    name: 'json: a text of many lines inside',
    path: 'a.json',
    text: (n) =>
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'a' },
        data: { 'server.conf': SERVER_CONF + 'a = "b" # "\\"\n'.repeat(n) },
      }),
  },
];

const HCL: readonly Family[] = [
  hcl('blocks', (n) => lines(n, (i) => `a "${i}" {\n  b = "c"\n}`)),
  hcl('plugins', (n) => `plugins {\n${lines(n, (i) => `  KeyManager "k${i}" {\n    plugin_data {}\n  }`)}}\n`),
  {
    name: 'hcl: partners',
    path: 'server.conf',
    text: (n) =>
      SERVER_CONF.replace(
        '  federation {\n',
        `  federation {\n${lines(n, (i) => `    federates_with "p${i}.test" {\n      bundle_endpoint_url = "https://p${i}.test/"\n      bundle_endpoint_profile "https_web" {}\n    }`)}`,
      ),
  },
  hcl('attributes', (n) => lines(n, (i) => `a${i} = "b"`)),
  hcl('the same attribute', (n) => 'a = "b"\n'.repeat(n)),
  hcl('heredocs', (n) => 'a = <<EOF\nx\nEOF\n'.repeat(n)),
  hcl('a heredoc', (n) => `a = <<EOF\n${'x\n'.repeat(n)}EOF\n`),
  hcl('heredocs that are not closed', (n) => lines(n, (i) => `a = <<E${i}`)),
  hcl('labels', (n) => `a ${'"b" '.repeat(n)}{}\n`),
  hcl('words', (n) => 'a '.repeat(n)),
  hcl('quotes', (n) => '"'.repeat(n)),
  hcl('interpolations', (n) => `a = "${'${'.repeat(n)}"\n`),
  hcl('a list', (n) => `a = [${'"b", '.repeat(n)}]\n`),
  hcl('comments', (n) => '# c\n'.repeat(n)),
  hcl('openings of comments', (n) => '/* '.repeat(n)),
  hcl('signs that are none', (n) => '% '.repeat(n)),
  hcl('placeholders', (n) => 'a = {{ .x }}\n'.repeat(n)),
];

const OTHERS: readonly Family[] = [
  { name: 'pem: certificates', path: 'a.test.bundle.pem', text: (n) => PEM.repeat(n) },
  { name: 'pem: BEGIN lines', path: 'a.pem', text: (n) => '-----BEGIN CERTIFICATE-----\n'.repeat(n) },
  { name: 'pem: dashes', path: 'a.pem', text: (n) => `-----BEGIN CERTIFICATE-----\n${'-'.repeat(n)}` },
  {
    name: 'pem: BEGIN that goes on',
    path: 'a.pem',
    text: (n) => `-----BEGIN CERTIFICATE-----\n${'-----BEGIN '.repeat(n)}`,
  },
  { name: 'bundle: keys', path: 'bundle.json', text: (n) => JSON.stringify({ keys: Array(n).fill(KEY) }) },
  {
    name: 'bundle: JWT keys',
    path: 'bundle.json',
    text: (n) =>
      JSON.stringify({
        keys: Array.from({ length: n }, (_, i) => ({
          use: 'jwt-svid',
          kid: `k${i % 9}`,
          kty: 'EC',
          crv: 'P-256',
          x: 'a',
          y: 'b',
        })),
      }),
  },
  {
    name: 'cedar: policies',
    path: 'a.cedar',
    text: (n) =>
      lines(n, (i) => `@id("p${i}")\npermit(principal == Spiffe::Id::"spiffe://a.test/${i}", action, resource);`),
  },
  {
    name: 'cedar: conditions',
    path: 'a.cedar',
    text: (n) => `permit(principal, action, resource) when { ${'a.b == 1 && '.repeat(n)}true };`,
  },
  {
    name: 'cedar: whens',
    path: 'a.cedar',
    text: (n) => `permit(principal, action, resource) ${'when { true } '.repeat(n)};`,
  },
  {
    name: 'cedar: openings',
    path: 'a.cedar',
    text: (n) => `permit(principal, action, resource) when { ${'('.repeat(n)}`,
  },
  {
    name: 'cedar: members',
    path: 'a.cedar',
    text: (n) => `permit(principal in [${'A::"b", '.repeat(n)}], action, resource);`,
  },
  {
    name: 'cedar: quotes',
    path: 'a.cedar',
    text: (n) => `permit(principal, action, resource) when { ${'"'.repeat(n)}`,
  },
  {
    name: 'cedar: annotations',
    path: 'a.cedar',
    text: (n) => `${lines(n, (i) => `@a${i}("b")`)}permit(principal, action, resource);`,
  },
  { name: 'owners: lines', path: 'CODEOWNERS', text: (n) => lines(n, (i) => `/a${i}/**/*.yaml @a/b${i} c@d.test`) },
  { name: 'owners: owners', path: 'CODEOWNERS', text: (n) => `* ${'@a/b '.repeat(n)}` },
  { name: 'owners: blanks', path: 'CODEOWNERS', text: (n) => `a${' '.repeat(n)}b` },
  { name: 'settings: rules', path: '.fedlint.yaml', text: (n) => `rules:\n${lines(n, (i) => `  r${i}: off`)}` },
  { name: 'settings: patterns', path: '.fedlint.yaml', text: (n) => `ignore:\n${lines(n, (i) => `  - "**/a${i}/*"`)}` },
];

export const SHAPES: readonly Family[] = [...YAML, ...JSON_SHAPES, ...HCL, ...OTHERS];

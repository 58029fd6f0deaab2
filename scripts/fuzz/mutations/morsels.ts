/** What people and programs leave behind in a text. */
import type { Random } from '../../../test/unit/fixes/random.ts';

const SIGNS =
  `{ } [ ] " ' , : ? - | > # \\ ~ & * ! % @ &a *a !x !!binary !!set {{ }} {{- {{/* $(X) \${X} <X> @@X@@ __proto__: constructor: 🔑 =~ == && || => <<EOF`.split(
    ' ',
  );
const WORDS =
  'null TODO 0x1F 0o17 1e999 -0 .inf .nan 90d 1h30m 99999999999999999999h 2026-02-31 2026-13-01T25:61:61Z 0000-00-00 spiffe:// spiffe://a..b//c https://[::1]:99999/ https://a:b@c fedlint.dev/v1alpha1 10.0.0.0/99 ::/0 permit forbid principal /.*(a+)+$/'.split(
    ' ',
  );
const LINES = `---
...
--- |
--- !x &a
%YAML 1.2
%TAG ! tag:x,2026:
<<: *a
? [a, {b: c}]
kind: List
items:
kind: Federation
apiVersion: fedlint.dev/v1alpha1
toString: 1
# fedlint-ignore-file
# fedlint-ignore missing-owner until=2026-12-31 -- x
# fedlint-ignore
# fedlint.dev/owner: x
kind: ConfigMap
  server.conf: |
  server.conf: >+9
server {
federates_with "b.test" {}
profile = "https_web"
a = <<EOF
a = <<-EOF
EOF
// x /*
*/
-----BEGIN CERTIFICATE-----
-----END CERTIFICATE-----
-----BEGIN RSA PRIVATE KEY-----
"keys": [{}],
"use": "sig",
permit(principal, action, resource) when { principal in [A::"b"] };
@id("x")
* @a/b
{{- range .Values.x }}
{{- end }}
`.split(/(?<=\n)/);
const BLANKS = [
  ...[' ', '  ', '\t', '\n', '\r\n', '\r', '\0', '\u001b[31m', '\uFEFF', '\u0085', '\u2028', '\u202e', '\u00a0'],
  ...['\ud800', '\udc00', '\udbff\udfff', '\u{10ffff}', '\ufffd', '\uffff', 'e\u0301'],
];
const LONG = ['9'.repeat(400), 'a'.repeat(3000), 'a.'.repeat(200), '../'.repeat(100), '"'.repeat(99), '\\'.repeat(99)];
const MORSELS: readonly string[] = [...SIGNS, ...WORDS, ...LINES, ...BLANKS, ...LONG];

export function morsel(random: Random): string {
  return MORSELS[random.below(MORSELS.length)] ?? '';
}

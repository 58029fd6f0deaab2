/** Texts with damage, as people and programs do it. */
import type { Random } from '../unit/fixes/random.ts';
import { type ExampleText, exampleTexts } from './texts.ts';

const TEXTS = exampleTexts();

/** What people and programs leave behind in a text. */
const SIGNS = `{ } [ ] " ' , : ? - | > # \\ ~ & * ! % @ &a *a !x !!binary {{ }} {{- $(X) \${X} <X> __proto__: 🔑`.split(
  ' ',
);
const WORDS = 'null TODO 0x1F 1e999 -0 90d 2026-02-31 spiffe:// https://[::1]:99999/ fedlint.dev/v1alpha1'.split(' ');
const LINES = `---
...
%YAML 1.2
<<: *a
kind: List
items:
kind: Federation
apiVersion: fedlint.dev/v1alpha1
# fedlint-ignore-file
# fedlint-ignore missing-owner until=2026-12-31 -- x
# fedlint.dev/owner: x
kind: ConfigMap
  server.conf: |
server {
federates_with "b.test" {}
profile = "https_web"
a = <<EOF
EOF
// x /*
-----BEGIN CERTIFICATE-----
"keys": [{}],
"use": "sig",`.split(/(?<=\n)/);
const BLANKS = [' ', '  ', '\t', '\n', '\r\n', '\r', '\0', '\u001b[31m', '\uFEFF', '\u2028', '\ud800', '\u202e'];
const MORSELS = [...SIGNS, ...WORDS, ...LINES, ...BLANKS, '9'.repeat(400), 'a'.repeat(3000)];

function morsel(random: Random): string {
  return MORSELS[random.below(MORSELS.length)] ?? '';
}

/** An example with up to four things done to it. */
export function broken(random: Random): ExampleText {
  const pick = () => TEXTS[random.below(TEXTS.length)] ?? { path: 'a.yaml', text: '' };
  const { path, text: sound } = pick();
  let text = sound;
  for (let damage = 1 + random.below(4); damage > 0; damage--) {
    const at = random.below(text.length + 1);
    const to = Math.min(text.length, at + random.below(60));
    const other = pick().text;
    const from = random.below(other.length + 1);
    text = random.pick([
      () => text.slice(0, at),
      () => text.slice(at),
      () => text.slice(0, at) + text.slice(to),
      () => text.slice(0, to) + text.slice(at),
      () => text.slice(0, at) + morsel(random) + text.slice(at),
      () => text.slice(0, at) + morsel(random) + text.slice(to),
      () => text.slice(0, at) + other.slice(from, from + random.below(400)) + text.slice(to),
      () => text.slice(0, at) + text.slice(at).replace(/\n +/, '\n'),
      () => text.slice(0, at) + text.slice(at).replace(/\n/, '\n  '),
      () => text.replaceAll('\n', random.pick(['\r\n', '\r', '\n\n'])),
    ])();
  }
  return { path, text };
}

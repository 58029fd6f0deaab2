/** Texts that would be more than text to somebody who reads them, by whom that is. */

export const MARKDOWN = [
  '[owned](https://evil.example)',
  '![owned](https://evil.example/x.png)',
  '[owned](command:owned?%5B%5D "owned")',
  '](command:owned)[owned',
  '<https://evil.example>',
  'https://evil.example www.evil.example',
  'mail@evil.example',
  '[owned]: https://evil.example',
  '\n\n# owned\n\n',
  '\n- owned\n\n1. owned\n',
  '\n\nowned\n===\n\n',
  '\n\n---\n\n> owned',
  '\n\n    owned\n\n',
  '\n\n| a | b |\n|---|---|\n| owned | d |\n\n',
  ...['# owned', '- owned', '+ owned', '1. owned', '> owned', '===', '---'],
  '`',
  '``',
  '` [owned](command:owned) `',
  '`` <b>owned</b> ``',
  '\n```\nowned\n```\n',
  '~~~ owned ~~~',
  '<!-- owned -->',
  '--><h1>owned</h1><!--',
  'owned[^1]\n\n[^1]: owned',
  '**owned** __owned__ _o_ ~~owned~~',
  '\\[owned\\](x) \\',
];

export const FORGES = [
  '@owner @org/team',
  'fixes #1 org/repo#2 GH-3 !4 &5 %6',
  'deadbeef0123456789deadbeef0123456789dead',
  ':tada:',
  '$x^2$ $$owned$$',
  '\n/approve\n/merge\n',
  '</details></summary>',
  '- [x] owned',
];

const HTML = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="command:owned">owned</a>',
  '&lt;b&gt; &#64;team &amp;',
  '"onmouseover="owned"',
];

const EDITORS = ['$(zap)', '\\$(zap~spin)', 'command:owned vscode://owned.owned', '%s %d %o', '__proto__'];

export const TERMINALS = [
  '\u001b[31m\u001b[2J',
  '\u001b]8;;https://evil.example\u0007owned\u001b]8;;\u0007',
  '\u001b]52;c;b3duZWQ=\u0007',
  '\u001b]0;owned\u001b\\',
  '\u009b31m\u0085\u0090\u009f',
  'x\b\b\b\u007fowned',
  '\rowned',
  '\nfedlint: nothing found',
  '\t\v\f',
];

export const UNSEEN = [
  '\u202eowned\u202c',
  '\u2066owned\u2069\u200f\u061c',
  '\u200b\u2060\ufeff\u00ad',
  '\u{e0041}\u{e007f}',
  '\u2028owned\u2029',
];

export const RUNNERS = [
  '::error::owned',
  '::add-mask::owned',
  '\n::error file=a.yaml,line=1::owned',
  '\r\n::stop-commands::owned',
  '%0A::warning::owned%0D',
  '##[add-mask]owned',
  '##vso[task.setvariable variable=a]owned',
  'col=1,title=owned::owned',
];

const FILES = [
  '{0} {1} {{0}}',
  '[owned](1)',
  ']]></failure><failure message="owned"/>',
  '\ud800',
  '\udc00owned',
  '\u0000\ufffe\uffff',
  '","owned":"',
  '\'"\\',
];

const SNIPPETS = [
  '$1 $0',
  '$' + '{1|owned,b|}',
  '$TM_SELECTED_TEXT',
  '$' + '{TM_FILENAME/(.*)/$1/}',
  '}',
  '\\}\\$1\\\\',
  '$' + '{2:x}',
];

/** What marks places within the product itself. */
const OUR_OWN = ['\ue0000\ue001', '\ue000owned\ue001', '\ue003\ue004a\ue002b', '\ufdd0owned\ufdd1', '{{owned}}'];

export const PAYLOADS: readonly string[] = [
  ...[MARKDOWN, FORGES, HTML, EDITORS, TERMINALS, UNSEEN, RUNNERS, FILES, SNIPPETS, OUR_OWN].flat(),
];

/** Several in one; each stands behind the others in turn, so that what is cut short is not always the same. */
export function combined(round: number): string {
  return [0, 7, 23].map((step) => PAYLOADS[(round * 5 + step) % PAYLOADS.length]).join(' ');
}

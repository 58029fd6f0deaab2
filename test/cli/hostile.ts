/** Names as somebody might choose them who wants to be more than a name in a report, and a file that is not read. */
import { CLEAN } from './manifests.ts';

/** Each tries to break out of one format or another; all of them are valid text in YAML and in JSON. */
export const HOSTILE = [
  `"quoted" 'twice'`,
  '::error file=x.yaml,line=1::owned',
  '##[add-mask]owned',
  'x%0A::warning::owned',
  'line\n::error::owned',
  'line\r\n::stop-commands::owned',
  'col:1,endLine=9,title=owned',
  ']]></failure><failure message="owned"/>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '--><h1>owned</h1><!--',
  '</details></summary>',
  '`code` and ``more``',
  '```\nfence',
  '| pipe | table |',
  '@owner @org/team',
  'fixes #1 and org/repo#2 GH-3 !4',
  'deadbeef0123456789deadbeef0123456789dead',
  '[owned](https://evil.example)',
  '![owned](https://evil.example/x.png)',
  'https://evil.example www.evil.example',
  'mail@evil.example',
  ':tada: **bold** _it_ ~~no~~',
  '&lt;b&gt; &#64;team',
  'a {0} and {1}',
  '/approve\n/merge',
  '\u001b]0;owned\u0007\u001b[31m',
  '\u202eright to left',
  'nul\u0000 \u0085 \u2028 \u2029 \ufffe \ud800',
  '-rf --upload-pack=owned',
  '\\',
  '`',
] as const;

/** A manifest with a finding that names each of them. */
export function hostileManifest(names: readonly string[] = HOSTILE): string {
  const spec = {
    ...{ trustDomain: 'shop.corp.example', role: 'issuer', owner: 'team-identity' },
    ...Object.fromEntries(names.map((name) => [name, name])),
  };
  const manifest = { apiVersion: 'fedlint.dev/v1alpha1', kind: 'TrustDomain', metadata: { name: 'shop' }, spec };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** A file name that is allowed where slashes are the only sign that is not. */
export const HOSTILE_FILE =
  process.platform === 'win32'
    ? "a,b%0A @team #1 'x' [y](z).json"
    : 'a:b,c%0A\n::error::x `]]>"<b> @team #1 | [y](z) --> \u001b[2J\u202e.json';

/** A manifest that is not read, because no one can tell what its bytes mean. */
export const NOT_UTF_8 = Buffer.from(CLEAN.replace('team-identity', 'équipe'), 'latin1');

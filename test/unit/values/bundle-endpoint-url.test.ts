import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostKind, parseEndpointUrl } from '../../../server/src/core/values/bundle-endpoint-url.ts';

for (const [text, parts] of [
  ['https://spire.partner.test', { scheme: 'https', host: 'spire.partner.test', path: '' }],
  ['HTTPS://Spire.Partner.test:8443/', { scheme: 'https', host: 'spire.partner.test', port: 8443, path: '/' }],
  ['https://h/a/b.json?v=1#x', { scheme: 'https', host: 'h', path: '/a/b.json', query: 'v=1', fragment: 'x' }],
  ['https://h?q', { scheme: 'https', host: 'h', path: '', query: 'q' }],
  ['https://h#', { scheme: 'https', host: 'h', path: '', fragment: '' }],
  ['https://h:/x', { scheme: 'https', host: 'h', path: '/x' }],
  ['https://[2001:db8::1]:8443/x', { scheme: 'https', host: '2001:db8::1', port: 8443, path: '/x' }],
  ['https://bücher.test/', { scheme: 'https', host: 'bücher.test', path: '/' }],
  ['https://h/%20a', { scheme: 'https', host: 'h', path: '/%20a' }],
] as const) {
  test(`URL ${text}`, () => {
    const { schemeSpan, hostSpan, portSpan, pathSpan, ...read } = parseEndpointUrl(text);
    assert.deepEqual(read, { ...parts, problems: [] });
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end).toLowerCase();
    assert.equal(cut(schemeSpan), parts.scheme);
    assert.equal(cut(hostSpan).replace(/^\[|\]$/gu, ''), parts.host);
    assert.equal(cut(pathSpan), parts.path);
    assert.equal(portSpan && cut(portSpan).startsWith(':'), portSpan && true);
  });
}

for (const [text, problems, host] of [
  ['', ['no-host ""'], ''],
  ['  ', ['no-host "  "'], ''],
  ['http://h/x', ['not-https "http"'], 'h'],
  ['spiffe://h/x', ['not-https "spiffe"'], 'h'],
  ['spire.partner.test/x', ['missing-scheme "spire.partner.test"'], 'spire.partner.test'],
  ['spire.partner.test:8443', ['missing-scheme "spire.partner.test:8443"'], 'spire.partner.test'],
  ['//h/x', ['missing-scheme "//h"'], 'h'],
  ['/x', ['missing-scheme "/"', 'no-host "/"'], ''],
  ['https:/h/x', ['malformed "https:/"'], 'h'],
  ['https:h', ['malformed "https:"'], 'h'],
  ['https://', ['no-host "//"'], ''],
  ['https:///x', ['no-host "///"'], ''],
  ['https://:8443', ['no-host "//:"'], ''],
  ['https://u:p@h:1/x', ['userinfo "u:p@"'], 'h'],
  ['https://a@b@h', ['userinfo "a@b@"'], 'h'],
  ['http://u@/', ['not-https "http"', 'userinfo "u@"', 'no-host "u@/"'], ''],
  ['https://h:80a', ['malformed ":80a"'], 'h'],
  ['https://h:70000/x', ['malformed ":70000"'], 'h'],
  ['https://h:1:2', ['malformed ":1:2"'], 'h'],
  ['https://[::1', ['malformed "[::"'], '[::1'],
  ['https://[::x]/', ['malformed "x"'], '::x'],
  ['https://a|b/', ['malformed "|"'], 'a|b'],
  ['https://h/100%', ['malformed "%"'], 'h'],
  [' https://h', ['whitespace " "'], 'h'],
  ['https://h/a b\t', ['whitespace " "'], 'h'],
  ['https://h\n', ['whitespace "\\n"'], 'h'],
  ['https://😀', ['malformed "😀"'], '😀'],
] as const) {
  test(`URL with problems: ${JSON.stringify(text)}`, () => {
    const url = parseEndpointUrl(text);
    assert.deepEqual(
      url.problems.map(({ code, start, end }) => `${code} ${JSON.stringify(text.slice(start, end))}`),
      problems,
    );
    assert.equal(url.host, host);
  });
}

for (const [host, kind] of [
  ['spire.partner.test', 'public'],
  ['partner.com', 'public'],
  ['', 'public'],
  ['8.8.8.8', 'ip'],
  ['2001:db8::1', 'ip'],
  ['10.1.2.3', 'private-ip'],
  ['172.15.0.1', 'ip'],
  ['172.16.0.1', 'private-ip'],
  ['172.32.0.1', 'ip'],
  ['192.168.1.1', 'private-ip'],
  ['169.254.169.254', 'private-ip'],
  ['100.64.0.1', 'private-ip'],
  ['0.0.0.0', 'private-ip'],
  ['fd00::1', 'private-ip'],
  ['fe80::1', 'private-ip'],
  ['fec::1', 'ip'],
  ['127.0.0.1', 'localhost'],
  ['::1', 'localhost'],
  ['0:0:0:0:0:0:0:1', 'localhost'],
  ['LOCALHOST', 'localhost'],
  ['a.localhost', 'localhost'],
  ['999.1.1.1', 'public'],
  ['spire-server.spire.svc', 'cluster-local'],
  ['spire-server.spire.svc.cluster.local', 'cluster-local'],
  ['svc.partner.com', 'public'],
  ['spire-server', 'single-label'],
  ['spire.local', 'local'],
  ['spire.corp.internal', 'local'],
  ['notlocal.com', 'public'],
  ['s3.amazonaws.com', 'object-storage'],
  ['bundles.s3.eu-west-1.amazonaws.com', 'object-storage'],
  ['s3-eu-west-1.amazonaws.com', 'object-storage'],
  ['my-s3.elb.eu-west-1.amazonaws.com', 'public'],
  ['nlb-1.elb.eu-west-1.amazonaws.com', 'public'],
  ['d1.cloudfront.net', 'object-storage'],
  ['storage.googleapis.com', 'object-storage'],
  ['acct.blob.core.windows.net', 'object-storage'],
  ['raw.githubusercontent.com', 'object-storage'],
  ['acme.github.io.', 'object-storage'],
  ['github.io.acme.com', 'public'],
] as const) {
  test(`host ${JSON.stringify(host)} is ${kind}`, () => {
    assert.equal(hostKind(host), kind);
  });
}

test('a huge URL is read to its end', () => {
  for (const piece of ['a', '/', ':', ':1', '@', ' ', '?', '#', '[', '%', '.s3', '😀']) {
    const text = piece.repeat(1_000_000 / piece.length);
    parseEndpointUrl(text);
    const { host } = parseEndpointUrl(`https://${text}`);
    assert.equal(hostKind(`${host}.${'a'.repeat(300)}`), 'public');
  }
});

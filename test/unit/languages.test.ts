/** What the editor is told of SPIRE's configuration files: which they are, their colours, how they are typed. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import ignore from 'ignore';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const root = new URL('../../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const language = manifest.contributes.languages.find(({ id }: { id: string }) => id === 'spire-conf');
const grammarFile = manifest.contributes.grammars[0].path;
const grammarText = readFileSync(new URL(grammarFile, root), 'utf8');
const configuration = JSON.parse(readFileSync(new URL(language.configuration, root), 'utf8'));

await oniguruma.loadWASM(readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')));
const registry = new textmate.Registry({
  onigLib: Promise.resolve(oniguruma),
  loadGrammar: async () => textmate.parseRawGrammar(grammarText, 'grammar.json'),
});
const grammar = await registry.loadGrammar('source.spire-conf');

/** Each token of a text with its innermost scope, as `text  scope`; blanks and what has no scope are left out. */
function tokensOf(text: string): string[] {
  let state = textmate.INITIAL;
  return text.split('\n').flatMap((line) => {
    const result = grammar?.tokenizeLine(line, state);
    assert.ok(result);
    state = result.ruleStack;
    return result.tokens.flatMap(({ startIndex, endIndex, scopes }) => {
      const token = line.slice(startIndex, endIndex).trim();
      const scope = scopes.at(-1) ?? '';
      return token === '' || scopes.length === 1 ? [] : [`${token}  ${scope.replace(/\.spire-conf$/, '')}`];
    });
  });
}

/** Those tokens only whose scope begins like this. */
function tokensIn(text: string, scope: string): string[] {
  return tokensOf(text).flatMap((token) => {
    const [word = '', of = ''] = token.split('  ');
    return of.startsWith(scope) ? [word] : [];
  });
}

test('blocks, labels, attributes and values have their colours', () => {
  const text = ['federates_with "a.test" {', '  port = 8443 # why', '  ok = true', '}'].join('\n');
  assert.deepEqual(tokensOf(text), [
    'federates_with  entity.name.type.block',
    '"  punctuation.definition.string.begin',
    'a.test  string.quoted.double',
    '"  punctuation.definition.string.end',
    '{  punctuation.section.block.begin',
    'port  variable.other.property',
    '=  keyword.operator.assignment',
    '8443  constant.numeric.integer',
    '#  punctuation.definition.comment',
    'why  comment.line.number-sign',
    'ok  variable.other.property',
    '=  keyword.operator.assignment',
    'true  constant.language.boolean',
    '}  punctuation.section.block.end',
  ]);
});

test('every spelling of a block is one', () => {
  const blocks = (text: string) => tokensIn(text, 'entity.name.type');
  assert.deepEqual(blocks('server {'), ['server']);
  assert.deepEqual(blocks('"server" {'), ['"server"']);
  assert.deepEqual(blocks('profile https_web {}'), ['profile']);
  assert.deepEqual(blocks('NodeAttestor "a" "b" {'), ['NodeAttestor']);
  assert.deepEqual(blocks('federates_with "a.test"\n{'), ['federates_with'], 'the brace may stand below');
  assert.deepEqual(blocks('a { b { c = 1 } }'), ['a', 'b']);
  assert.deepEqual(tokensIn('profile https_web {}', 'string'), ['https_web']);
  assert.deepEqual(tokensIn('plugin_data = {}', 'variable.other.property'), ['plugin_data']);
});

test('a value is no block, whatever follows it', () => {
  for (const text of ['a = "x" b = "y"', 'a = [ "x", "y" ]', 'a = example.org', 'enabled = true other = 1', '"x", "y"'])
    assert.deepEqual(tokensIn(text, 'entity.name'), [], text);
  assert.deepEqual(tokensIn('a = "x" b = "y"', 'variable.other.property'), ['a', 'b']);
});

test('numbers and words', () => {
  const text = 'list = [ 1, -2, 0x1F, 1.5, 2e3, true, false, truely, a1 ]';
  assert.deepEqual(tokensIn(text, 'constant'), ['1', '-2', '0x1F', '1.5', '2e3', 'true', 'false']);
});

test('strings: escapes, what the environment fills in, and an end with the line at the latest', () => {
  const text = `a = "x\\n\\u00e9\\"y\\q $HOME \${DIR}/z $$"`;
  assert.deepEqual(tokensIn(text, 'constant.character.escape'), ['\\n', '\\u00e9', '\\"', '$$']);
  assert.deepEqual(tokensIn(text, 'invalid'), ['\\q']);
  assert.deepEqual(tokensIn(text, 'variable.other.environment'), ['HOME', 'DIR']);
  assert.deepEqual(tokensIn('port = $PORT', 'variable.other.environment'), ['PORT']);
  assert.deepEqual(tokensIn(`port = \${PORT}`, 'variable.other.environment'), ['PORT']);
  assert.deepEqual(tokensIn(`a = "\${file("x")}" b = 1`, 'variable.other.property'), ['a', 'b'], 'it may hold quotes');
  assert.deepEqual(tokensIn('a = "open\nb = "closed"', 'variable.other.property'), ['a', 'b']);
});

test('comments of all three kinds, and none in a string', () => {
  const text = ['# one', 'a = "https://x#y" // two', '/* three', 'b = 1 */ c = 2'].join('\n');
  assert.deepEqual(tokensIn(text, 'comment'), ['one', 'two', 'three', 'b = 1']);
  assert.deepEqual(tokensIn(text, 'variable.other.property'), ['a', 'c']);
});

test('a heredoc is text up to its anchor', () => {
  const text = ['a = <<-EOT', '  b = "c', '  EOTX', '  EOT', 'd = 1'].join('\n');
  assert.deepEqual(tokensIn(text, 'string.unquoted.heredoc'), ['b = "c', 'EOTX']);
  assert.deepEqual(tokensIn(text, 'variable.other.property'), ['a', 'd']);
});

test('the JSON form', () => {
  const text = '{"server": {"trust_domain": "a.test", "ports": [1, null], "profile": [{"https_web": {}}]}}';
  const keys = ['"server"', '"trust_domain"', '"ports"', '"profile"', '"https_web"'];
  assert.deepEqual(tokensIn(text, 'variable.other.property'), keys);
  assert.deepEqual(tokensIn(text, 'string'), ['a.test']);
  assert.deepEqual(tokensIn(text, 'constant'), ['1', 'null']);
});

test('scopes are those that every theme knows', () => {
  const rules = grammarText.slice(grammarText.indexOf('"repository"'));
  const names = [...rules.matchAll(/"name": "([^"]+)"/g)].flatMap(([, name = '']) => name.split(' '));
  assert.ok(names.length > 30);
  const known =
    /^(comment|string|constant|keyword|entity\.name|support\.type|variable\.other|punctuation|invalid)\..*\.spire-conf$/;
  assert.deepEqual(
    names.filter((name) => !known.test(name)),
    [],
  );
});

/** Names of files as people have them, and whether SPIRE's configuration is what they say. */
const NAMES: Readonly<Record<string, boolean>> = {
  'server.conf': true,
  'opt/spire/conf/agent/agent.conf': true,
  'etc/spire/server/default.conf': true,
  'conf/server/server_container.conf': true,
  'docker/spire-server/conf/spire-server.conf': true,
  'k8s/base/spire-agent.conf': true,
  'spire-course/module-09/server-ha.conf': true,
  'edge-spire/agent_windows.conf': true,
  'etc/nginx/nginx.conf': false,
  'etc/nginx/conf.d/default.conf': false,
  'etc/redis/redis.conf': false,
  'home/inspire/app.conf': false,
  'respire.conf': false,
  'etc/systemd/system/spire-server.service.d/override.conf': false,
  'vpn/server-udp.conf': false,
  'infra/spire/main.hcl': false,
  'spire/server.conf.tpl': false,
};

test('the language takes the configuration of SPIRE and no other', () => {
  // Patterns without braces mean the same to Git as to the editor.
  const patterns: string[] = [...language.filenames, ...language.filenamePatterns];
  assert.deepEqual(
    patterns.filter((pattern) => /[{}!]/.test(pattern)),
    [],
  );
  const taken = ignore({ ignorecase: true }).add(patterns);
  for (const [name, isOurs] of Object.entries(NAMES)) assert.equal(taken.ignores(name), isOurs, name);
});

test('opening such a file starts the extension', () => {
  for (const id of ['spire-conf', 'hcl']) assert.ok(manifest.activationEvents.includes(`onLanguage:${id}`));
  for (const path of [grammarFile, language.configuration]) assert.ok(existsSync(new URL(path, root)), path);
});

test('lines are indented below what they open, and what closes goes back', () => {
  const { increaseIndentPattern, decreaseIndentPattern } = configuration.indentationRules;
  const [opens, closes] = [new RegExp(increaseIndentPattern), new RegExp(decreaseIndentPattern)];
  for (const line of [
    'server {',
    '  federates_with "spiffe://a.test" { # {',
    'a = [',
    '"a": {  ',
    'x = "{" y {',
    'b { // why',
  ])
    assert.match(line, opens);
  for (const line of ['# server {', '// a {', 'a = "{"', 'a = "x" # {', 'a = {}', 'a = "/*" b = 1 /* { */', 'a = "{'])
    assert.doesNotMatch(line, opens);
  for (const line of ['}', '  ] }', '\t}']) assert.match(line, closes);
  for (const line of ['a = {}', '# }']) assert.doesNotMatch(line, closes);
});

test('a comment that is cut in two stays a comment', () => {
  const continued = (before: string, after: string): string | undefined =>
    configuration.onEnterRules.find(
      (rule: { beforeText: string; afterText: string }) =>
        new RegExp(rule.beforeText).test(before) && new RegExp(rule.afterText).test(after),
    )?.action.appendText;
  assert.equal(continued('  # one', ' two'), '# ');
  assert.equal(continued('// one', 'two'), '// ');
  assert.equal(continued('# one', ''), undefined, 'at its end it ends');
  assert.equal(continued('a = "#x"', ' two'), undefined);
});

test('a trust domain and a hyphenated name are one word', () => {
  const words = 'endpoint_spiffe_id = "spiffe://a-b.test/spire/server"'.match(
    new RegExp(configuration.wordPattern, 'g'),
  );
  assert.deepEqual(words, ['endpoint_spiffe_id', 'spiffe', 'a-b.test', 'spire', 'server']);
});

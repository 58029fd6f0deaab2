/**
 * `npm run new-rule <id> [family] [fact]`: a rule with its examples, and its place in the list. It compiles, and its
 * tests fail until everything that says TODO has been replaced.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const ROOT = new URL('../', import.meta.url);
const RULES = 'server/src/core/rules/';

/** The facts to begin with, and the sound set of manifests that shows one. */
const GOVERNANCE = { sound: 'SOUND', unsound: 'unsound', from: '../examples.ts' };
const SPIRE = { sound: 'SOUND_SPIRE', unsound: 'unsoundSpire', from: '../spire-examples.ts' };
const CONF = { sound: 'SOUND_CONF', unsound: 'unsoundConf', from: '../conf-examples.ts' };
const BUNDLE = { sound: 'SOUND_BUNDLE', unsound: 'unsoundBundle', from: '../bundle-examples.ts' };
const EXAMPLES = {
  federation: GOVERNANCE,
  'trust-domain': GOVERNANCE,
  'enforcement-point': GOVERNANCE,
  'workload-identity': SPIRE,
  controller: SPIRE,
  'spire-server': CONF,
  'bundle-endpoint': CONF,
  bundle: BUNDLE,
};

const USAGE = `Usage: npm run new-rule <id> [family] [fact]

  id      words joined by hyphens, such as missing-owner; fixed once it is published
  family  a folder of ${RULES} (default governance): ${families().join(', ')}
  fact    what the rule looks at (default federation): ${Object.keys(EXAMPLES).join(', ')}`;

const [id, family = 'governance', fact = 'federation', ...others] = process.argv.slice(2);
if (id === undefined || others.length > 0) stop(USAGE);
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) stop(`\`${id}\` is no id: words joined by hyphens are.\n\n${USAGE}`);
if (!families().includes(family)) stop(`There is no family \`${family}\`.\n\n${USAGE}`);
if (!Object.hasOwn(EXAMPLES, fact)) stop(`A rule cannot begin with the fact \`${fact}\`.\n\n${USAGE}`);
const taken = families().find((folder) => existsSync(new URL(`${RULES}${folder}/${id}.ts`, ROOT)));
if (taken !== undefined) stop(`There is a rule \`${id}\` already: ${RULES}${taken}/${id}.ts`);

const file = `${RULES}${family}/${id}.ts`;
const listFile = `${RULES}${family}/list.ts`;
const list = listed(readFileSync(new URL(listFile, ROOT), 'utf8'));
writeFileSync(new URL(file, ROOT), ruleText());
writeFileSync(new URL(listFile, ROOT), list);
console.log(`${file} written, and added to ${listFile}.

Replace everything in it that says TODO, until this passes:
  node --import tsx --test --test-name-pattern '^${id}:' test/rules/examples.test.ts
Then write its page:
  npm run docs`);

function families() {
  return readdirSync(new URL(RULES, ROOT), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function constantOf(name) {
  return name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

function ruleText() {
  const { sound, unsound, from } = EXAMPLES[fact];
  const imports = [`import { ${sound} } from '${from}';`, "import { rule } from '../rule.ts';"];
  return `${imports.sort(byPath).join('\n')}

export const ${constantOf(id)} = rule({
  id: '${id}',
  severity: 'warning',
  title: 'TODO: what is found, in a few words',
  what: 'TODO: what is flagged, and what is not, in two or three sentences',
  why: 'TODO: what goes wrong if it stays as it is',
  how: 'TODO: what to write instead',
  // TODO: families of server/src/core/frameworks/catalogue.json whose controls speak of it.
  families: [],
  // TODO: 'fix' or 'suggest', once a problem below has \`offers\`.
  edit: 'none',
  on: ['${fact}'],
  *check(fact) {
    // TODO: when is it at fault? Not where that cannot be known.
    const isAtFault = false;
    // TODO: the smallest thing that shows the fault.
    if (isAtFault) yield { at: fact.resource.kindSpan, message: 'TODO: what is wrong, why it matters, what to do' };
  },
  // TODO: the sound manifests with one thing wrong, which the rule finds once; as \`${unsound}\` gives them.
  bad: ${sound},
  good: ${sound},
});
`;
}

/** The list of the family with one more import, sorted by path, and one more rule at its end. */
function listed(text) {
  const imports = text.split('\n').filter((line) => line.startsWith('import '));
  const added = `import { ${constantOf(id)} } from './${id}.ts';`;
  const sorted = [...imports, added].sort(byPath);
  return text.replace(imports.join('\n'), sorted.join('\n')).replace(/\];\n$/, `  ${constantOf(id)},\n];\n`);
}

/** For lines that import. */
function byPath(a, b) {
  return pathOf(a) < pathOf(b) ? -1 : 1;
}

function pathOf(line) {
  return /from '([^']+)'/.exec(line)[1];
}

function stop(message) {
  console.error(message);
  process.exit(2);
}

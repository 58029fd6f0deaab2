/** Texts to begin with: all examples of ours, the test suites of the formats, and folders of real files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isConfigName } from '../../server/src/core/config/names.ts';
import { isFileName } from '../../server/src/files/file-names.ts';
import { exampleTexts } from '../../test/robustness/texts.ts';
import { SOUND } from './sound-workspace.ts';
import { suiteTexts } from './suites.ts';
import type { Seed } from './target.ts';

/** What is longer is for other tests: a case should cost little. */
const MOST = 64 * 1024;

/** Formats that no rule shows a whole file of. */
const FURTHER: readonly Seed[] = [
  { path: 'CODEOWNERS', text: '# who\n*  @shop/identity\n/federations/**/a*.yaml @b c@d.example # why\n[x][2] @e\n' },
  {
    path: '.fedlint.yaml',
    text: 'localTrustDomains: [shop.corp.example]\nadoption: strict\nignore: ["**/vendor/[a-z]*/!x", "!b"]\nrules:\n  missing-owner: error\n  stale-evidence: { severity: off }\noverrides:\n  - files: "a/**/*.{yaml,json}"\n    rules: { missing-owner: off }\ntimeBox: { max: 90d, warnWithin: 14d }\nlocked: [expired]\nowners: { codeowners: true, teams: [a] }\nbaseline: b.json\n',
  },
  {
    path: 'a.cedar',
    text: '// why\n@id("a")\n@owner("b")\npermit (principal == Spiffe::Id::"spiffe://a.test/b", action in [A::"b", A::"c"], resource)\nwhen { principal.domain like "*.test" && context.x > 3 || !(resource has y) }\nunless { if true then ip("10.0.0.0/8").isInRange(context.ip) else [1, "\\u{1F511}"].contains(2) };\nforbid(principal, action, resource);\n',
  },
];

export async function seedTexts(folders: readonly string[]): Promise<readonly [Seed, ...Seed[]]> {
  const sound = Object.entries(SOUND).map(([path, text]) => ({ path, text }));
  const [first = { path: 'a.yaml', text: '' }, ...rest] = exampleTexts();
  const real = [EXAMPLES, ...folders].flatMap(filesBelow);
  return [first, ...rest, ...sound, ...FURTHER, ...FURTHER, ...real, ...(await suiteTexts())];
}

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

function filesBelow(folder: string): Seed[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return names.flatMap((entry) => {
    if (!entry.isFile() || !(isFileName(entry.name) || isConfigName(entry.name))) return [];
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, 'utf8');
    return text.length > MOST ? [] : [{ path: relative(folder, path).replaceAll(sep, '/'), text }];
  });
}

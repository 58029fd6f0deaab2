/** Workspaces to start a sequence in. */
import { BUNDLE, SOUND_BUNDLE } from '../../../server/src/core/rules/bundle-examples.ts';
import { SERVER_CONF, SOUND_CONF } from '../../../server/src/core/rules/conf-examples.ts';
import { rules } from '../../../server/src/core/rules/list.ts';
import { FEDERATED_TRUST_DOMAIN, SOUND_SPIRE } from '../../../server/src/core/rules/spire-examples.ts';
import { splitYaml } from '../../../server/src/core/syntax/sections.ts';
import { languageOf } from '../../../server/src/core/syntax/source.ts';
import { filesOf } from '../../harness/workspace.ts';
import type { Random } from '../../unit/fixes/random.ts';
import type { Files } from './world.ts';

interface Text {
  readonly path: string;
  readonly text: string;
}

const CARRIER = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: spire-server\ndata:\n  server.conf: ';

/** Texts inside of texts, and other ends of lines: what examples of rules have little of. */
const LAYOUTS: readonly Files[] = [
  { ...SOUND_CONF, 'server.conf': SERVER_CONF.replaceAll('\n', '\r\n') },
  { ...SOUND_CONF, 'spire.yaml': `${CARRIER}|\n${SERVER_CONF.replace(/^(?=.)/gm, '    ')}` },
  { ...SOUND_CONF, 'spire.yaml': `${CARRIER}${JSON.stringify(SERVER_CONF)}\n` },
  { ...SOUND_CONF, 'spire.json': inJson(SERVER_CONF) },
  { ...SOUND_BUNDLE, 'acme.partner.example.bundle.json': BUNDLE },
  { ...SOUND_SPIRE, 'acme.yaml': FEDERATED_TRUST_DOMAIN },
  { ...SOUND_SPIRE, 'all.yaml': Object.values(SOUND_SPIRE).join('---\n') },
];

function inJson(text: string): string {
  const metadata = { name: 'spire-server' };
  return JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { 'server.conf': text } }, null, 2);
}

const EXAMPLES = [...rules.flatMap(({ bad, good }) => [filesOf(bad), filesOf(good)]), ...LAYOUTS, ...LAYOUTS];

/** All files of an example, so that they have to do with each other; now and then with those of another. */
export function exampleWorkspace(random: Random): Files {
  return random.chance(0.3) ? { ...anExample(random), ...anExample(random) } : anExample(random);
}

/** A document or two, and nothing around them, so that it starts at once. */
export function smallWorkspace(random: Random): Files {
  const [path = 'server.conf', text = SERVER_CONF] = anyOf(random, Object.entries(anExample(random))) ?? [];
  const documents = languageOf(path) === 'yaml' ? splitYaml(text) : [text];
  const from = random.below(documents.length);
  return { [path]: documents.slice(from, from + 1 + random.below(2)).join('') };
}

/** Texts from here and there to paste from. */
export function exampleTexts(random: Random): [string, ...string[]] {
  const some = () => Object.values(anExample(random))[0] ?? '';
  return [some(), some(), some()];
}

const MOST_CHARACTERS = 40_000;

/** Files that may have nothing to do with each other, now and then among those of an example. */
export function workspaceOf(random: Random, texts: readonly [Text, ...Text[]]): Files {
  const files: Record<string, string> = random.chance(0.4) ? { ...anExample(random) } : {};
  for (let count = 1 + random.below(3); count > 0; count--) {
    const { path, text } = random.pick(texts);
    if (text.length <= MOST_CHARACTERS) files[path.replaceAll(/[^\w./-]/g, '_').slice(-60)] = text;
  }
  return files;
}

function anExample(random: Random): Files {
  return anyOf(random, EXAMPLES) ?? SOUND_SPIRE;
}

function anyOf<T>(random: Random, choices: readonly T[]): T | undefined {
  return choices[random.below(choices.length)];
}

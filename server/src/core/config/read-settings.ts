/**
 * `.fedlint.yaml` to settings, laid over those of the editor. What cannot be read stays as it was; the shape check says
 * what is wrong with it.
 */
import { DEFAULT_SETTINGS, type Settings } from '../model/settings.ts';
import type { Severity } from '../model/severity.ts';
import { entryOf, type Node, nodeAt, type Path } from '../syntax/tree.ts';
import { readYaml } from '../syntax/yaml.ts';
import { parseDuration } from '../values/duration.ts';

const DAY = 24 * 60 * 60;

export function readSettings(text: string, base: Settings = DEFAULT_SETTINGS): Settings {
  const { root } = readYaml(text);
  const at = (...path: Path) => nodeAt(root, path);
  const days = (node: Node | undefined, fallback: number) => (secondsOf(node) ?? fallback * DAY) / DAY;
  return {
    localTrustDomains: stringsOf(at('localTrustDomains')) ?? base.localTrustDomains,
    rules: { ...base.rules, ...rulesOf(at('rules')) },
    overrides: [
      ...base.overrides,
      ...itemsOf(at('overrides')).map((item) => ({
        files: patternsOf(entryOf(item, 'files')?.value),
        rules: rulesOf(entryOf(item, 'rules')?.value),
      })),
    ],
    owners: {
      codeowners: booleanOf(at('owners', 'codeowners')) ?? base.owners.codeowners,
      backstage: booleanOf(at('owners', 'backstage')) ?? base.owners.backstage,
      teams: stringsOf(at('owners', 'teams')) ?? base.owners.teams,
    },
    timeBox: {
      max: days(at('timeBox', 'max'), base.timeBox.max),
      warnWithin: days(at('timeBox', 'warnWithin'), base.timeBox.warnWithin),
    },
    review: { maxInterval: days(at('review', 'maxInterval'), base.review.maxInterval) },
    credentials: { maxTTL: secondsOf(at('credentials', 'maxTTL')) ?? base.credentials.maxTTL },
    evidence: { maxAge: days(at('evidence', 'maxAge'), base.evidence.maxAge) },
    ignore: stringsOf(at('ignore')) ?? base.ignore,
    locked: stringsOf(at('locked')) ?? base.locked,
    adoption: adoptionOf(at('adoption')) ?? base.adoption,
    baseline: stringOf(at('baseline')) ?? base.baseline,
  };
}

function adoptionOf(node: Node | undefined): Settings['adoption'] | undefined {
  const text = stringOf(node);
  return text === 'strict' || text === 'gradual' ? text : undefined;
}

function rulesOf(node: Node | undefined): Settings['rules'] {
  const entries = node?.type === 'map' ? node.entries : [];
  return Object.fromEntries(
    entries.flatMap(({ key, value }) => {
      const severity = severityOf(value.type === 'map' ? entryOf(value, 'severity')?.value : value);
      return severity ? [[String(key.value), severity]] : [];
    }),
  );
}

function severityOf(node: Node | undefined): Severity | 'off' | undefined {
  // YAML 1.1 habits: an unquoted `off` may come as the boolean false.
  if (booleanOf(node) === false) return 'off';
  const text = stringOf(node);
  return text === 'off' || text === 'info' || text === 'warning' || text === 'error' ? text : undefined;
}

function secondsOf(node: Node | undefined): number | undefined {
  const parsed = parseDuration(stringOf(node) ?? '', { days: true });
  return parsed.ok ? parsed.seconds : undefined;
}

function stringOf(node: Node | undefined): string | undefined {
  return node?.type === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

function booleanOf(node: Node | undefined): boolean | undefined {
  return node?.type === 'scalar' && typeof node.value === 'boolean' ? node.value : undefined;
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.type === 'seq' ? node.items : [];
}

/** One pattern, or a list of them. */
function patternsOf(node: Node | undefined): string[] {
  const single = stringOf(node);
  return single === undefined ? (stringsOf(node) ?? []) : [single];
}

function stringsOf(node: Node | undefined): string[] | undefined {
  return node?.type === 'seq' ? node.items.flatMap((item) => stringOf(item) ?? []) : undefined;
}

/** What a plugin that publishes the bundle is given, and the finding that it lacks something. */
import { blank, type Operation } from '../../fixes/operation.ts';
import type { BundlePublisherFact } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { isFillIn } from '../../values/placeholder.ts';
import type { Problem } from '../rule.ts';
import { enumerate } from '../wording.ts';

/** Settings with a sample of each. */
export type Samples = Readonly<Record<string, string>>;

export function missingSettings({ settings }: BundlePublisherFact, wanted: Samples): string[] {
  return Object.keys(wanted).filter((name) => {
    const stated = settings[name];
    return stated === undefined || (stated.known && isFillIn(stated.value));
  });
}

export function lacking(publisher: BundlePublisherFact, missing: readonly string[], samples: Samples): Problem {
  const { path, plugin } = publisher;
  const names = enumerate(missing.map(code));
  return {
    at: { missing: [...path, missing[0] ?? ''], fallback: plugin.span },
    message: `${code(knownValue(plugin) ?? '')} lacks ${names}. The plugin cannot be set up, and the server does not start.`,
    offers: () => [{ title: `Add ${names}`, kind: 'suggest', operations: addSettings(publisher, missing, samples) }],
  };
}

export function addSettings({ path }: BundlePublisherFact, missing: readonly string[], samples: Samples): Operation[] {
  return missing.map((name) => ({ op: 'set', path: [...path, name], value: blank(samples[name] ?? '') }));
}

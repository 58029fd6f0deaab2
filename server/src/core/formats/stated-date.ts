/** Dates as manifests state them, and the ends that the conventions of other tools set. */
import type { Resource } from '../model/facts.ts';
import { known, type Stated } from '../model/stated.ts';
import { namesNoDate, parseLooseDate } from '../values/date.ts';
import { parseDuration } from '../values/duration.ts';

/** A date as somebody stated it; `never` and its like state none. */
export function statedDate(stated: Stated | undefined): Stated | undefined {
  return stated?.known && namesNoDate(stated.value) ? undefined : stated;
}

/** The end by kube-janitor, which deletes the resource then, else by Kyverno, which does the same. */
export function conventionalEnd({ annotations, labels }: Pick<Resource, 'annotations' | 'labels'>): Stated | undefined {
  const label = labels['cleanup.kyverno.io/ttl'];
  return (
    endAt(annotations['janitor/expires']) ?? endAfter(annotations['janitor/ttl']) ?? endAt(label) ?? endAfter(label)
  );
}

function endAt(stated: Stated | undefined): Stated | undefined {
  if (!stated?.known) return stated;
  const date = parseLooseDate(stated.value);
  if (!date.ok) return undefined;
  return known(date.dateOnly ? date.day : new Date(date.end).toISOString(), stated.span);
}

/** A lifetime (`7d`) counts from a creation that no manifest shows: there is an end, and nobody knows which. */
function endAfter(stated: Stated | undefined): Stated | undefined {
  if (!stated?.known) return stated;
  const text = stated.value.trim();
  const isLifetime = /^\d+w$/.test(text) || parseDuration(text, { days: true }).ok;
  return isLifetime ? { known: false, span: stated.span, text } : undefined;
}

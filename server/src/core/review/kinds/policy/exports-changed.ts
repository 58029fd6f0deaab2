import type { ConsulExportsFact } from '../../../model/facts.ts';
import { EXPORTS, SOUND_CONSUL } from '../../../rules/consul-examples.ts';
import { changed } from '../../../rules/examples.ts';
import type { Span } from '../../../syntax/span.ts';
import { code } from '../../../values/code.ts';
import { covers, exactly, wildcard } from '../../../values/pattern-set.ts';
import { listed } from '../../admission/words.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays, step } from '../../examples.ts';
import { directionOf } from '../../set-difference.ts';

export const exportsChanged = changeKind({
  id: 'exports-changed',
  title: 'Other services are exported',
  what: 'Which services of Consul peers and sameness groups can see and call, if an intention lets them. Compared as sets: a wildcard holds every service, also those to come. Partitions of the own datacenter are left out.',
  families: ['overly-broad-trust'],
  on: ['consul-exports'],
  *compare({ before, after }) {
    const [old, fresh] = [exportsOf(before?.fact), exportsOf(after?.fact)];
    if (!old || !fresh) return;
    const [added, removed] = [beyond(fresh, old), beyond(old, fresh)];
    if (added.length + removed.length === 0) return;
    const direction = directionOf({ added, removed });
    const named = (exports: readonly Export[]) =>
      listed(exports.map(({ service, place }) => `${code(service)} to ${place}`));
    const parts = [
      ...(added.length > 0 ? [`Exports ${named(added)}`] : []),
      ...(removed.length > 0 ? [`${added.length > 0 ? 'no' : 'No'} longer exports ${named(removed)}`] : []),
    ];
    yield {
      direction,
      title: parts.join(', and '),
      message:
        direction === 'narrows'
          ? 'The other side no longer finds these services. Intentions that name it are left over.'
          : added.some(({ service }) => service === '*')
            ? 'Every service can be found from there, also those that are yet to come. Intentions alone decide who may call them.'
            : 'These services can be found from there. Intentions decide who may call them.',
      before: { span: removed[0]?.span, says: says(old) },
      after: { span: added[0]?.span, says: says(fresh) },
    };
  },
  examples: [
    ...bothWays(
      SOUND_CONSUL,
      { ...SOUND_CONSUL, 'exports.yaml': changed(EXPORTS, '- name: payments', '- name: "*"') },
      'widens',
      'narrows',
    ),
    step(
      SOUND_CONSUL,
      { ...SOUND_CONSUL, 'exports.yaml': changed(EXPORTS, 'peer: acme-dc', 'peer: west-dc') },
      'moves',
    ),
  ],
});

/** A service, and to whom. */
interface Export {
  readonly service: string;
  readonly place: string;
  readonly span: Span;
}

/** Undefined where only a template knows some of it. */
function exportsOf(fact: ConsulExportsFact | undefined): Export[] | undefined {
  const found: Export[] = [];
  for (const { name, consumers } of fact?.services ?? []) {
    for (const { scopes, span } of consumers) {
      for (const { field, stated } of scopes) {
        if (field === 'partition') continue;
        if (!stated.known || name?.known === false) return undefined;
        const place = `${field === 'peer' ? 'the peer' : 'the group'} ${code(stated.value)}`;
        if (name) found.push({ service: name.value, place, span });
      }
    }
  }
  return found;
}

/** Those of the first that the second does not hold. */
function beyond(these: readonly Export[], those: readonly Export[]): Export[] {
  return these.filter(({ service, place }) => {
    const there = those.filter((other) => other.place === place).map((other) => wildcard(other.service));
    return covers(there, service === '*' ? wildcard(service) : exactly(service)) === 'no';
  });
}

function says(exports: readonly Export[]): string {
  return listed(exports.map(({ service }) => service)) || 'nothing';
}

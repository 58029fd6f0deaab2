import type { ConsulItem, ConsulSource, FactOf } from '../../model/facts.ts';
import { code } from '../../values/code.ts';
import { SOUND_CONSUL, unsoundConsul } from '../consul-examples.ts';
import { type Problem, rule } from '../rule.ts';
import { enumerate } from '../wording.ts';

export const consulEntryRefused = rule({
  id: 'consul-entry-refused',
  severity: 'error',
  title: 'An entry that Consul refuses',
  what: 'A source of an intention has both `action` and `permissions`, an entry names more than one of `peer`, `partition` and `samenessGroup`, or one of these is `*`.',
  why: 'Consul refuses the whole resource. What was in force before stays in force, so somebody who was to be kept out still gets in, and the file tells another story.',
  how: 'Keep the one that is meant. For several peers write several entries.',
  families: ['semantics-mismatch'],
  edit: 'suggest',
  on: ['consul-intentions', 'consul-exports', 'sameness-group'],
  *check(fact) {
    for (const item of itemsIn(fact)) {
      yield* severalPlaces(item);
      yield* everyPlace(item);
    }
    if (fact.type === 'consul-intentions') for (const source of fact.sources) yield* twoDecisions(source);
  },
  bad: unsoundConsul('intentions.yaml', '      permissions:\n', '      action: allow\n      permissions:\n'),
  good: SOUND_CONSUL,
});

function itemsIn(fact: FactOf<'consul-intentions' | 'consul-exports' | 'sameness-group'>): readonly ConsulItem[] {
  if (fact.type === 'consul-intentions') return fact.sources;
  return fact.type === 'sameness-group' ? fact.members : fact.services.flatMap(({ consumers }) => consumers);
}

function* severalPlaces({ scopes }: ConsulItem): Iterable<Problem> {
  const [first, second] = scopes;
  if (!first || !second) return;
  const fields = enumerate(scopes.map(({ field }) => code(field)));
  yield {
    at: second.stated.span,
    message: `This entry names ${fields}, and Consul refuses the resource, as it takes one of them. What was in force before stays in force. Keep the one that is meant.`,
    offers: () =>
      scopes.map(({ field }) => ({
        title: `Keep \`${field}\``,
        kind: 'suggest',
        operations: scopes.filter((other) => other.field !== field).map(({ path }) => ({ op: 'remove', path })),
      })),
  };
}

/** No edit: which ones are meant is not written anywhere. */
function* everyPlace({ scopes }: ConsulItem): Iterable<Problem> {
  for (const { field, stated } of scopes) {
    if (!stated.known || !stated.value.includes('*')) continue;
    yield {
      at: stated.span,
      message: `Consul takes no \`*\` as a ${code(field)} and refuses the resource. What was in force before stays in force. Write an entry for each one that is meant.`,
    };
  }
}

function* twoDecisions({ action, permissions }: ConsulSource): Iterable<Problem> {
  if (!action || !permissions) return;
  yield {
    at: action.span,
    message:
      '`action` decides about the whole connection and `permissions` about each request, and Consul refuses a source with both. What was in force before stays in force. Keep the one that is meant.',
    offers: () => [
      { title: 'Keep `permissions`', kind: 'suggest', operations: [{ op: 'remove', path: action.path }] },
      { title: 'Keep `action`', kind: 'suggest', operations: [{ op: 'remove', path: permissions.path }] },
    ],
  };
}

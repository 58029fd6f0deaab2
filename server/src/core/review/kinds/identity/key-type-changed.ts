import type { NamedValue, SpireServerFact } from '../../../model/facts.ts';
import { SOUND_CONF, unsoundConf } from '../../../rules/conf-examples.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { valueChange } from './value-change.ts';

export const keyTypeChanged = changeKind({
  id: 'key-type-changed',
  title: 'The server signs with another kind of key',
  what: 'The type of the keys with which a SPIRE server signs. Everybody who verifies what it signs has to know the algorithm.',
  families: ['trust-anchor'],
  on: ['spire-server'],
  *compare({ is, before, after }) {
    if (is !== 'kept') return;
    const names = new Set([...before.fact.keyTypes, ...after.fact.keyTypes].map(({ name }) => name));
    for (const name of names) {
      const change = valueChange(typeOf(before.fact, name)?.stated, typeOf(after.fact, name)?.stated, 'the default');
      if (!change) continue;
      yield {
        direction: 'moves',
        title: `\`${name}\` changes ${change.course}`,
        message:
          'The next key of the server is of that kind. Partners whose programs do not know the algorithm refuse what it signs.',
        before: change.before,
        after: change.after,
      };
    }
  },
  examples: bothWays(
    SOUND_CONF,
    unsoundConf('server.conf', '  ca_ttl       = "24h"', '  ca_ttl       = "24h"\n  ca_key_type  = "rsa-4096"'),
    'moves',
    'moves',
  ),
});

function typeOf({ keyTypes }: SpireServerFact, wanted: string): NamedValue | undefined {
  return keyTypes.find(({ name }) => name === wanted);
}

import { IDENTIFYING, spiffeIdsIn } from '../../model/identifiers.ts';
import { partOf } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { isReservedPath, parseSpiffeId } from '../../values/spiffe-id.ts';
import { rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';

export const reservedSpiffeIdPath = rule({
  id: 'reserved-spiffe-id-path',
  severity: 'error',
  title: 'A workload under the path SPIRE keeps for itself',
  what: 'A workload is to get an identity whose path is `/spire` or begins with `/spire/`.',
  why: 'Under this path SPIRE names its own servers and agents. It refuses to register a workload there, so the workload stays without an identity.',
  how: 'Move the workload to a path of its own.',
  families: [],
  edit: 'none',
  on: IDENTIFYING,
  *check(fact) {
    for (const { stated, use, text, placeOf } of spiffeIdsIn(fact)) {
      const id = use === 'workload' ? parseSpiffeId(text) : undefined;
      if (!id?.ok || !isReservedPath(id.path)) continue;
      const start = text.length - id.path.length;
      const place = placeOf({ start, end: start + '/spire'.length });
      yield {
        at: place ? partOf(stated, place) : stated.span,
        message: `${code(stated.value)} lies under /spire, which SPIRE keeps for its own servers and agents. It refuses to register a workload there, so this one gets no identity. Choose another path.`,
      };
    }
  },
  bad: unsoundSpire('static-entry.yaml', 'example/payments/ledger', 'example/spire/ledger'),
  good: SOUND_SPIRE,
});

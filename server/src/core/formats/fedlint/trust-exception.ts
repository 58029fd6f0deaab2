import type { Fact } from '../../model/facts.ts';
import { nodeAt, type Path } from '../../syntax/tree.ts';
import { textOf, textsOf } from '../cursor.ts';
import type { Kind } from '../kind.ts';
import { ownerOf } from './owner.ts';
import { timeBoxAt } from './terms.ts';

export const trustException: Kind = {
  apiVersion: 'fedlint.dev/v1alpha1',
  kind: 'TrustException',
  read({ resource, root, at }): Fact[] {
    const node = (...path: Path) => nodeAt(root, ['spec', ...path]);
    return [
      {
        type: 'exception',
        resource,
        slots: {
          owner: at('spec', 'owner'),
          'time-box': at('spec'),
          'time-box.expires': at('spec', 'expires'),
          'time-box.review-by': at('spec', 'reviewBy'),
          'time-box.change': at('spec', 'change'),
        },
        federation: textOf(node('federation')),
        reason: textOf(node('reason')),
        owner: ownerOf(node('owner')),
        approvedBy: textOf(node('approvedBy')),
        timeBox: timeBoxAt(root, ['spec']),
        scope: textsOf(node('scope')),
      },
    ];
  },
};

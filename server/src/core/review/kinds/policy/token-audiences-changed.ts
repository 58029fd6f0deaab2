import type { Stated } from '../../../model/stated.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays } from '../../examples.ts';
import { directionOf, type SetDifference, statedDifference } from '../../set-difference.ts';
import { describeStated, shortly } from './describe-stated.ts';
import { describeIssuer, isForeignToken } from './token-border.ts';
import { tokensWith, WITH_TOKENS } from './token-examples.ts';

const ANY = 'any audience';

export const tokenAudiencesChanged = changeKind({
  id: 'token-audiences-changed',
  title: 'Tokens for other audiences are taken',
  what: 'For whom a token has to be made out to be taken. Another audience widens; no audiences at all means that none is checked, which takes tokens that were made out for somebody else.',
  families: ['authn-authz-unclear', 'semantics-mismatch'],
  on: ['token-trust'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const [old, fresh] = [pair.before.fact.audiences, pair.after.fact.audiences];
    const difference = statedDifference(old, fresh);
    if (!difference || !isForeignToken(pair)) return;
    const { added, removed } = difference;
    const direction = fresh.length === 0 ? 'widens' : old.length === 0 ? 'narrows' : directionOf(difference);
    yield {
      direction,
      title: titleOf(difference, fresh),
      message:
        fresh.length === 0
          ? `Nobody looks any more for whom a token of ${describeIssuer(pair.after.fact)} was made out, so one that was given to another service works here.`
          : direction === 'narrows'
            ? 'Fewer tokens are taken: those that were made out for somebody else are refused.'
            : 'Tokens that were made out for another purpose are taken here. See that the issuer means the same by the word.',
      before: { span: removed[0]?.span ?? old[0]?.span, says: shortly(old, ANY) },
      after: { span: added[0]?.span ?? fresh[0]?.span, says: shortly(fresh, ANY) },
    };
  },
  examples: [
    ...bothWays(WITH_TOKENS, tokensWith('      audiences: [payments]\n', ''), 'widens', 'narrows'),
    ...bothWays(WITH_TOKENS, tokensWith('[payments]', '[payments, reports]'), 'widens', 'narrows'),
  ],
});

function titleOf({ added, removed }: SetDifference<Stated>, fresh: readonly Stated[]): string {
  if (fresh.length === 0) return `Takes tokens for ${ANY}, no longer only for ${describeStated(removed, '')}`;
  if (added.length === 0) return `No longer takes tokens for ${describeStated(removed, '')}`;
  return `Takes tokens for ${describeStated(added, '')}${removed.length > 0 ? `, and no longer for ${describeStated(removed, '')}` : ''}`;
}

import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { describeIssuer, isForeignToken } from './token-border.ts';
import { WITH_TOKENS, WITHOUT_TOKENS } from './token-examples.ts';

export const tokenIssuerRemoved = changeKind({
  id: 'token-issuer-removed',
  title: 'Tokens of an issuer are no longer taken',
  what: 'The opposite of `token-issuer-added`. Policies that ask for such a token refuse everybody from then on, and those that do not ask for any never noticed it.',
  families: [],
  on: ['token-trust'],
  *compare(pair) {
    if (pair.is !== 'removed' || !isForeignToken(pair)) return;
    yield {
      direction: 'narrows',
      title: `No longer takes tokens of ${describeIssuer(pair.before.fact)}`,
      message:
        'Such a token proves nothing any more, and is not looked at either: a forged one does no harm where no policy asks for it.',
      before: { span: pair.before.fact.issuer?.span, says: 'taken' },
    };
  },
  examples: [step(WITH_TOKENS, WITHOUT_TOKENS, 'narrows')],
});

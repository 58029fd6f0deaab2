import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { describeStated } from './describe-stated.ts';
import { describeIssuer, isForeignToken } from './token-border.ts';
import { WITH_TOKENS, WITHOUT_TOKENS } from './token-examples.ts';

export const tokenIssuerAdded = changeKind({
  id: 'token-issuer-added',
  title: 'Tokens of another issuer are taken',
  what: 'Tokens that foreign callers hold are taken for proof of who they are, from an issuer whose tokens were not. What they may do with them is for policies to say.',
  families: ['authn-authz-unclear'],
  on: ['token-trust'],
  *compare(pair) {
    if (pair.is !== 'added' || !isForeignToken(pair)) return;
    const { fact } = pair.after;
    const { audiences } = fact;
    yield {
      direction: 'widens',
      title: `Takes tokens of ${describeIssuer(fact)}`,
      message:
        audiences.length === 0
          ? 'Whoever holds a token of it is recognised, whatever the token was made out for.'
          : `Whoever holds a token of it for ${describeStated(audiences, '')} is recognised.`,
      after: { span: fact.issuer?.span, says: 'taken' },
    };
  },
  examples: [step(WITHOUT_TOKENS, WITH_TOKENS, 'widens')],
});

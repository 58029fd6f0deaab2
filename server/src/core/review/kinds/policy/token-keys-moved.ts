import type { TokenTrustFact } from '../../../model/facts.ts';
import { code } from '../../../values/code.ts';
import { changeKind } from '../../change-kind.ts';
import { step } from '../../examples.ts';
import { isForeignToken } from './token-border.ts';
import { tokensWith, WITH_TOKENS } from './token-examples.ts';

const KEYS_URL = 'https://tokens.acme.partner.example/keys';

export const tokenKeysMoved = changeKind({
  id: 'token-keys-moved',
  title: 'The keys for tokens come from elsewhere',
  what: 'Where the keys come from that tell a real token from a forged one: an address, or keys that are written down. Whoever holds the other keys can make tokens for everybody the issuer speaks for.',
  families: ['trust-anchor'],
  on: ['token-trust'],
  *compare(pair) {
    if (pair.is !== 'kept') return;
    const [was, is] = [sourceOf(pair.before.fact), sourceOf(pair.after.fact)];
    if (!was.known || !is.known || was.text === is.text || !isForeignToken(pair)) return;
    yield {
      direction: 'moves',
      title:
        is.words === was.words
          ? 'The keys in this file are others'
          : `The keys come from ${is.words} instead of ${was.words}`,
      message:
        'Whoever controls the new source can make tokens that are taken here, for anybody. See that it is still the issuer.',
      before: { span: was.span, says: was.says },
      after: { span: is.span, says: is.says },
    };
  },
  examples: [
    step(WITH_TOKENS, tokensWith(KEYS_URL, 'https://keys.partner.example/acme'), 'moves'),
    step(WITH_TOKENS, tokensWith(`jwksUri: ${KEYS_URL}`, `jwks: '{"keys": []}'`), 'moves'),
  ],
});

function sourceOf({ keysUrl, keys }: TokenTrustFact) {
  const stated = keysUrl ?? keys;
  const url = keysUrl?.known ? keysUrl.value : undefined;
  return {
    known: stated?.known !== false,
    span: stated?.span,
    words: url !== undefined ? code(url) : keys ? 'this file' : 'what the issuer publishes',
    says: url ?? (keys ? 'keys in this file' : 'published by the issuer'),
    text: stated?.known ? stated.value : undefined,
  };
}

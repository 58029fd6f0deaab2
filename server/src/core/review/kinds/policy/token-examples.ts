/** The sound mesh, with tokens of the partner taken and asked for, and without. */
import { changed } from '../../../rules/examples.ts';
import { meshWith, TOKENS, TOKENS_REQUIRED } from '../../../rules/istio-examples.ts';
import type { Example } from '../../../rules/rule.ts';

export const WITHOUT_TOKENS: Example = meshWith({ 'tokens-required.yaml': TOKENS_REQUIRED });
export const WITH_TOKENS: Example = meshWith({ 'tokens.yaml': TOKENS, 'tokens-required.yaml': TOKENS_REQUIRED });

/** With one piece of the policy that takes them changed. */
export function tokensWith(from: string, to: string): Example {
  return meshWith({ 'tokens.yaml': changed(TOKENS, from, to), 'tokens-required.yaml': TOKENS_REQUIRED });
}

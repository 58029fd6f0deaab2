import type { Span } from '../syntax/span.ts';

export interface SelectorProblem extends Span {
  readonly code: 'empty' | 'no-colon' | 'empty-type' | 'empty-value';
  readonly message: string;
}

export type Selector =
  | { readonly ok: true; readonly type: string; readonly value: string }
  | { readonly ok: false; readonly problem: SelectorProblem };

/** A SPIRE selector, `type:value`, split at the first colon as the controller manager does: `k8s:ns:payments`. */
export function checkSelector(text: string): Selector {
  const colon = text.indexOf(':');
  if (text.trim() === '')
    return bad('empty', 0, text.length, 'The selector is empty. Write type:value, such as k8s:ns:payments.');
  if (colon < 0) {
    return bad(
      'no-colon',
      0,
      text.length,
      'A selector is type:value, such as k8s:ns:payments; this one has no colon, so SPIRE cannot tell its type.',
    );
  }
  if (colon === 0) return bad('empty-type', 0, 1, 'The selector has no type before the colon, such as k8s or unix.');
  if (colon === text.length - 1) {
    return bad('empty-value', colon, colon + 1, 'The selector has no value after the colon, so it can select nothing.');
  }
  return { ok: true, type: text.slice(0, colon), value: text.slice(colon + 1) };
}

function bad(code: SelectorProblem['code'], start: number, end: number, message: string): Selector {
  return { ok: false, problem: { code, start, end, message } };
}

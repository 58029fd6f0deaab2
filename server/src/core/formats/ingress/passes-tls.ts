import type { Stated } from '../../model/stated.ts';

/**
 * Whether annotations of an Ingress have TLS passed through to what is behind it. Each controller has an annotation of
 * its own for that, and they all say `passthrough`. Undefined where only a template knows.
 */
export function passesTls(annotations: Readonly<Record<string, Stated>>): boolean | undefined {
  const said = Object.entries(annotations).filter(
    ([key, text]) => /passthrough/i.test(key) || (text.known && /passthrough/i.test(text.value)) || isTermination(key),
  );
  if (said.some(([, text]) => text.known && !/^(?:false|edge|reencrypt)$/i.test(text.value))) return true;
  return said.some(([, text]) => !text.known) ? undefined : false;
}

function isTermination(key: string): boolean {
  return key === 'route.openshift.io/termination';
}

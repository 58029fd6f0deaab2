/** What a bundle text holds. */
import { counted } from '../rules/wording.ts';
import { readBundle } from '../values/bundle-text.ts';
import type { Value } from './value.ts';

export function bundleMeaning({ text }: Value): string | undefined {
  const bundle = readBundle(text.value);
  if (!bundle.ok) return undefined;
  const of = (use: string) => bundle.keys.filter((key) => key.use === use).length;
  const [x509, jwt] = [of('x509-svid'), of('jwt-svid')];
  const others = bundle.keys.length - x509 - jwt;
  const rest = others === 0 ? '' : `, ${counted(others, 'other key')}`;
  return `Holds ${counted(x509, 'X.509 root')}, ${counted(jwt, 'JWT key')}${rest}`;
}

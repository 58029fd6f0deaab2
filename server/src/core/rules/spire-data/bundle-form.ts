/** How a bundle is written in data for `spire-server federation`, and which format the command wants for that. */
import type { BundleTerms } from '../../model/facts.ts';
import { readBundle } from '../../values/bundle-text.ts';

export type BundleForm =
  /** A map, as `spiffe` wants it. */
  | 'map'
  /** PEM certificates in a text, as `pem` wants them. */
  | 'certificates'
  /** The JSON of a bundle in quotes, which no format takes. */
  | 'quoted-json'
  /** A text that is neither, or that nobody knows yet. */
  | 'text';

export function formOf({ isText, text }: NonNullable<BundleTerms['bootstrap']>): BundleForm {
  if (!isText) return 'map';
  if (!text.known) return 'text';
  const bundle = readBundle(text.value);
  if (bundle.ok || bundle.problem === 'no-keys') return 'quoted-json';
  return bundle.problem === 'pem' ? 'certificates' : 'text';
}

/** The formats that what is written may be in; the one that goes with it where that is sure. */
export function formatsOf(bootstrap: NonNullable<BundleTerms['bootstrap']>): readonly ('pem' | 'spiffe')[] {
  const form = formOf(bootstrap);
  if (form === 'map') return ['spiffe'];
  return form === 'certificates' ? ['pem'] : ['pem', 'spiffe'];
}

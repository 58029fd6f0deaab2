/** What a bundle holds, and how long it lasts. */
import { expiryLabel } from '../certificates/describe.ts';
import type { BundleFact, BundleNumber } from '../model/facts.ts';
import { knownValue } from '../model/stated.ts';
import type { FieldAt } from '../navigation/field-at.ts';
import { counted } from '../rules/wording.ts';
import type { Path } from '../syntax/tree.ts';
import { readBundle } from '../values/bundle-text.ts';
import { describeDuration } from '../values/duration.ts';
import type { HoverContext } from './context.ts';
import { dotted, paragraphs } from './text.ts';
import type { Value } from './value.ts';

/** Of a text that could not be read in its place, such as a folded one. */
export function bundleMeaning({ text }: Value): string | undefined {
  const bundle = readBundle(text.value);
  return bundle.ok ? holdings(bundle.keys.map(({ use }) => use)) : undefined;
}

/** On the key of the whole bundle, and on `keys` in it. */
export function bundleSummary({ object, path }: FieldAt, { facts, now }: HoverContext): string | undefined {
  const place = object?.at(...path);
  const bundle = facts.find(
    (fact) => fact.type === 'bundle' && place && (samePath(fact.path, place) || samePath(fact.keysPath, place)),
  );
  return bundle?.type === 'bundle' && bundle.keysForm === 'list' ? summaryOf(bundle, now) : undefined;
}

function summaryOf({ keys, sequence, refreshHint }: BundleFact, now: number): string {
  const number = numberIn(sequence);
  const hint = numberIn(refreshHint);
  const line = dotted(
    holdings(keys.map(({ use }) => knownValue(use))),
    number === undefined ? 'no sequence number' : `sequence ${number}`,
    hint === undefined ? 'no refresh hint' : `to be looked at every ${describeDuration(hint)}`,
  );
  const roots = keys.flatMap(({ certificate }) => (certificate?.ok ? certificate.certificate : []));
  const [first] = roots.toSorted((a, b) => a.notAfter - b.notAfter);
  const which = roots.length === 1 ? 'The root' : 'The first root to end';
  return paragraphs(line, first && `${which}: ${expiryLabel(first, now)}`);
}

function holdings(uses: readonly unknown[]): string {
  const of = (use: string) => uses.filter((other) => other === use).length;
  const [x509, jwt] = [of('x509-svid'), of('jwt-svid')];
  const others = uses.length - x509 - jwt;
  const rest = others === 0 ? '' : `, ${counted(others, 'other key')}`;
  return `Holds ${counted(x509, 'X.509 root')}, ${counted(jwt, 'JWT key')}${rest}`;
}

function numberIn(stated: BundleNumber | undefined): number | undefined {
  const value = knownValue(stated?.value);
  return typeof value === 'number' ? value : undefined;
}

function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}

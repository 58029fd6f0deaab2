import type { Resource } from '../../model/facts.ts';
import { isFillIn } from '../../values/placeholder.ts';

/** Whether a value still waits to be filled in and `placeholder-value` says so, as it does of all our own kinds. */
export function isToldAsPlaceholder({ resource }: { readonly resource: Resource }, text: string): boolean {
  return resource.apiVersion.startsWith('fedlint.dev/') && isFillIn(text);
}

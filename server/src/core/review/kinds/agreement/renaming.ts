/** Identities of a trust domain that was renamed: with the new name they are the same ones. */
import { domainKey } from '../../../model/domain-key.ts';
import type { Stated } from '../../../model/stated.ts';

/** Writes an identity of the old name with the new one. */
export function renaming(was: Stated | undefined, is: Stated | undefined): (text: string) => string {
  if (!was?.known || !is?.known || domainKey(was.value) === domainKey(is.value)) return (text) => text;
  const [old, fresh] = [`spiffe://${domainKey(was.value)}`, `spiffe://${domainKey(is.value)}`];
  return (text) => {
    const isOfOld = text.toLowerCase() === old || text.toLowerCase().startsWith(`${old}/`);
    return isOfOld ? `${fresh}${text.slice(old.length)}` : text;
  };
}

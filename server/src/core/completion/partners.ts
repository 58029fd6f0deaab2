/** Trust domains that a Federation manifest is about, for configurations that are yet to federate with them. */
import { domainKey } from '../model/domain-key.ts';
import { knownValue } from '../model/stated.ts';
import type { FieldContext } from './proposal.ts';
import { fileName, localDomains, ownDomain } from './stated.ts';

export interface Partner {
  readonly domain: string;
  /** Name of the file that says so. */
  readonly file: string;
}

/** Without those whose manifest is about another trust domain than that of the configuration at the cursor. */
export function partners(context: FieldContext): Partner[] {
  const { workspace } = context.request;
  const own = ownDomain(context);
  const ours = own === undefined ? localDomains(context) : [own];
  return [...workspace.keys('federation-by-remote')].sort().flatMap((domain): Partner[] => {
    const manifest = workspace.lookup('federation-by-remote', domain).find(({ fact: { origin, local } }) => {
      const near = knownValue(local);
      return origin === 'manifest' && (near === undefined || own === undefined || ours.includes(domainKey(near)));
    });
    return manifest && domain !== own ? [{ domain, file: fileName(manifest.document.uri) }] : [];
  });
}

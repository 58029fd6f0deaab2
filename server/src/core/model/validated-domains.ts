/** Trust domains that the SPIFFE validators of Envoy take where a policy holds. */
import { domainKey } from './domain-key.ts';
import { isForeign } from './domains.ts';
import { folderOf, inOneFolder } from './folder.ts';
import type { ForeignTrust } from './foreign-trust.ts';
import { inOrder } from './order.ts';
import type { Answers } from './store.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * A validator in the same folder that takes another trust domain beside the own one. Where nobody says which of them is
 * the own one, the first is taken for it, as people list them.
 */
export function validatedBeside(own: ReadonlySet<string>, context: Surroundings): ForeignTrust | undefined {
  const { workspace, document, settings } = context;
  const about = [folderOf(document), [...own].join(' '), ...settings.localTrustDomains].join('\n');
  return workspace.once(validated, about, (facts) => {
    const beside = facts.lookup('any-envoy', '').filter((found) => inOneFolder(found.document, document));
    for (const { fact, document: there } of inOrder(beside, ({ span }) => span)) {
      const names = fact.domains.flatMap(({ name }) => (name?.known ? [name] : []));
      const others = names.filter(({ value }) => {
        return !own.has(domainKey(value)) && isForeign(value, { settings, workspace: facts });
      });
      const [first] = others.length === names.length ? others.slice(1) : others;
      if (first) return { name: first.value, document: there, span: first.span };
    }
    return undefined;
  });
}

const validated: Answers<ForeignTrust | undefined> = new WeakMap();

/** Programs outside of the proxies that an Istio mesh may ask. */
import type { ExternalAuthorizerFact } from './facts.ts';
import { inOneFolder, isBelow } from './folder.ts';
import { inOrder } from './order.ts';
import type { Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';

/** Those of the mesh whose policies are written here: in the same folder, else in one above, else all there are. */
export function authorizersAround({ document, workspace }: Surroundings): readonly Located<ExternalAuthorizerFact>[] {
  const all = inOrder(workspace.lookup('any-external-authorizer', ''), ({ span }) => span);
  const beside = all.filter((one) => inOneFolder(one.document, document));
  if (beside.length > 0) return beside;
  const above = all.filter((one) => isBelow(document, one.document));
  return above.length > 0 ? above : all;
}

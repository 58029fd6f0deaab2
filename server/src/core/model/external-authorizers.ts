/** Programs outside of the proxies that an Istio mesh may ask. */
import type { ExternalAuthorizerFact } from './facts.ts';
import { besideOrAbove } from './folder.ts';
import { inOrder } from './order.ts';
import type { Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';

/** Those of the mesh whose policies are written here: in the same folder, else in one above, else all there are. */
export function authorizersAround({ document, workspace }: Surroundings): readonly Located<ExternalAuthorizerFact>[] {
  const all = inOrder(workspace.lookup('any-external-authorizer', ''), ({ span }) => span);
  const around = besideOrAbove(all, document);
  return around.length > 0 ? around : all;
}

/** A class of SPIRE resources: which controller manager acts on them, and for which trust domain. */
import type { ControllerFact } from '../model/facts.ts';
import { inOrder } from '../model/order.ts';
import { knownValue } from '../model/stated.ts';
import type { Located } from '../model/store.ts';
import { counted } from '../rules/wording.ts';
import type { HoverContext } from './context.ts';
import { resourceLink } from './resource.ts';
import { bullets, paragraphs, quoted } from './text.ts';
import type { Value } from './value.ts';

export function classMeaning({ text }: Value, context: HoverContext): string {
  const members = context.workspace.lookup('class-name', text.value);
  const controllers = members.filter(isController);
  const resources = counted(members.length - controllers.length, 'resource');
  const acting = inOrder(controllers, (fact) => fact.resource.span).map((controller) => {
    const domain = knownValue(controller.fact.trustDomain);
    const link = resourceLink(controller, context);
    return domain === undefined ? link : `${link}, for trust domain ${quoted(domain)}`;
  });
  const nobody = 'No controller manager in this workspace is set up with this class';
  return paragraphs(
    `Class ${quoted(text.value)}, with ${resources}`,
    acting.length > 0 ? bullets(acting.map((who) => `acted on by ${who}`)) : nobody,
  );
}

function isController(found: Located<{ readonly type: string }>): found is Located<ControllerFact> {
  return found.fact.type === 'controller';
}

import { blank } from '../../fixes/operation.ts';
import { acceptsIdentities, undecidedAdmissions } from '../../model/acceptance.ts';
import { isUnanswered } from '../../model/answer.ts';
import { isJudged } from '../../model/governance.ts';
import { SOUND, unsound } from '../examples.ts';
import { manifestOffers } from '../federation-manifest.ts';
import { rule } from '../rule.ts';
import { describeLink } from '../wording.ts';
import { missingIn, suggest, under, writing } from './place.ts';

export const ambiguousAuthorization = rule({
  id: 'ambiguous-authorization',
  severity: 'warning',
  title: 'Nobody is said to decide what the other side may do',
  what: 'A federation accepts identities of the other side and leaves `trust.authorization` out. Where a subject besides stands for the whole domain, `authentication-only` says so instead.',
  why: 'Each side then takes it that the other one checks. To be recognised quietly turns into to be allowed, and after an incident nobody can say whose decision it was.',
  how: 'Say under `trust.authorization` who decides: this side (`local`), the other side (`remote`) or somebody both rely on (`delegated`).',
  families: ['authn-authz-unclear'],
  edit: 'suggest',
  on: ['federation'],
  *check(link, context) {
    if (!isJudged(link, context) || !acceptsIdentities(link)) return;
    if (!isUnanswered(link.trust.authorization) || undecidedAdmissions(link).length > 0) return;
    yield {
      at: missingIn(link, 'trust.authorization'),
      message: `Identities are accepted in ${describeLink(link)}, and nothing says who decides what they may do. Each side then takes it that the other one checks. State it ${under(link, 'trust.authorization', 'trust.authorization')}.`,
      offers: () => [
        ...suggest('Say who decides', writing(link, { 'trust.authorization': blank('local') })),
        ...manifestOffers(link, context),
      ],
    };
  },
  bad: unsound('acme-orders.yaml', '    authorization: local\n', ''),
  good: SOUND,
});

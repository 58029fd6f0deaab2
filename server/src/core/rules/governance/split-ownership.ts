import { blank } from '../../fixes/operation.ts';
import type { OwnerRole, OwnerSource, Owners } from '../../model/facts.ts';
import { isJudged, ownersOf } from '../../model/governance.ts';
import { isNamed } from '../../model/ownership.ts';
import { code } from '../../values/code.ts';
import { ownerKey } from '../../values/owner.ts';
import { beside, SOUND, unsound } from '../examples.ts';
import { rule } from '../rule.ts';
import { describeLink } from '../wording.ts';
import { missingIn, suggest, writing } from './place.ts';

const DUTIES = ['bundle', 'renewal', 'authorization'] as const satisfies readonly OwnerRole[];

const FILE_SOURCES: ReadonlySet<OwnerSource> = new Set(['CODEOWNERS', 'catalog-info.yaml']);

export const splitOwnership = rule({
  id: 'split-ownership',
  severity: 'warning',
  title: 'Many owners, and nobody accountable',
  what: 'The bundle, its renewal and the authorization of a federation lie with three different owners, and nobody has been made accountable for the whole: at most CODEOWNERS or `catalog-info.yaml` names somebody for the file. (Where not even that is so, `missing-owner` speaks.)',
  why: 'Each of the three can do its own part well while the trust as a whole fails: when it has to be renewed, narrowed or ended in a hurry, each waits for the others and none may decide.',
  how: 'Name under `owners.accountable` (or in the annotation `fedlint.dev/owner`) the one team that decides. It may be one of the three.',
  families: ['missing-owner'],
  edit: 'suggest',
  on: ['federation'],
  *check(fact, context) {
    if (!isJudged(fact, context)) return;
    const owners = ownersOf(fact, context);
    if (!isSplit(owners)) return;
    const names = namesOf(owners).map((name) => code(name));
    yield {
      at: missingIn(fact, 'owner.accountable'),
      message: `The duties in ${describeLink(fact)} lie with ${names.join(', ')}, and nobody is accountable for the whole. When the trust has to change or end, each waits for the others. Name the one team that decides.`,
      offers: () =>
        suggest(
          'Name who is accountable',
          writing(fact, { 'owner.accountable': blank(namesOf(owners)[0] ?? 'team-identity') }),
        ),
    };
  },
  bad: beside(
    unsound(
      'acme-orders.yaml',
      '    accountable: team-partners\n    bundle: team-identity\n    renewal: team-identity\n',
      '    bundle: team-identity\n    renewal: team-platform\n',
    ),
    { CODEOWNERS: '* @corp/platform\n' },
  ),
  good: SOUND,
});

/** Whether each of the three duties has another owner, and only the owner of the file could be held accountable. */
function isSplit(owners: Owners): boolean {
  const { accountable } = owners;
  const isFileOwner = accountable?.known === true && FILE_SOURCES.has(accountable.value.source);
  return isFileOwner && new Set(namesOf(owners).map(ownerKey)).size === DUTIES.length;
}

function namesOf(owners: Owners): string[] {
  return DUTIES.flatMap((role) => {
    const owner = owners[role];
    return isNamed(owner) && owner?.known ? owner.value.name : [];
  });
}

/** Words about who is let in. */
import type { Party } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { capitalised, enumerate } from '../../rules/wording.ts';
import { code } from '../../values/code.ts';
import type { Admission } from './compare.ts';
import { type Grant, UNNAMED } from './grant.ts';

const MOST_NAMED = 3;

/** "`a`, `b` and 4 more" */
export function listed(names: readonly string[]): string {
  const all = [...new Set(names)];
  const shown = all.length > MOST_NAMED ? all.slice(0, MOST_NAMED - 1) : all;
  const rest = all.length - shown.length;
  return enumerate(rest > 0 ? [...shown, `${rest} more`] : shown);
}

export function namesOf(grants: readonly Grant[]): string {
  return listed(grants.map(nameOf));
}

/** The same without backticks, for a table. */
export function shortNamesOf(grants: readonly Grant[]): string {
  return grants.length === 0 ? 'nobody' : namesOf(grants).replaceAll('`', '');
}

function nameOf({ who, party, conditions }: Grant): string {
  if (!party && who) return who.about === UNNAMED ? 'callers without a name' : 'every valid certificate';
  if (!party) return conditions.length > 0 ? 'whoever comes, on conditions' : 'whoever comes';
  if (party.match === 'any' && !isWritten(party)) return wholeOf(party);
  const name = code(knownValue(party.subject) ?? '');
  if (party.kind === 'peer') return `${party.match === 'any' ? 'every service' : name} of the peer ${placeOf(party)}`;
  if (party.kind === 'cluster')
    return knownValue(party.domain) === knownValue(party.subject)
      ? `the cluster ${name}`
      : `${party.match === 'any' ? 'every service' : name} of the group ${placeOf(party)}`;
  const noun = NOUNS.get(party.field);
  return noun === undefined ? name : `${noun} ${name}`;
}

function placeOf({ domain }: Party): string {
  return code(domain?.known ? domain.value : (domain?.text ?? ''));
}

/** Fields whose names are no identities by themselves. */
const NOUNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    namespaces: 'the namespace',
    serviceAccounts: 'the service account',
    trustDomains: 'the trust domain',
  }),
);

/** Where the language has no word for everybody, the field stands there instead of a name. */
function isWritten({ subject }: Party): boolean {
  return knownValue(subject)?.includes('*') === true;
}

function wholeOf({ domain }: Party): string {
  return domain?.known ? `everybody of ${code(domain.value)}` : 'everybody';
}

export function titleOf(admission: Admission): string {
  const { refused, noLongerRefused, unclear, fresh, replaced } = admission;
  const some = (words: string, grants: readonly Grant[]) => (grants.length > 0 ? [`${words} ${namesOf(grants)}`] : []);
  const surely = [...admitting(admission), ...some('no longer refuses', noLongerRefused), ...some('refuses', refused)];
  const isExchange = fresh.length > 0 && replaced.length > 0;
  const unsure = isExchange ? [`names ${namesOf(fresh)} instead of ${namesOf(replaced)}`] : some('names', unclear);
  const parts = surely.length > 0 ? surely : unsure;
  const turned = admission.isTurned ? ', and turns from one to the other' : '';
  return `${capitalised(enumerate(parts))}${turned}`;
}

/** What came, beside what stood in its place before. */
function admitting({ came, went, fresh, replaced, freed, bound }: Admission): string[] {
  if (came.length === 0 && went.length === 0) return [];
  if (went.length === 0) {
    if (freed.length === came.length) return [`lets in ${namesOf(came)} on fewer conditions`];
    return [`lets in ${namesOf(came)}${replaced.length > 0 ? `, no longer only ${namesOf(replaced)}` : ''}`];
  }
  if (came.length > 0) return [`lets in ${namesOf(came)}`, `no longer ${namesOf(went)}`];
  if (bound.length === went.length) return [`lets in ${namesOf(went)} on more conditions`];
  return [
    `${fresh.length > 0 ? `lets in only ${namesOf(fresh)}, ` : ''}no longer ${fresh.length > 0 ? '' : 'lets in '}${namesOf(went)}`,
  ];
}

export function messageOf(admission: Admission): string {
  const { came, went, refused, noLongerRefused, unclear, freed, bound, isTurned, direction } = admission;
  const more = [...came, ...noLongerRefused].slice(0, MOST_NAMED);
  const less = [...went, ...refused];
  const are = new Set(less.map(nameOf)).size > 1 ? 'are' : 'is';
  const when = (is: boolean, sentence: string) => (is ? [sentence] : []);
  return [
    ...more.map((grant) => `${capitalised(nameOf(grant))} is ${reachOf(grant)}.`),
    ...when(freed.length > 0, 'Until now more conditions stood beside, such as methods or paths.'),
    ...when(direction === 'narrows' && bound.length < less.length, 'Fewer get through than before.'),
    ...when(
      bound.length > 0,
      `More has to be true of a request: there are conditions beside ${namesOf(bound)} that were not.`,
    ),
    ...when(less.length > 0 && direction === 'widens', `In return ${namesOf(less)} ${are} kept out.`),
    ...when(less.length > 0 && more.length > 0 && direction === 'moves', 'Others get in instead of those who did.'),
    ...when(
      unclear.length > 0 && more.length + less.length === 0,
      'Which of them reaches farther cannot be told from the text, so compare them by hand.',
    ),
    ...when(
      unclear.length > 0 && more.length + less.length > 0,
      `Whether ${namesOf(unclear)} still counts as before cannot be told from the text, so compare it by hand.`,
    ),
    ...when(
      isTurned,
      'Whom a policy that lets in does not name is refused, and whom one that refuses does not name gets in.',
    ),
  ].join(' ');
}

/** "one workload of `partner.example`" */
function reachOf({ party, who }: Grant): string {
  if (!party) return who === undefined ? 'anybody, with or without an identity' : 'not limited to names';
  const { domain, reach, kind } = party;
  if (kind === 'cluster' && reach === 'part') return 'another cluster, as far as no further labels single out pods';
  const name = domain?.known ? code(domain.value) : undefined;
  const where = name === undefined ? (kind === 'issuer' ? 'of any issuer' : 'of any trust domain') : `of ${name}`;
  const noun = kind === 'trust-domain' ? 'workload' : kind === 'issuer' ? 'subject' : 'service';
  if (reach === 'workload') return name === undefined ? `one name ${where}` : `one ${noun} ${where}`;
  return reach === 'part' ? `a part ${where}` : `everybody ${where}`;
}

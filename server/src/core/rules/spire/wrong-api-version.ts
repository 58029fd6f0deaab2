import type { FactOf } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import { code } from '../../values/code.ts';
import { type Offer, type Problem, rule } from '../rule.ts';
import { SOUND_SPIRE, unsoundSpire } from '../spire-examples.ts';

export const wrongApiVersion = rule({
  id: 'wrong-api-version',
  severity: 'error',
  title: 'A kind that nobody serves',
  what: '`apiVersion` or `kind` is a near miss: another group or version, or another spelling of the name.',
  why: 'Group, version and kind together say what a resource is. A cluster refuses one that it has no kind for, and no tool that looks for the right name ever sees it, Fedlint included.',
  how: 'Write the group, version and kind as the message gives them. The SPIRE kinds are all of `spire.spiffe.io/v1alpha1`.',
  families: [],
  edit: 'fix',
  on: ['misnamed-resource'],
  *check(fact) {
    if (fact.kind.known && fact.kind.value.endsWith('List')) return;
    const { apiVersion, kind, expected } = fact;
    const wrong = knownOther(apiVersion, expected.apiVersion) ?? knownOther(kind, expected.kind);
    if (wrong) yield problem(fact, wrong);
  },
  bad: unsoundSpire('static-entry.yaml', 'spire.spiffe.io/v1alpha1', 'spire.spiffe.io/v1beta1'),
  good: SOUND_SPIRE,
});

type Misnamed = FactOf<'misnamed-resource'>;

function knownOther(stated: Misnamed['kind'], expected: string) {
  return stated.known && stated.value !== expected ? stated : undefined;
}

function problem(
  { apiVersion, kind, expected }: Misnamed,
  wrong: { value: string } & Pick<Misnamed['kind'], 'span'>,
): Problem {
  const written = `${knownValue(apiVersion) ?? ''} ${knownValue(kind) ?? ''}`;
  const who = expected.apiVersion.startsWith('fedlint.dev/') ? 'Fedlint reads' : 'The cluster knows';
  return {
    at: wrong.span,
    message: `${who} no ${code(written)}, so this resource has no effect. Did you mean \`${expected.apiVersion} ${expected.kind}\`?`,
    offers: () => offersFor({ apiVersion, kind, expected }),
  };
}

/** Another version of a group, or other capitals, are a slip; another group may mean another thing. */
function offersFor({ apiVersion, kind, expected }: Pick<Misnamed, 'apiVersion' | 'kind' | 'expected'>): Offer[] {
  if (!apiVersion.known || !kind.known) return [];
  const isSlip =
    groupOf(apiVersion.value) === groupOf(expected.apiVersion) &&
    kind.value.toLowerCase() === expected.kind.toLowerCase();
  return [
    {
      title: `Change to \`${expected.apiVersion} ${expected.kind}\``,
      kind: isSlip ? 'fix' : 'suggest',
      operations: [
        { op: 'replace', span: apiVersion.span, value: expected.apiVersion },
        { op: 'replace', span: kind.span, value: expected.kind },
      ],
    },
  ];
}

function groupOf(apiVersion: string): string {
  return apiVersion.slice(0, apiVersion.indexOf('/'));
}

import { type Known, partOf, type Stated } from '../../model/stated.ts';
import { soundTemplate } from '../../model/templates.ts';
import { checkDnsName, type DnsNameProblem } from '../../values/dns-name.ts';
import { staticText } from '../../values/go-template.ts';
import { type Problem, rule } from '../rule.ts';
import { unsoundSpire } from '../spire-examples.ts';

/** Older builds of SPIRE let capitals pass, so that they are no sure fault. */
const TOLERATED: readonly DnsNameProblem['code'][] = ['uppercase'];

export const invalidDnsName = rule({
  id: 'invalid-dns-name',
  severity: 'warning',
  title: 'A DNS name that no certificate may carry',
  what: 'A DNS name of an identity has an underscore, a dot at its end, a second wildcard, or other signs that a DNS name cannot have.',
  why: 'SPIRE checks DNS names when the entry is registered and refuses the entry as a whole, so the workload gets no identity for the sake of one name.',
  how: 'Use letters, digits and dashes between single dots, with one `*.` in front at most.',
  families: [],
  edit: 'none',
  on: ['workload-identity'],
  *check({ dnsNames, dnsNamesAreTemplates }) {
    for (const name of dnsNames) yield* dnsNamesAreTemplates ? checkTemplate(name) : checkName(name);
  },
  bad: unsoundSpire(
    'static-entry.yaml',
    '  x509SVIDTTL: 1h\n',
    '  x509SVIDTTL: 1h\n  dnsNames: [ledger_db.corp.example]\n',
  ),
  good: unsoundSpire(
    'static-entry.yaml',
    '  x509SVIDTTL: 1h\n',
    '  x509SVIDTTL: 1h\n  dnsNames: [ledger-db.corp.example]\n',
  ),
});

function* checkName(name: Stated): Iterable<Problem> {
  if (!name.known) return;
  const problem = faultsOf(name.value)[0];
  if (problem) yield found(name, problem);
}

/** Of a template only what stands in it as it is; what a value brings along cannot be known. */
function* checkTemplate(name: Stated): Iterable<Problem> {
  const template = soundTemplate(name);
  if (!template) return;
  const { text, isLiteral, toTemplateSpan } = staticText(template.parts, 'x');
  const problem = faultsOf(text).find(isLiteral);
  if (problem) yield found(template.text, { ...problem, ...toTemplateSpan(problem) });
}

function faultsOf(text: string): DnsNameProblem[] {
  const checked = checkDnsName(text);
  return checked.ok ? [] : checked.problems.filter(({ code }) => !TOLERATED.includes(code));
}

function found(name: Known, problem: DnsNameProblem): Problem {
  return {
    at: partOf(name, problem),
    message: `${problem.message} SPIRE refuses the whole entry over it, and the workload gets no identity.`,
  };
}

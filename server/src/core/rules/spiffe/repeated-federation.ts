import type { Operation } from '../../fixes/operation.ts';
import { consequenceOf } from '../../model/consequence.ts';
import { domainKey } from '../../model/domain-key.ts';
import type { ConfigurationForm, FederationFact } from '../../model/facts.ts';
import { inOrder } from '../../model/order.ts';
import { knownValue } from '../../model/stated.ts';
import type { DocumentRef, Located } from '../../model/store.ts';
import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import { code } from '../../values/code.ts';
import { trustDomainName } from '../../values/spiffe-id.ts';
import { SOUND_CONF, unsoundConf } from '../conf-examples.ts';
import { removalOf } from '../removal.ts';
import { type Offer, type RuleContext, rule } from '../rule.ts';

export const repeatedFederation = rule({
  id: 'repeated-federation',
  severity: 'error',
  title: 'One trust domain twice in one configuration',
  what: 'A configuration that lists the trust domains to federate with names one of them twice, perhaps once by its name and once as a URI.',
  why: 'No program refuses it that does not say so, and none does what both say. Of two `federates_with` blocks of one name SPIRE takes the address of the last one and the profile of the first, so it may expect a web certificate where a SPIFFE identity was meant. Whoever reads or edits one of them is mistaken about what runs.',
  how: 'Keep one of them.',
  families: ['bundle-endpoint'],
  edit: 'suggest',
  on: ['federation'],
  *check(fact, context) {
    const remote = knownValue(fact.remote);
    // A name that nobody accepts is told as such.
    if (!LISTING.includes(fact.form) || remote === undefined || trustDomainName(remote) === undefined) return;
    const [first] = earlierOnes(fact, context);
    if (!first) return;
    const { document } = context;
    yield {
      at: fact.remote.span,
      severity: fact.form === 'helm-values' ? 'warning' : 'error',
      insteadOf: 'duplicate-key',
      message: `${code(domainKey(remote))} stands in this configuration twice, and ${outcome(fact, first.fact)}. Keep one of them.`,
      related: [{ document, span: first.fact.remote.span, message: 'It stands here first.' }],
      offers: () => [
        ...removal('Delete this one', { fact, document }, first.fact),
        ...removal('Delete the first one', first, fact),
      ],
    };
  },
  bad: unsoundConf(
    'server.conf',
    '    federates_with "acme',
    `    federates_with "acme.partner.example" {
      bundle_endpoint_url = "https://bundles.acme.partner.example"
      bundle_endpoint_profile "https_web" {}
    }

    federates_with "acme`,
  ),
  good: SOUND_CONF,
});

/** Those that hold several links. */
const LISTING: readonly ConfigurationForm[] = ['spire-conf', 'federation-data', 'helm-values', 'spire-server-resource'];

function outcome(fact: FederationFact, first: FederationFact): string {
  const isOneName = knownValue(fact.remote) === knownValue(first.remote);
  // Under two spellings they are two entries to the program as well, until it reads the name out of both.
  if (fact.form === 'spire-conf' && !isOneName) return 'SPIRE keeps only one of them, which the file does not show';
  return consequenceOf('repeated', fact.form).words;
}

/** The links to the same domain in the same list, as far as they stand before this one. */
function earlierOnes(fact: FederationFact, { document, workspace }: RuleContext): Located<FederationFact>[] {
  const remote = domainKey(knownValue(fact.remote) ?? '');
  const earlier = workspace
    .lookup('native-federation', remote)
    .filter(
      ({ fact: other, document: { uri, index } }) =>
        uri === document.uri &&
        index === document.index &&
        other.form === fact.form &&
        other.remote.span.start < fact.remote.span.start &&
        samePath(listOf(other), listOf(fact)),
    );
  return inOrder(earlier, (other) => other.remote.span);
}

/** Where the list stands: values of a chart may set up several servers. */
function listOf({ form, path, resource }: FederationFact): Path {
  return form === 'helm-values' ? (path ?? []).slice(0, -1) : resource.path;
}

function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}

function removal(title: string, link: Located<FederationFact>, other: FederationFact): Offer[] {
  const isOneName = knownValue(link.fact.remote) === knownValue(other.remote);
  const operation = isOneName && link.fact.span ? blockRemoval(link.fact.span, link.document) : removalOf(link);
  return operation ? [{ title, kind: 'suggest', operations: [operation] }] : [];
}

/** One of two blocks of the same name has no path of its own. In JSON there is a comma to it on one side or the other. */
function blockRemoval(block: Span, { section: { text } }: DocumentRef): Operation | undefined {
  const isJson = /^"?[^"]*"\s*:/.test(text.slice(block.start, block.end));
  if (isJson) return undefined;
  const keyword = /[ \t]*(?:federates_with[ \t]*)?$/i.exec(text.slice(0, block.start));
  const ending = /^[ \t]*\r?\n/.exec(text.slice(block.end));
  const start = block.start - (keyword?.[0].length ?? 0);
  return { op: 'replace-text', span: { start, end: block.end + (ending?.[0].length ?? 0) }, text: '' };
}

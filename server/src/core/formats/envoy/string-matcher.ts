/** Envoy's StringMatcher where it is held against a SPIFFE ID: whose identities match. */
import type { Party } from '../../model/facts.ts';
import { type Known, known, partOf, type Stated } from '../../model/stated.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { textOf } from '../cursor.ts';

type Reading = Pick<Party, 'domain' | 'match' | 'reach'>;
export type Matched = Reading & Pick<Party, 'subject' | 'path'>;

const WAYS: readonly (readonly [Path, (subject: Known) => Reading])[] = [
  [['exact'], exactly],
  [['prefix'], byPrefix],
  [['suffix'], () => ({ domain: undefined, match: 'suffix', reach: 'part' })],
  [['contains'], () => ({ domain: undefined, match: 'glob', reach: 'part' })],
  [['safe_regex', 'regex'], byRegex],
];

/** `path` is that of the matcher, in the view. Nothing for a matcher without a text. */
export function matchedBy(node: Node | undefined, path: Path): Matched[] {
  return WAYS.flatMap(([way, read]) => {
    const subject = textOf(nodeAt(node, way));
    if (!subject) return [];
    const reading = subject.known ? read(subject) : UNKNOWN;
    return [{ ...reading, subject, path: [...path, ...way] }];
  });
}

const UNKNOWN: Reading = { domain: undefined, match: 'exact', reach: 'workload' };

function exactly(subject: Known): Reading {
  return { domain: domainIn(subject)?.domain, match: 'exact', reach: 'workload' };
}

function byPrefix(subject: Known): Reading {
  const found = domainIn(subject);
  const isWhole = found === undefined || found.rest === '' || found.rest === '/';
  return { domain: found?.domain, match: 'prefix', reach: isWhole ? 'everybody' : 'part' };
}

const SCHEME = 'spiffe://';

function domainIn(subject: Known): { readonly domain: Stated; readonly rest: string } | undefined {
  const [, name = '', rest = ''] = /^spiffe:\/\/([^/]+)(.*)$/.exec(subject.value) ?? [];
  if (name === '') return undefined;
  const span = partOf(subject, { start: SCHEME.length, end: SCHEME.length + name.length });
  return { domain: known(name, span), rest };
}

/** Up to the slash that ends a trust domain; dots are written with a backslash or, by mistake, without. */
const UP_TO_DOMAIN = /^\^?spiffe:\\?\/\\?\/((?:\\[.-]|[a-z0-9._-])+)\\?\/(.*)$/;
const ANYTHING = /^\.[*+]$/;

/** Envoy compares the whole text, whether or not anchors stand around. */
function byRegex(subject: Known): Reading {
  const bare = subject.value.replace(/^\^|\$$/g, '');
  const [, name, rest = ''] = UP_TO_DOMAIN.exec(bare) ?? [];
  if (name === undefined) {
    const isOpen = ANYTHING.test(bare.replace(/^spiffe:\\?\/\\?\//, ''));
    return { domain: undefined, match: 'regex', reach: isOpen ? 'everybody' : 'part' };
  }
  const plain = name.replaceAll('\\', '');
  const start = subject.value.indexOf(name);
  const span = plain === name ? partOf(subject, { start, end: start + name.length }) : subject.span;
  const domain = known(plain, span);
  if (ANYTHING.test(rest)) return { domain, match: 'regex', reach: 'everybody' };
  return { domain, match: 'regex', reach: /^[\w/-]+$/.test(rest) ? 'workload' : 'part' };
}

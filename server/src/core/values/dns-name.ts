import type { Span } from '../syntax/span.ts';

export interface DnsNameProblem extends Span {
  readonly code:
    | 'empty'
    | 'wildcard'
    | 'trailing-dot'
    | 'empty-label'
    | 'label-hyphen'
    | 'underscore'
    | 'uppercase'
    | 'not-ascii'
    | 'punycode'
    | 'label-char'
    | 'label-too-long'
    | 'too-long';
  readonly message: string;
}

export type CheckedDnsName =
  | { readonly ok: true; readonly name: string; readonly wildcard: boolean }
  | { readonly ok: false; readonly problems: readonly DnsNameProblem[] };

/**
 * A DNS name as SPIRE takes it into a certificate: ASCII labels, one `*.` in front at most, no dot at the end. Capitals,
 * underscores and other signs are refused by SPIRE built with current Unicode tables; earlier builds let them pass.
 */
export function checkDnsName(text: string): CheckedDnsName {
  const problems: DnsNameProblem[] = [];
  const add = (code: DnsNameProblem['code'], start: number, end: number, message: string) => {
    if (!problems.some((problem) => problem.code === code)) problems.push({ code, start, end, message });
  };

  const stars = text.startsWith('*.') ? 2 : 0;
  // SPIRE trims white space around the name.
  const start = text.length - text.slice(stars).trimStart().length;
  const end = Math.max(start, text.trimEnd().length);
  const name = text.slice(start, end);
  const star = text.indexOf('*', stars === 2 ? 1 : 0);
  if (star >= 0)
    add('wildcard', star, star + 1, 'A DNS name has one * at the most, alone in the first label: *.partner.test.');
  if (name === '')
    add('empty', 0, text.length, stars === 2 ? 'Nothing follows the *. of the name.' : 'The DNS name is empty.');
  if (name.endsWith('.')) add('trailing-dot', end - 1, end, 'A DNS name in a certificate does not end in a dot.');
  if (name.length > 253) add('too-long', start, end, 'A DNS name has 253 characters at the most.');

  let from = start;
  while (from < end) {
    const dot = text.indexOf('.', from);
    const to = dot < 0 || dot > end ? end : dot;
    checkLabel(text.slice(from, to), from, add);
    from = to + 1;
  }
  if (problems.length === 0) return { ok: true, name: stars === 2 ? `*.${name}` : name, wildcard: stars === 2 };
  return { ok: false, problems: problems.sort((a, b) => a.start - b.start || a.end - b.end) };
}

function checkLabel(
  label: string,
  at: number,
  add: (code: DnsNameProblem['code'], start: number, end: number, message: string) => void,
): void {
  const end = at + label.length;
  if (label === '') {
    add(
      'empty-label',
      Math.max(0, at - 1),
      at + 1,
      'The name has an empty label: a dot begins it, or two dots follow each other.',
    );
    return;
  }
  if (label.length > 63) add('label-too-long', at, end, 'A label of a DNS name has 63 characters at the most.');
  const find = (code: DnsNameProblem['code'], pattern: RegExp, message: string) => {
    const found = pattern.exec(label);
    if (found) add(code, at + found.index, at + found.index + found[0].length, message);
  };
  const encoded = label.toLowerCase().startsWith('xn--');
  if (encoded) add('punycode', at, end, 'SPIRE takes no internationalised names, encoded as xn-- or not.');
  else if (label.length > 4 && label.slice(2, 4) === '--')
    add('label-hyphen', at + 2, at + 4, 'A label may not have dashes in third and fourth place.');
  find('label-hyphen', /^-|-$/u, 'A label of a DNS name neither begins nor ends with a dash.');
  find('underscore', /_+/u, 'A DNS name has no underscore: use a dash.');
  find('uppercase', /[A-Z]+/u, 'Write the DNS name in lower case: newer versions of SPIRE refuse capitals.');
  find('not-ascii', /\P{ASCII}+/u, 'SPIRE takes no internationalised names: the DNS name must be ASCII.');
  find(
    'label-char',
    /[^\p{L}\p{N}\P{ASCII}_*-]+/u,
    'A label of a DNS name has letters, digits and dashes, and nothing else.',
  );
}

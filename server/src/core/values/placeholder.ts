import type { Span } from '../syntax/span.ts';

/** `<partner>`, `<YOUR_DOMAIN>`, `<github_org/repo>`, `<trust domain>`, `<...>`. */
const TOKEN = /<(?:[A-Za-z_][\w ./-]{0,60}|\.{3}|…)>/u;
const MARKUP = /<\/|^<(?:a|b|i|p|u|br|hr)>$/u;

/** What a later step fills in: a template engine, a shell, a pipeline. Every repetition is bounded, so a search is linear. */
const PLACEHOLDER = new RegExp(
  [
    /\{\{|\{%|\$\{/, // Helm, Go, Jinja, GitHub, Kyverno; shell, Terraform
    /\$\([A-Za-z_][\w.:-]{0,80}\)/, // Kubernetes, Azure Pipelines
    /@@[A-Za-z][\w.-]{0,80}@@|@[A-Z][A-Z0-9_]{1,80}@|__[A-Z][A-Z0-9]{0,80}(?:_[A-Z0-9]{1,80}){0,20}__/, // token replacement
    /#\{[^{}\n]{1,80}\}/, // Octopus, token replacement
    /(?<!\$)\$[A-Z_][A-Z0-9_]{1,80}(?![\w$])|(?<![\w$])\$[A-Za-z_]\w{1,80}(?![\w$])/, // envsubst; `$2b$…` and `$$` are neither
  ]
    .map((part) => part.source)
    .join('|'),
  'u',
);

/** Whether the text, or a part of it, is only known once something has filled it in. Nothing is reported on such a value. */
export function hasPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text) || findToken(text) !== undefined;
}

const WHOLE: ReadonlySet<string> = new Set(
  [
    'todo|tbd|tba|fixme|changeme|change me|replaceme|replace me|fill in|fill me in|placeholder|your name|your team',
    'to be defined|to be determined|to be decided|to be done|yyyy-mm-dd|dd.mm.yyyy|mm/dd/yyyy|...|…|?|??|???',
  ]
    .join('|')
    .split('|'),
);

/** Words that only a template's author writes. `todo` in lower case is left out: it is the name of many a demo app. */
const FILL_IN = new RegExp(
  [
    /(?<![A-Za-z0-9])(?:TODO|FIXME|TBD)(?![A-Za-z0-9])/,
    /(?<![A-Za-z0-9])(?:[Cc]hange|CHANGE|[Rr]eplace|REPLACE)[-_]?(?:[Mm]e|ME)(?![A-Za-z])/,
    /(?<![A-Za-z])YOUR_[A-Z]|REPLACE_(?:WITH|THIS)_?|INSERT_YOUR_|ENTER_YOUR_/,
    /(?<![A-Za-z0-9_-])[Yy]our(?:[-_][A-Za-z0-9]|(?:domain|company|organi[sz]ation|org|tenant)(?![a-z]))/,
    /X{5,}|(?<![A-Za-z0-9.])x{3,}(?![A-Za-z0-9])/,
  ]
    .map((part) => part.source)
    .join('|'),
  'u',
);

/** Where a value still shows what somebody was meant to replace: `TODO`, `CHANGEME`, `<partner>`, `your-domain`, `xxx`. */
export function findFillIn(text: string): Span | undefined {
  const trimmed = text.trim();
  if (trimmed.length <= 20 && WHOLE.has(trimmed.toLowerCase())) return spanOf(text.indexOf(trimmed), trimmed);
  const found = FILL_IN.exec(text);
  return found ? spanOf(found.index, found[0]) : findToken(text);
}

/** Whether the value still holds something that somebody was meant to replace. */
export function isFillIn(text: string): boolean {
  return findFillIn(text) !== undefined;
}

/** `example.org`, `.com`, `.net`, `.edu`, `*.example` and what is below them, `domain.test`, and names to fill in. Nobody can own these. */
export function isExampleDomain(name: string): boolean {
  return /(?:^|\.)(?:example(?:\.(?:com|edu|net|org))?|domain\.test)$/u.test(plain(name)) || isFillIn(name);
}

/** `*.test`, `*.invalid`, `*.localhost` (RFC 2606): right in a laboratory and in documentation, wrong between companies. */
export function isTestDomain(name: string): boolean {
  return /(?:^|\.)(?:test|invalid|localhost)$/u.test(plain(name));
}

/** What a product calls the trust domain when nobody said: the same name everywhere, and two of one name can never federate. */
export function isDefaultTrustDomain(name: string): boolean {
  return plain(name) === 'cluster.local' || plain(name) === 'example.org';
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/u, '');
}

function findToken(text: string): Span | undefined {
  const found = TOKEN.exec(text);
  return found && !MARKUP.test(found[0]) && !text.includes('</') ? spanOf(found.index, found[0]) : undefined;
}

function spanOf(start: number, text: string): Span {
  return { start, end: start + text.length };
}

/**
 * How far one entry of an allow list reaches: `everybody` the other side ever names, every pipeline of an organisation,
 * everything that runs in a cloud, or something that can be pointed at (`narrow`).
 */
export type Reach = 'everybody' | 'pipelines' | 'cloud' | 'narrow';

/** Grades a subject, a SPIFFE ID or a subject of another issuer, in which `*` may stand for anything. */
export function reachOf(subject: string, trustDomain: string): Reach {
  const text = subject.trim();
  const [, scheme, domain = '', path = ''] = /^\^?(spiffe:\/\/)?([^/]*)\/?(.*?)\$?$/isu.exec(text) ?? [];
  if (scheme !== undefined || isOpen(domain) || domain === trustDomain) return reachOfPath(path);
  if (text === trustDomain || /^system:serviceaccounts?(?::\*|$)/u.test(text)) return 'everybody';
  if (isWholeAccount(text)) return 'cloud';
  return isAnyPipeline(text) ? 'pipelines' : 'narrow';
}

/** What stands for anything: as a wildcard, or as a regular expression. */
function isOpen(segment: string | undefined): boolean {
  return segment === '*' || segment === '**' || segment === '.*' || segment === '.+';
}

function reachOfPath(path: string): Reach {
  const segments = path.split('/').filter((segment) => segment !== '');
  const [first = ''] = segments;
  if (segments.length > 0 && !isOpen(segments.at(-1))) return 'narrow';
  // Where a mesh names identities, `/ns/*/sa/*` are all there are.
  const leavesOpen = (segment: string, index: number): boolean =>
    isOpen(segment) || (/^(?:ns|sa)$/u.test(segment) && isOpen(segments[index + 1]));
  if (segments.every(leavesOpen)) return 'everybody';
  if (!segments.slice(1).every(isOpen)) return 'narrow';
  return PIPELINES.test(first) ? 'pipelines' : CLOUDS.test(first) ? 'cloud' : 'narrow';
}

const PIPELINES =
  /^(?:ci|cd|ci-?cd|pipelines?|runners?|github(?:-actions)?|gitlab(?:-ci)?|jenkins|buildkite|circleci|argocd|tekton|terraform)$/iu;
const CLOUDS = /^(?:aws|gcp|azure|clouds?|multi-?cloud)$/iu;

/** An account of AWS as a whole, any role in it, or a whole identity pool of Google Cloud. */
function isWholeAccount(text: string): boolean {
  return (
    /^arn:aws[\w-]*:(?:iam|sts)::(?:[^:]*[*?][^:]*:|[^:]*:(?:root$|\*$|(?:role|user|assumed-role)\/\*+$))/u.test(
      text,
    ) || /^principalSet:\/\/.*\/workloadIdentityPools\/[^/]+\/\*$/u.test(text)
  );
}

/**
 * Subjects of the tokens that pipelines get, and the part that has to be spelled out for a single project to be meant:
 * GitHub, GitLab, HCP Terraform and Buildkite, Vercel, CircleCI.
 */
const SINGLE_PROJECT = [
  /^(?:repo|project_path):[^/:]+\/[^:]+:/u,
  /^organization:[^:]+:(?:.*:)?(?:workspace|pipeline):[^:]+:/u,
  /^owner:[^:]+:project:[^:]+:/u,
  /^org\/[^/]+\/project\/[^/]+\//u,
];

/** A subject that points at one identity, for a person to start from: in the style of the one given, else a SPIFFE ID. */
export function exampleSubject(trustDomain: string, style = ''): string {
  if (/^(?:repo|\*):/u.test(style)) return 'repo:acme/orders:environment:production';
  if (style.startsWith('project_path:')) return 'project_path:acme/orders:ref_type:branch:ref:main';
  if (style.startsWith('arn:')) return 'arn:aws:iam::111122223333:role/orders';
  const isIssuer = trustDomain.includes('/');
  return isIssuer ? 'system:serviceaccount:orders:checkout' : `spiffe://${trustDomain}/ns/orders/sa/checkout`;
}

function isAnyPipeline(text: string): boolean {
  const wildcard = text.search(/[*?]/u);
  if (wildcard < 0) return false;
  const literal = text.slice(0, wildcard);
  if (literal === '') return /^\*:(?:ref|environment|pull_request|ref_type)\b/u.test(text);
  const isPipeline = /^(?:repo|project_path|organization|owner):|^org\//u.test(literal);
  return isPipeline && !SINGLE_PROJECT.some((pattern) => pattern.test(literal));
}

/** Whether somebody owns a thing, and the owners that files such as CODEOWNERS name where nothing nearer speaks. */
import ignore, { type Ignore } from 'ignore';
import { namesNobody } from '../values/owner.ts';
import { isFillIn } from '../values/placeholder.ts';
import type { Owner, OwnershipFact } from './facts.ts';
import type { Stated } from './stated.ts';
import type { Surroundings } from './surroundings.ts';

type OwnershipRule = OwnershipFact['rules'][number];

/** Where platforms look for a CODEOWNERS file, in their order. */
const CODEOWNERS_FOLDERS = ['.github', '', 'docs', '.gitlab'];

/** Whether somebody is named. Neither a blank nor a `none` is a name; what a template fills in is one nobody knows yet. */
export function isNamed(owner: Stated<Owner> | undefined): boolean {
  if (!owner?.known) return owner !== undefined;
  return !isFillIn(owner.value.name) && !namesNobody(owner.value.name);
}

export function fallbackOwner(context: Surroundings): Owner | undefined {
  const { owners } = context.settings;
  return (owners.backstage ? catalogOwner(context) : undefined) ?? (owners.codeowners ? codeOwner(context) : undefined);
}

/** The component described nearest above the file. */
function catalogOwner({ path, workspace }: Surroundings): Owner | undefined {
  const steps = path.split('/').slice(0, -1);
  for (let depth = steps.length; depth >= 0; depth--) {
    const name = ownersIn(workspace.lookup('ownership', steps.slice(0, depth).join('/')), 'catalog-info.yaml', path);
    if (name) return { name, source: 'catalog-info.yaml' };
  }
  return undefined;
}

function codeOwner({ path, workspace }: Surroundings): Owner | undefined {
  for (const folder of CODEOWNERS_FOLDERS) {
    const name = ownersIn(workspace.lookup('ownership', folder), 'CODEOWNERS', path);
    if (name) return { name, source: 'CODEOWNERS' };
  }
  return undefined;
}

function ownersIn(
  files: readonly { readonly fact: OwnershipFact }[],
  source: OwnershipFact['source'],
  path: string,
): string | undefined {
  const rules = files.flatMap(({ fact }) => (fact.source === source ? fact.rules : []));
  const last = rules.findLast((rule) => matches(rule, path));
  return last?.owners[0];
}

/** Building a matcher costs far more than asking it, and a workspace asks for every file. */
const matchers = new WeakMap<OwnershipRule, Ignore>();

function matches(rule: OwnershipRule, path: string): boolean {
  if (rule.pattern === '*') return true;
  const matcher = matchers.get(rule) ?? ignore().add(rule.pattern);
  matchers.set(rule, matcher);
  return ignore.isPathValid(path) && matcher.ignores(path);
}

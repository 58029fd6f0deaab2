/** Whether somebody owns a thing, and the owners that files such as CODEOWNERS name where nothing nearer speaks. */
import { namesNobody, ownerKey } from '../values/owner.ts';
import { type PathPattern, pathPatterns, verdictOn } from '../values/path-pattern.ts';
import { isFillIn } from '../values/placeholder.ts';
import type { NamespaceFact, Owner, OwnershipFact, Resource } from './facts.ts';
import { besideOrAbove } from './folder.ts';
import { known, knownValue, type Stated } from './stated.ts';
import type { Answers, Located } from './store.ts';
import type { Surroundings } from './surroundings.ts';

type OwnershipRule = OwnershipFact['rules'][number];

/** Where platforms look for a CODEOWNERS file, in their order. */
const CODEOWNERS_FOLDERS = ['.github', '', 'docs', '.gitlab'];

/** Whether somebody is named. Neither a blank nor a `none` is a name; what a template fills in is one nobody knows yet. */
export function isNamed(owner: Stated<Owner> | undefined): boolean {
  if (!owner?.known) return owner !== undefined;
  return !isFillIn(owner.value.name) && !namesNobody(owner.value.name);
}

/** The owner of a resource on which nobody wrote one: that of its namespace, else of its file. */
export function inheritedOwner(resource: Resource, context: Surroundings): Stated<Owner> | undefined {
  const ofNamespace = namespaceOwner(resource, context);
  if (ofNamespace) return ofNamespace;
  const ofFile = fallbackOwner(context);
  return ofFile && known(ofFile, resource.kindSpan);
}

/** As the manifest of the namespace says. Where clusters have namespaces of one name, the nearest counts. */
function namespaceOwner({ namespace, kindSpan }: Resource, context: Surroundings): Stated<Owner> | undefined {
  const name = knownValue(namespace);
  const owners = name === undefined ? [] : nearestNamespaces(name, context).map(({ fact }) => fact.owner);
  const [first] = owners;
  if (!isNamed(first) || !owners.every((owner) => sameOwner(owner, first))) return undefined;
  return first?.known
    ? known({ ...first.value, source: 'namespace label' }, kindSpan)
    : first && { ...first, span: kindSpan };
}

function nearestNamespaces(name: string, { document, workspace }: Surroundings): readonly Located<NamespaceFact>[] {
  const found = workspace.lookup('namespace', name);
  const around = besideOrAbove(found, document);
  return around.length > 0 ? around : found;
}

function sameOwner(a: Stated<Owner> | undefined, b: Stated<Owner> | undefined): boolean {
  return a?.known === true && b?.known === true ? ownerKey(a.value.name) === ownerKey(b.value.name) : a === b;
}

/** Who owns the file, by `catalog-info.yaml` or CODEOWNERS. */
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
  return workspace.once(codeOwners, path, (facts) => {
    for (const folder of CODEOWNERS_FOLDERS) {
      const name = ownersIn(facts.lookup('ownership', folder), 'CODEOWNERS', path);
      if (name) return { name, source: 'CODEOWNERS' };
    }
    return undefined;
  });
}

/** All documents of a file ask, and several rules about each. */
const codeOwners: Answers<Owner | undefined> = new WeakMap();

function ownersIn(
  files: readonly { readonly fact: OwnershipFact }[],
  source: OwnershipFact['source'],
  path: string,
): string | undefined {
  const rules = files.flatMap(({ fact }) => (fact.source === source ? fact.rules : []));
  const last = rules.findLast((rule) => matches(rule, path));
  return last?.owners[0];
}

/** Reading a pattern costs far more than asking it, and a workspace asks for every file. */
const readings = new WeakMap<OwnershipRule, readonly PathPattern[]>();

function matches(rule: OwnershipRule, path: string): boolean {
  if (rule.pattern === '*') return true;
  const reading = readings.get(rule) ?? pathPatterns([rule.pattern]);
  readings.set(rule, reading);
  return verdictOn(reading, path) === 'taken';
}

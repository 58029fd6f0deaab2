/** What the manifest at the cursor, and others about the same trust domain, say already. */
import { fieldAt } from '../formats/field.ts';
import { domainKey } from '../model/domain-key.ts';
import { knownValue } from '../model/stated.ts';
import type { Located } from '../model/store.ts';
import { nodeAt, type Path } from '../syntax/tree.ts';
import { hasPlaceholder } from '../values/placeholder.ts';
import { trustDomainName } from '../values/spiffe-id.ts';
import type { FieldContext } from './proposal.ts';

/** Text at a path of the manifest at the cursor; undefined for the place of the cursor itself. */
export function textAt({ object, path }: FieldContext, at: Path): string | undefined {
  const node = nodeAt(object, at);
  const isHere = at.length === path.length && at.every((step, index) => step === path[index]);
  if (isHere || node?.type !== 'scalar' || typeof node.value !== 'string' || hasPlaceholder(node.value))
    return undefined;
  return node.value === '' ? undefined : node.value;
}

function domainAt(context: FieldContext, ...path: Path): string | undefined {
  return trustDomainName(textAt(context, path) ?? '');
}

/** The key of the own trust domain in formats that are about one server, agent or controller. */
const OWN_DOMAIN: ReadonlyMap<string, Path> = new Map(
  Object.entries<Path>({
    Federation: ['spec', 'local'],
    'SPIRE server.conf': ['server', 'trust_domain'],
    'SPIRE agent.conf': ['agent', 'trust_domain'],
    'SPIRE Helm values': ['global', 'spire', 'trustDomain'],
    SpireServer: ['spec', 'trustDomain'],
    ControllerManagerConfig: ['trustDomain'],
  }),
);

/** The trust domain whose configuration this is, as far as it is stated. */
export function ownDomain(context: FieldContext): string | undefined {
  const path = OWN_DOMAIN.get(context.kind ?? '');
  return path && domainAt(context, ...path);
}

/** Whether it is the own trust domain that is wanted. */
export function isOwnDomain({ kind = '', path }: FieldContext): boolean {
  const own = OWN_DOMAIN.get(kind);
  return own?.length === path.length && own.every((step, index) => step === path[index]);
}

/** Under a name, or in the item of a list, the trust domain that this part is about. */
function partDomain(context: FieldContext): string | undefined {
  const { path, schema } = context;
  for (let length = path.length; length > 0; length--) {
    const around = fieldAt(schema, path.slice(0, length - 1));
    const last = path[length - 1];
    if (!around || last === undefined) continue;
    if (around.open && around.hints.value === 'trust-domain') return trustDomainName(String(last));
    if (!around.open && typeof last !== 'number') continue;
    for (const name of ['trustDomain', 'trust_domain']) {
      const domain = domainAt(context, ...path.slice(0, length), name);
      if (domain !== undefined) return domain;
    }
  }
  return undefined;
}

/** The trust domain the manifest is about: the far side of a link, or the one that is described. */
export function subjectDomain(context: FieldContext): string | undefined {
  const { request, kind } = context;
  if (kind === 'Federation') return domainAt(context, 'spec', 'remote');
  if (kind === 'ClusterFederatedTrustDomain' || kind === 'TrustDomain') return domainAt(context, 'spec', 'trustDomain');
  if (kind !== 'TrustException') return partDomain(context);
  const name = textAt(context, ['spec', 'federation']);
  const [link] = name === undefined ? [] : request.workspace.lookup('federation-by-name', name);
  return trustDomainName(knownValue(link?.fact.remote) ?? '');
}

/** The trust domains on this side: as configured, as controllers say, or the other end of the links there are. */
export function localDomains(context: FieldContext): string[] {
  const { settings, workspace } = context.request;
  const stated = [ownDomain(context)].flatMap((domain) => domain ?? []);
  const ours = [...stated, ...settings.localTrustDomains, ...workspace.keys('controller')];
  return [...new Set((ours.length > 0 ? ours : workspace.keys('federation-by-local')).map(domainKey))];
}

/** Whether these facts stand in the document at the cursor and nowhere else. */
export function isOnlyHere({ request }: FieldContext, facts: readonly Located<unknown>[]): boolean {
  return facts.every(({ document }) => document.section === request.section);
}

/** What others say about the bundle of a trust domain, with the files that say it. */
export function bundleTexts(
  context: FieldContext,
  domain: string,
  part: 'url' | 'endpointSpiffeId' | 'profile',
): { readonly text: string; readonly file: string }[] {
  const { workspace } = context.request;
  const key = domainKey(domain);
  const facts = [...workspace.lookup('federation-by-remote', key), ...workspace.lookup('trust-domain', key)];
  return facts.flatMap(({ fact, document }) => {
    const text = knownValue(fact.bundle[part]);
    return text === undefined || document.section === context.request.section
      ? []
      : [{ text, file: fileName(document.uri) }];
  });
}

/** The last part of a URI, for people. */
export function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** `spec.federation.bundleEndpoint` of a SpireServer: how the operator has the server hand out its own bundle. */
import type { AcmeTerms, Fact, NamedValue, ServingCertTerms } from '../../model/facts.ts';
import { known, type Stated } from '../../model/stated.ts';
import type { Span } from '../../syntax/span.ts';
import { type Node, nodeAt, type Path } from '../../syntax/tree.ts';
import { booleanOf, keySpan, mapOf, textOf } from '../cursor.ts';
import type { Manifest } from '../kind.ts';
import { namedValueAt } from './named-value.ts';

const FEDERATION: Path = ['spec', 'federation'];
const ENDPOINT: Path = [...FEDERATION, 'bundleEndpoint'];

export function endpointFacts(
  manifest: Manifest,
  trustDomain: Stated | undefined,
  caTtl: NamedValue | undefined,
): Fact[] {
  const { root, at, resource } = manifest;
  const span = keySpan(root, ENDPOINT);
  if (!span) return [];
  const web = at(...ENDPOINT, 'httpsWeb');
  const acme = acmeOf(manifest);
  const servingCert = servingCertOf(manifest);
  // Without a profile it is https_spiffe.
  const name = textOf(nodeAt(root, [...ENDPOINT, 'profile'])) ?? known('https_spiffe', span);
  return [
    {
      type: 'bundle-endpoint',
      form: 'spire-server-resource',
      resource,
      slots: {},
      span,
      path: at(...ENDPOINT),
      trustDomain,
      address: undefined,
      port: known(8443, span),
      refreshHint: namedValueAt(manifest, [...ENDPOINT, 'refreshHint']),
      caTtl,
      profileForm: 'block',
      profiles: [{ name, path: web, acme, servingCert, fields: [] }],
      legacyAcme: undefined,
    },
    ...(isManaged(nodeAt(root, [...FEDERATION, 'managedRoute']))
      ? [{ type: 'managed-route', resource, slots: {}, trustDomain, acmeDomain: acme?.domainName } as const]
      : []),
  ];
}

/** On unless it is switched off; nobody knows where only a template does. */
function isManaged(node: Node | undefined): boolean {
  const text = textOf(node);
  return text === undefined || (text.known && text.value === 'true');
}

function acmeOf({ root, at }: Manifest): AcmeTerms | undefined {
  const path = [...ENDPOINT, 'httpsWeb', 'acme'];
  const span = blockSpan(root, path);
  const node = (name: string) => nodeAt(root, [...path, name]);
  return (
    span && {
      span,
      path: at(...path),
      directoryUrl: textOf(node('directoryUrl')),
      domainName: textOf(node('domainName')),
      email: textOf(node('email')),
      tosAccepted: acceptedOf(node('tosAccepted')),
      others: [],
    }
  );
}

/** Written as a text; the schema tells of one that is none. */
function acceptedOf(node: Node | undefined): Stated<boolean> | undefined {
  const stated = booleanOf(node);
  if (!stated || stated.known || (stated.text !== 'true' && stated.text !== 'false')) return stated;
  return known(stated.text === 'true', stated.span);
}

function servingCertOf(manifest: Manifest): ServingCertTerms | undefined {
  const path = [...ENDPOINT, 'httpsWeb', 'servingCert'];
  const span = blockSpan(manifest.root, path);
  return (
    span && {
      span,
      path: manifest.at(...path),
      certFile: undefined,
      keyFile: undefined,
      fileSyncInterval: namedValueAt(manifest, [...path, 'fileSyncInterval']),
    }
  );
}

/** An empty block says as much as a full one: each of its fields has a default. */
function blockSpan(root: Node, path: Path): Span | undefined {
  return mapOf(nodeAt(root, path)) && keySpan(root, path);
}

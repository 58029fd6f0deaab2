/** The web certificate of a bundle endpoint: where it is asked for, how each format spells that, and how it is set up. */
import { blank, map, type Value } from '../../fixes/operation.ts';
import type { AcmeTerms, BundleEndpointFact, ConfigurationForm, ServingProfile } from '../../model/facts.ts';
import { knownValue } from '../../model/stated.ts';
import type { Offer } from '../rule.ts';

interface Spelling {
  readonly caTtl: string;
  readonly servingCert: string;
  readonly domainName: string;
  readonly tosAccepted: string;
}

const CONF: Spelling = {
  caTtl: 'ca_ttl',
  servingCert: 'serving_cert_file',
  domainName: 'domain_name',
  tosAccepted: 'tos_accepted',
};

const SPELLINGS: Partial<Readonly<Record<ConfigurationForm, Spelling>>> = {
  'helm-values': { ...CONF, caTtl: 'caTTL' },
  'spire-server-resource': {
    caTtl: 'caValidity',
    servingCert: 'servingCert',
    domainName: 'domainName',
    tosAccepted: 'tosAccepted',
  },
};

/** What a format calls the settings that all of them have. */
export function spellingOf(form: ConfigurationForm): Spelling {
  return SPELLINGS[form] ?? CONF;
}

/** What becomes of a configuration that cannot be. */
export function refusalBy(form: ConfigurationForm): string {
  return form === 'spire-server-resource' ? 'The operator refuses the resource' : 'The server does not start';
}

/** The one profile of the endpoint, where it has one and it is `https_web`. */
export function webProfile({ profileForm, profiles }: BundleEndpointFact): ServingProfile | undefined {
  const [profile, ...others] = profiles;
  const isOne = profileForm === 'block' && others.length === 0;
  return isOne && profile && knownValue(profile.name) === 'https_web' ? profile : undefined;
}

/** The certificate that is to be ordered by ACME, in the place of today or in that before SPIRE 1.1. */
export function acmeOrder(endpoint: BundleEndpointFact): AcmeTerms | undefined {
  return webProfile(endpoint)?.acme ?? endpoint.legacyAcme;
}

/** Both ways to come by a web certificate, to be put into the profile. */
export function certificateSources({ form, trustDomain }: BundleEndpointFact): readonly (readonly [string, Value])[] {
  const domain = knownValue(trustDomain) ?? 'corp.example';
  const name = blank(`spire.${domain}`);
  const email = blank(`identity@${domain}`);
  if (form === 'spire-server-resource') {
    const acme = { directoryUrl: blank('https://acme-v02.api.letsencrypt.org/directory'), domainName: name, email };
    return [
      ['servingCert', map({ fileSyncInterval: DAY })],
      ['acme', map({ ...acme, tosAccepted: 'true' })],
    ];
  }
  const files = { cert_file_path: blank('/opt/spire/conf/tls.crt'), key_file_path: blank('/opt/spire/conf/tls.key') };
  return [
    ['serving_cert_file', map({ ...files, file_sync_interval: '1h' })],
    ['acme', map({ domain_name: name, email, tos_accepted: true })],
  ];
}

const DAY = 86_400;

/** Writes the profile as the block that it has to be, whatever stands there. */
export function writeProfile(endpoint: BundleEndpointFact, profile: string): Offer[] {
  const path = endpoint.slots['bundle.profile'];
  if (!path) return [];
  const write = (title: string, kind: Offer['kind'], settings: Value): Offer => ({
    title,
    kind,
    operations: [{ op: 'set', path, value: map({ [profile]: settings }) }],
  });
  if (profile === 'https_spiffe') return [write('Write `profile "https_spiffe" {}`', 'fix', map({}))];
  return certificateSources(endpoint).map(([source, settings]) =>
    write(titleOf(source), 'suggest', map({ [source]: settings })),
  );
}

export function titleOf(source: string): string {
  return source === 'acme'
    ? 'Have a certificate issued by `acme`, agreeing to its terms'
    : `Present a certificate with \`${source}\``;
}

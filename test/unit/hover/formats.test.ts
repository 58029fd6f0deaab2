/** Hovers in formats without `apiVersion` and `kind`: the same words wherever the text stands, and however it is spelled. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { above, hovered } from './hovered.ts';

const CONF = `server {
    trust_domain = "corp.example"
    ca_ttl = "720h"
    federation {
        bundle_endpoint {
            port = 8443
            profile "https_spiffe" {}
        }
        // fedlint.dev/owner: team-a
        federates_with "a.example" {
            bundle_endpoint_url = "https://spire.a.example"
            bundle_endpoint_profile "https_web" {}
        }
        # fedlint.dev/owner: team-b
        # fedlint.dev/expires: 2027-05-01
        federates_with "b.example" {
            bundle_endpoint_url = "https://spire.b.example:8443"
            bundle_endpoint_profile "https_spiffe" {
                endpoint_spiffe_id = "spiffe://b.example/spire/server"
            }
        }
    }
}
Server {
    default_x509_svid_ttl = "4h"
}
`;

const EMBEDDED = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: spire\ndata:\n  server.conf: |\n${CONF.replace(/^(?=.)/gm, '    ')}`;

const JSON_FORM = `{
  "server": [{
    "trust_domain": "corp.example",
    "ca_ttl": "720h",
    "federation": {
      "federates_with": [{
        "b.example": {
          "bundle_endpoint_url": "https://spire.b.example:8443",
          "bundle_endpoint_profile": [{
            "https_spiffe": { "endpoint_spiffe_id": "spiffe://b.example/spire/server" }
          }]
        }
      }]
    }
  }]
}
`;

const FORMS: Readonly<Record<string, string>> = {
  'server.conf': CONF,
  'cm.yaml': EMBEDDED,
  'json/server.conf': JSON_FORM,
};

function shown(path: string, text: string, marked: string): string {
  const hover = hovered({ [path]: text }, path, marked);
  assert.ok(hover, `${marked} in ${path}`);
  return above(hover);
}

for (const [path, text] of Object.entries(FORMS)) {
  const isJson = path.startsWith('json');

  test(`keys and values: ${path}`, () => {
    assert.match(shown(path, text, 'ca_t|tl'), /^\*\*`ca_ttl`\*\* · .*`24h` unless set\n\nHow long a signing key/);
    assert.match(shown(path, text, '72|0h'), /^\*\*30 days\*\*\n\n.*published 10 days before.*sure to live 5 days/);
    assert.match(shown(path, text, 'trust_do|main'), /^\*\*`trust_domain`\*\* · required/);
    assert.match(shown(path, text, 'spiffe://b.exam|ple'), /^The SPIRE server of trust domain b\.example/);
  });

  test(`the label of a link is its trust domain, with how the link is governed: ${path}`, () => {
    const label = isJson ? '"b.exam|ple": {' : 'federates_with "b.exam|ple"';
    assert.match(shown(path, text, label), /^`b\.example` · no TrustDomain document declares it/);
    const governed = isJson ? /governed by nobody/ : /owners by the comment above: accountable `team-b`/;
    assert.match(shown(path, text, label), governed);
  });

  test(`the profile of a link asks nothing of the client: ${path}`, () => {
    const profile = isJson ? 'https_spi|ffe": {' : 'bundle_endpoint_profile "https_spi|ffe"';
    assert.match(shown(path, text, profile), /bears `spiffe:\/\/b\.example\/spire\/server`/);
    assert.match(shown(path, text, profile), /Nothing is asked of the client: only the server is authenticated/);
    assert.match(shown(path, text, 'spire.b.exam|ple'), /Gives out the bundle of `b\.example`/);
  });
}

test('a second block of a name, and the key of each', () => {
  assert.match(shown('server.conf', CONF, 'default_x509_svid_t|tl'), /^\*\*`default_x509_svid_ttl`\*\*/);
  assert.match(shown('server.conf', CONF, 'Serv|er {'), /^\*\*`server`\*\*/);
  for (const label of ['a.example', 'b.example']) {
    assert.match(shown('server.conf', CONF, `federates_wi|th "${label}"`), /^\*\*`federates_with`\*\*/);
  }
});

test('of several links each has its own words', () => {
  assert.match(shown('server.conf', CONF, 'https_we|b'), /public authority for its host name/);
  assert.match(shown('server.conf', CONF, 'spire.a.exam|ple'), /Gives out the bundle of `a\.example`/);
  assert.doesNotMatch(shown('server.conf', CONF, 'profile "https_spi|ffe" {}'), /b\.example/);
});

test('governance in a comment right above a link', () => {
  for (const [path, text] of [
    ['server.conf', CONF],
    ['cm.yaml', EMBEDDED],
  ] as const) {
    assert.match(
      shown(path, text, 'team-|b'),
      /^`team-b` answers for the federation with `b\.example`\n\nThis is the owner/,
    );
    assert.match(shown(path, text, 'team-|a'), /^`team-a` answers for the federation with `a\.example`/);
    assert.match(shown(path, text, 'fedlint.dev/exp|ires'), /^\*\*`fedlint\.dev\/expires`\*\* · a date/);
    assert.match(shown(path, text, '2027-05|-01'), /^\*\*In 161 days\*\*/);
  }
});

test('values of the SPIRE chart, and the templates in them', () => {
  const values = `global:
  spire:
    trustDomain: corp.example
spire-server:
  caTTL: 72h
  controllerManager:
    identities:
      clusterSPIFFEIDs:
        default:
          spiffeIDTemplate: spiffe://{{ .TrustDomain }}/ns/{{ .PodMeta.Namespace }}
      clusterFederatedTrustDomains:
        acme:
          trustDomain: acme.example
          bundleEndpointURL: https://spire.acme.example
          bundleEndpointProfile:
            type: https_spiffe
`;
  assert.match(shown('values.yaml', values, 'caT|TL'), /^\*\*`caTTL`\*\*/);
  assert.match(shown('values.yaml', values, '72|h'), /^\*\*3 days\*\*/);
  assert.match(
    shown('values.yaml', values, '.PodMeta.Name|space'),
    /Renders to `spiffe:\/\/corp\.example\/ns\/orders`/,
  );
  assert.match(shown('values.yaml', values, 'trustDomain: acme.exam|ple\n'), /^`acme\.example`/);
  assert.match(shown('values.yaml', values, 'https_spi|ffe'), /Nothing is asked of the client/);
});

test('data of federation relationships in any case', () => {
  const data =
    '{ "federationRelationships": [ { "TrustDomain": "acme.example", "bundleendpointurl": "https://a.example" } ] }';
  assert.match(shown('data.json', data, 'bundleend|pointurl'), /^\*\*`bundleEndpointURL`\*\*/);
  assert.match(shown('data.json', data, '"acme.ex|ample"'), /^`acme\.example`/);
});

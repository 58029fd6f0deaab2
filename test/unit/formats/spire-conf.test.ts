import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FactOf } from '../../../server/src/core/model/facts.ts';
import { dotted, factOf, factsOfType, said, shown } from './spire-conf-reading.ts';

type Link = FactOf<'federation'>;

/** As the shell and SPIRE's `-expandEnv` write it. */
const variable = (name: string) => `\${${name}}`;

/** The same server in each spelling that SPIRE takes for the same. */
const SPELLINGS: Readonly<Record<string, string>> = {
  labels: `server {
    trust_domain = "a.test"
    federation {
      bundle_endpoint { address = "0.0.0.0" port = 8443 refresh_hint = "10m" profile "https_spiffe" {} }
      federates_with "b.test" {
        bundle_endpoint_url = "https://b.test:8443"
        bundle_endpoint_profile "https_spiffe" { endpoint_spiffe_id = "spiffe://b.test/spire/server" }
      }
    }
  }`,
  braces: `server {
    trust_domain = "a.test"
    federation {
      bundle_endpoint { address = "0.0.0.0", port = 8443, refresh_hint = "10m", profile { https_spiffe {} } }
      federates_with { "b.test" {
        bundle_endpoint_url = "https://b.test:8443"
        bundle_endpoint_profile { https_spiffe { endpoint_spiffe_id = "spiffe://b.test/spire/server" } }
      } }
    }
  }`,
  assignments: `server = {
    trust_domain = "a.test"
    federation = {
      bundle_endpoint = { address = "0.0.0.0" port = 8443 refresh_hint = "10m" profile = { https_spiffe = {} } }
      federates_with = { "b.test" = {
        bundle_endpoint_url = "https://b.test:8443"
        bundle_endpoint_profile = { https_spiffe = { endpoint_spiffe_id = "spiffe://b.test/spire/server" } }
      } }
    }
  }`,
  'quoted keys, other case, and blocks in parts': `"Server" { Trust_Domain = "a.test" }
  server { federation { bundle_endpoint { address = "0.0.0.0" port = "8443" } } }
  server { federation {
    bundle_endpoint { refresh_hint = "10m" Profile "HTTPS_SPIFFE" {} }
    Federates_With "b.test" {
      bundle_endpoint_url = "https://b.test:8443"
      bundle_endpoint_profile "https_spiffe" { endpoint_spiffe_id = "spiffe://b.test/spire/server" }
    }
  } }`,
  'JSON objects': JSON.stringify({
    server: {
      trust_domain: 'a.test',
      federation: {
        bundle_endpoint: { address: '0.0.0.0', port: 8443, refresh_hint: '10m', profile: { https_spiffe: {} } },
        federates_with: {
          'b.test': {
            bundle_endpoint_url: 'https://b.test:8443',
            bundle_endpoint_profile: { https_spiffe: { endpoint_spiffe_id: 'spiffe://b.test/spire/server' } },
          },
        },
      },
    },
  }),
  'JSON lists of one': JSON.stringify({
    server: [
      {
        trust_domain: 'a.test',
        federation: [
          {
            bundle_endpoint: [
              { address: '0.0.0.0', port: '8443', refresh_hint: '10m', profile: [{ https_spiffe: [{}] }] },
            ],
            federates_with: [
              {
                'b.test': [
                  {
                    bundle_endpoint_url: 'https://b.test:8443',
                    bundle_endpoint_profile: [
                      { https_spiffe: [{ endpoint_spiffe_id: 'spiffe://b.test/spire/server' }] },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  }),
};

for (const [spelling, text] of Object.entries(SPELLINGS)) {
  test(`one server, one meaning: ${spelling}`, () => {
    assert.equal(said(factOf('spire-server', text).trustDomain), 'a.test');
    const endpoint = factOf('bundle-endpoint', text);
    assert.equal(said(endpoint.trustDomain), 'a.test');
    assert.equal(said(endpoint.address), '0.0.0.0');
    assert.equal(said(endpoint.port), '8443');
    assert.equal(said(endpoint.refreshHint?.stated), '10m');
    assert.equal(endpoint.profileForm, 'block');
    assert.deepEqual(
      endpoint.profiles.map(({ name }) => said(name)),
      ['https_spiffe'],
    );
    const link = factOf('federation', text);
    assert.equal(said(link.local), 'a.test');
    assert.equal(said(link.remote), 'b.test');
    assert.equal(said(link.bundle.url), 'https://b.test:8443');
    assert.equal(said(link.bundle.profile), 'https_spiffe');
    assert.equal(link.bundle.profileForm, 'block');
    assert.equal(said(link.bundle.endpointSpiffeId), 'spiffe://b.test/spire/server');
    assert.equal(
      link.bundle.endpointSpiffeId && shown(text, link.bundle.endpointSpiffeId),
      '"spiffe://b.test/spire/server"',
    );
    assert.equal(shown(text, link.remote), '"b.test"');
    assert.deepEqual(factsOfType('shape-problem', text), []);
  });
}

test('paths lead to where things stand in the text, as it is written there', () => {
  const url = (spelling: string) => dotted(factOf('federation', SPELLINGS[spelling] ?? '').slots['bundle.url']);
  const plain = 'server / federation / federates_with / b.test / bundle_endpoint_url';
  assert.equal(url('labels'), plain);
  assert.equal(url('braces'), plain);
  assert.equal(url('JSON objects'), plain);
  assert.equal(
    url('quoted keys, other case, and blocks in parts'),
    'server / federation / Federates_With / b.test / bundle_endpoint_url',
  );
  assert.equal(
    url('JSON lists of one'),
    'server / 0 / federation / 0 / federates_with / 0 / b.test / 0 / bundle_endpoint_url',
  );
});

function linksTo(body: string): Link[] {
  return factsOfType('federation', `server { trust_domain = "a.test"\nfederation {\n${body}\n} }`);
}

function linkTo(body: string): Link['bundle'] {
  const [link] = linksTo(`federates_with "b.test" { ${body} }`);
  assert.ok(link);
  return link.bundle;
}

test('a profile may be left out, a word, a block, or something else', () => {
  assert.equal(linkTo('').profileForm, 'absent');
  const word = linkTo('bundle_endpoint_profile = "https_web"');
  assert.deepEqual([word.profileForm, said(word.profile), word.profilesWritten], ['word', 'https_web', []]);
  assert.equal(linkTo('bundle_endpoint_profile = ["https_web"]').profileForm, 'other');
  const none = linkTo('bundle_endpoint_profile {}');
  assert.deepEqual([none.profileForm, none.profile, none.profilesWritten], ['block', undefined, []]);
  const two = linkTo('bundle_endpoint_profile "https_web" {}\nbundle_endpoint_profile "https_spiffe" {}');
  assert.deepEqual(two.profilesWritten.map(said), ['https_web', 'https_spiffe']);
  assert.equal(said(linkTo('bundle_endpoint_profile "https-web" {}').profile), 'https-web');
});

test('an endpoint SPIFFE ID is seen under the wrong profile too, and its slot is where it stands', () => {
  const body = 'bundle_endpoint_profile "https_web" { endpoint_spiffe_id = "spiffe://b.test/spire/server" }';
  const [link] = linksTo(`federates_with "b.test" { ${body} }`);
  assert.equal(said(link?.bundle.endpointSpiffeId), 'spiffe://b.test/spire/server');
  assert.match(dotted(link?.slots['bundle.endpoint-spiffe-id']) ?? '', /https_web \/ endpoint_spiffe_id$/);
  const [bare] = linksTo('federates_with "b.test" {}');
  assert.match(dotted(bare?.slots['bundle.endpoint-spiffe-id']) ?? '', /https_spiffe \/ endpoint_spiffe_id$/);
});

test('a label that occurs twice makes two links, and a path leads to the last alone', () => {
  const links = linksTo(`federates_with "b.test" { bundle_endpoint_url = "https://one" }
    federates_with "b.test" { bundle_endpoint_url = "https://two" }`);
  assert.deepEqual(
    links.map(({ bundle }) => said(bundle.url)),
    ['https://one', 'https://two'],
  );
  assert.deepEqual(
    links.map(({ path, slots }) => [dotted(path), Object.keys(slots).length > 0]),
    [
      [undefined, false],
      ['server / federation / federates_with / b.test', true],
    ],
  );
});

test('a label may be a SPIFFE ID, or unknown, and what has no label makes no link', () => {
  assert.equal(said(linksTo('federates_with "spiffe://b.test" {}')[0]?.remote), 'spiffe://b.test');
  assert.equal(said(linksTo(`federates_with "${variable('PARTNER')}" {}`)[0]?.remote), `?${variable('PARTNER')}`);
  assert.deepEqual(linksTo('federates_with { bundle_endpoint_url = "https://b" }'), []);
});

test('what the environment fills in is unknown', () => {
  const text = `server { trust_domain = "$TRUST_DOMAIN" ca_ttl = "${variable('CA_TTL')}"
    federation { bundle_endpoint { port = "$PORT" } } }`;
  assert.equal(said(factOf('spire-server', text).trustDomain), '?$TRUST_DOMAIN');
  assert.equal(said(factOf('spire-server', text).caTtl?.stated), `?${variable('CA_TTL')}`);
  assert.equal(said(factOf('bundle-endpoint', text).port), '?$PORT');
  assert.deepEqual(factsOfType('shape-problem', text), []);
});

test('the endpoint as it was written before SPIRE 1.1 stays visible', () => {
  const { legacyEndpoint, url } = linkTo(
    'bundle_endpoint { address = "1.2.3.4" port = 8443 use_web_pki = true spiffe_id = "spiffe://b.test/x" }',
  );
  assert.equal(url, undefined);
  const { address, port, usesWebPki, spiffeId, path } = legacyEndpoint ?? {};
  assert.deepEqual([address, port, usesWebPki, spiffeId].map(said), ['1.2.3.4', '8443', 'true', 'spiffe://b.test/x']);
  assert.equal(dotted(path), 'server / federation / federates_with / b.test / bundle_endpoint');
  assert.equal(linkTo('').legacyEndpoint, undefined);
});

test('a bundle for the first contact may lie in a file', () => {
  const { bootstrapFile, bootstrapFormat } = linkTo('bootstrap_bundle_path = "b.pem" bootstrap_bundle_format = "pem"');
  assert.deepEqual([bootstrapFile, bootstrapFormat].map(said), ['b.pem', 'pem']);
});

test('governance stands in comments right above a block, or above all of it', () => {
  const text = `# fedlint.dev/review-by: 2027-01-01
server {
  trust_domain = "a.test"
  federation {
    # for the web shop
    # fedlint.dev/owner: team-pay
    federates_with "b.test" { # fedlint.dev/change: CHG-1
    }
    # fedlint.dev/owner: team-gone
    bundle_endpoint {}
    federates_with {
      # fedlint.dev/owner: team-data
      "c.test" {}
    }
    federates_with "d.test" {}
  }
}`;
  const links = factsOfType('federation', text);
  const owners = links.map(({ owners: { accountable } }) => (accountable?.known ? accountable.value.name : undefined));
  assert.deepEqual(owners, ['team-pay', 'team-data', undefined]);
  assert.deepEqual(
    links.map(({ timeBox }) => said(timeBox.reviewBy)),
    ['2027-01-01', '2027-01-01', '2027-01-01'],
  );
  assert.equal(links[0]?.timeBox.change, undefined);
  assert.equal(
    dotted(links[2]?.slots['owner.accountable']),
    'server / federation / federates_with / d.test / #fedlint.dev/owner',
  );
});

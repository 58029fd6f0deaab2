/** Whatever is accepted in a configuration of SPIRE, wherever: it still reads, and every field and word is one SPIRE knows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCertificate } from '../../../server/src/certificates/x509.ts';
import { readDocument } from '../../../server/src/core/formats/read-document.ts';
import { openSource } from '../../../server/src/core/syntax/source.ts';
import { ask } from './harness.ts';

const CONF = `server {
    trust_domain = "corp.example"
    data_dir = "/run/spire/data"
    ca_ttl = "72h"
    ca_subject {
        country = ["US"]
        organization = ["Corp"]
    }
    federation {
        bundle_endpoint {
            address = "0.0.0.0"
            port = 8443
            profile "https_web" {
                serving_cert_file {
                    cert_file_path = "/run/spire/tls.crt"
                    key_file_path = "/run/spire/tls.key"
                    file_sync_interval = "1h"
                }
            }
        }
        # fedlint.dev/owner: team-partners
        federates_with "acme.partner.example" {
            bundle_endpoint_url = "https://spire.acme.partner.example:8443"
            bundle_endpoint_profile "https_spiffe" {
                endpoint_spiffe_id = "spiffe://acme.partner.example/spire/server"
            }
        }
    }
}

plugins {
    KeyManager "disk" {
        plugin_data {
            keys_path = "/run/spire/keys"
        }
    }
    BundlePublisher "aws_s3" {
        plugin_data {
            region = "eu-west-1"
            bucket = "bundles"
            object_key = "bundle.json"
            format = "spiffe"
        }
    }
}
`;

const FILES = {
  'federation.yaml':
    'apiVersion: fedlint.dev/v1alpha1\nkind: Federation\nmetadata: {name: x}\nspec: {local: corp.example, remote: globex.example}\n',
};

const LAYOUTS: Readonly<Record<string, (text: string) => string>> = {
  'four spaces': (text) => text,
  tabs: (text) => text.replace(/^ +/gm, (indent) => '\t'.repeat(indent.length / 4)),
  'no indentation': (text) => text.replace(/^ +/gm, ''),
  'Windows line ends': (text) => text.replaceAll('\n', '\r\n'),
};

/** A blank line below every line; every value and label taken out, and every key cut short. */
function* cursors(text: string): Generator<string> {
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const inPlace = (...texts: string[]) => [...lines.slice(0, index), ...texts, ...lines.slice(index + 1)].join('\n');
    const cr = line.endsWith('\r') ? '\r' : '';
    yield inPlace(line, `‸${cr}`);
    const [, lead = '', key = '', behind = ''] = /^([ \t]*)(\w+)( = | ")/.exec(line) ?? [];
    if (key === '') continue;
    if (behind === ' = ') {
      yield inPlace(`${lead}${key} = ‸${cr}`);
      yield inPlace(`${lead}${key} = "‸${cr}`);
      yield inPlace(`${lead}${key} = "‸"${cr}`);
      yield inPlace(`${lead}${key.slice(0, 2)}‸${cr}`);
    } else if (behind === ' "') {
      yield inPlace(`${lead}${key} "‸" {${cr}`);
    }
  }
}

function faults(text: string): string[] {
  return openSource('server.conf', 'hcl', text).sections.flatMap((section) =>
    readDocument({ path: 'server.conf', language: 'hcl', section, readCertificate }).facts.flatMap((fact) => {
      if (fact.type === 'syntax-problem') return fact.problem.message;
      return fact.type === 'shape-problem' && fact.rule !== 'missing-field' ? fact.message : [];
    }),
  );
}

/** What is yet to be typed is missing; that an empty text is no value says no more. */
function isUnfinished(fault: string): boolean {
  return /empty/.test(fault);
}

for (const [name, layout] of Object.entries(LAYOUTS)) {
  test(`accepted candidates leave a sound configuration: ${name}`, () => {
    const text = layout(CONF);
    assert.deepEqual(faults(text), []);
    let accepted = 0;
    for (const marked of cursors(text)) {
      const asked = ask(marked, { path: 'server.conf', files: FILES });
      // Of the same field there may be a block for each label.
      for (const label of new Set(asked.labels)) {
        const after = asked.accept(label, '');
        const found = faults(after).filter((fault) => !isUnfinished(fault));
        assert.deepEqual(found, [], `"${label}" in\n${marked}\ngives\n${after}`);
        accepted++;
      }
    }
    assert.ok(accepted > 400, String(accepted));
  });
}

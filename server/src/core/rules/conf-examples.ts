/** A sound SPIRE server with the governance manifests that document what it trusts, from which rules cut their examples. */
import { changed, ENFORCEMENT_POINT, FEDERATION, TRUST_DOMAINS } from './examples.ts';

/** Of the trust domain `shop.corp.example`. */
export const SERVER_CONF = `server {
  trust_domain = "shop.corp.example"
  data_dir     = "/opt/spire/data/server"
  bind_address = "0.0.0.0"
  bind_port    = 8081
  ca_ttl       = "24h"
  default_x509_svid_ttl = "1h"
  default_jwt_svid_ttl  = "5m"

  federation {
    bundle_endpoint {
      address      = "0.0.0.0"
      port         = 8443
      refresh_hint = "5m"
      profile "https_spiffe" {}
    }

    federates_with "acme.partner.example" {
      bundle_endpoint_url   = "https://spire.acme.partner.example:8443"
      bootstrap_bundle_path = "/opt/spire/conf/acme.bundle.json"
      bootstrap_bundle_format = "spiffe"
      bundle_endpoint_profile "https_spiffe" {
        endpoint_spiffe_id = "spiffe://acme.partner.example/spire/server"
      }
    }
  }
}

plugins {
  DataStore "sql" {
    plugin_data {
      database_type     = "sqlite3"
      connection_string = "/opt/spire/data/server/datastore.sqlite3"
    }
  }
  KeyManager "disk" {
    plugin_data {
      keys_path = "/opt/spire/data/server/keys.json"
    }
  }
  NodeAttestor "join_token" {
    plugin_data {}
  }
}
`;

export const AGENT_CONF = `agent {
  trust_domain      = "shop.corp.example"
  data_dir          = "/opt/spire/data/agent"
  server_address    = "spire.shop.corp.example"
  server_port       = 8081
  trust_bundle_path = "/opt/spire/conf/agent/shop.crt"
}

plugins {
  KeyManager "disk" {
    plugin_data {
      directory = "/opt/spire/data/agent"
    }
  }
  NodeAttestor "join_token" {
    plugin_data {}
  }
  WorkloadAttestor "unix" {
    plugin_data {}
  }
}
`;

/** How a public certificate is presented on the bundle endpoint, in place of the profile of the sound server. */
export const WEB_PROFILE = `profile "https_web" {
        serving_cert_file {
          cert_file_path     = "/opt/spire/conf/tls.crt"
          key_file_path      = "/opt/spire/conf/tls.key"
          file_sync_interval = "1h"
        }
      }`;

/** How a certificate is ordered for it instead; on the port that the certificate authority calls. */
export const ACME_ENDPOINT = `port         = 443
      refresh_hint = "5m"
      profile "https_web" {
        acme {
          domain_name  = "spire.shop.corp.example"
          email        = "identity@shop.corp.example"
          tos_accepted = true
        }
      }`;

/** What `ACME_ENDPOINT` stands in place of. */
export const SPIFFE_ENDPOINT = `port         = 8443
      refresh_hint = "5m"
      profile "https_spiffe" {}`;

/** Puts the bundle where partners can fetch it without reaching the server. */
export const PUBLISHER = `BundlePublisher "aws_s3" {
    plugin_data {
      region     = "eu-central-1"
      bucket     = "shop-trust"
      object_key = "bundle.json"
      format     = "spiffe"
    }
  }
  KeyManager "disk" {`;

const FILES = {
  'trust-domains.yaml': TRUST_DOMAINS,
  'payments-gateway.yaml': ENFORCEMENT_POINT,
  'acme-orders.yaml': FEDERATION,
  'server.conf': SERVER_CONF,
  'agent.conf': AGENT_CONF,
};

type Files = Readonly<Record<string, string>>;

/** All of the above, as a workspace. */
export const SOUND_CONF: Files = FILES;

/** The sound set with one piece of one of its files changed. */
export function unsoundConf(file: keyof typeof FILES, from: string, to: string): Files {
  return { ...FILES, [file]: changed(FILES[file], from, to) };
}

/** What programs really do with a policy under a setting that weakens it. Each phrase goes on after the setting. */
import type { Weakness } from '../../model/facts.ts';

type Phrases = Readonly<Partial<Record<Weakness, string>>>;

/** Nothing is refused. */
export const OBSERVES: Phrases = {
  'istio-dry-run':
    'makes Istio only work out what this policy would decide and write it down. Requests pass as if there were no such policy',
  'istio-audit': 'makes Istio write down the requests that match. It never refuses one',
  'linkerd-audit':
    'makes Linkerd let in what no policy allows, callers without any identity as well, and only mark it in logs and metrics',
  'cilium-audit-mode':
    'makes Cilium log what its policies deny and let it through. Its makers advise against that in production',
  'envoy-shadow-rules': 'is only counted in the statistics of Envoy. Whoever these rules would refuse gets through',
  'envoy-log-action': 'makes Envoy write down the requests that match. It allows all of them, and all others',
  'opa-dry-run': 'makes OPA answer every request with yes, whatever its policy decides',
  'kuma-shadow-deny': 'makes Kuma let these callers in and only write down that they would be refused',
  'kyverno-audit': 'makes Kyverno put violations into a report. The object is written to the cluster all the same',
  'kyverno-default-audit':
    'does not say what becomes of a violation, and Kyverno then only reports it. The object is written to the cluster all the same',
  'kyverno-warn': 'makes Kyverno answer with a warning. The object is written to the cluster all the same',
  'gatekeeper-dryrun': 'makes Gatekeeper record violations. The object is written to the cluster all the same',
  'gatekeeper-warn': 'makes Gatekeeper answer with a warning. The object is written to the cluster all the same',
  'gatekeeper-unblocked-admission':
    'makes Gatekeeper deny nowhere at admission. The object is written to the cluster whatever the constraint finds',
  'binding-without-deny':
    'makes Kubernetes only warn or write an audit record, as `Deny` is not among them. The object is written all the same',
  'cedar-shadow-mode': 'marks this policy as one on trial, whose decision is written down and not acted upon',
};

/** Callers get in that prove nothing, or prove it by what is no proof any more. */
export const LETS_IN_ANYBODY: Phrases = {
  'istio-permissive':
    'makes Istio take plain text beside mutual TLS. A caller without a certificate gets in, and to policies it has no identity',
  'istio-disable': 'switches mutual TLS off. Callers show no certificate, and to policies nobody has an identity',
  'linkerd-unauthenticated': 'makes Linkerd let in callers that show no identity at all',
  'consul-permissive':
    'makes Consul take connections without mutual TLS beside those with it. To intentions they have no identity',
  'consul-permissive-allowed':
    'lets anybody who writes service defaults have connections without mutual TLS accepted, to which no intention applies',
  'kuma-permissive': 'makes Kuma take plain text beside mutual TLS. A caller without a certificate gets in',
  'envoy-no-client-certificate':
    'makes Envoy ask for no certificate or go on without one. The caller then has no identity',
  'envoy-untrusted-accepted': 'makes Envoy go on with a certificate that it could not verify. Anybody can make one',
  'envoy-expired-accepted':
    'makes Envoy go on with a certificate that has run out. A stolen one then works for ever, and a trust that was left to end does not end',
};

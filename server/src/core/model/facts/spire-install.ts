import type { Span } from '../../syntax/span.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Stated } from '../stated.ts';
import type { OfResource } from './resource.ts';

/** What the bundle endpoint of a SPIRE Helm chart proves itself with, as far as its values say. */
export interface ChartTlsFact extends OfResource {
  readonly type: 'chart-tls';
  /** The key `tls`. */
  readonly span: Span;
  readonly sources: readonly {
    readonly name: 'spire' | 'externalSecret' | 'certManager';
    readonly enabled: Stated<boolean> | undefined;
    /** Of the switch. */
    readonly path: Path;
  }[];
}

/** What stands in front of a bundle endpoint and takes connections in for it. */
export interface EndpointIngressFact extends OfResource {
  readonly type: 'endpoint-ingress';
  /** The Ingress that the chart makes, one written by hand, or a Route of OpenShift. */
  readonly by: 'chart' | 'ingress' | 'route';
  readonly span: Span;
  /** Whether TLS goes through to the endpoint; undefined where the text does not tell. */
  readonly passesTls: boolean | undefined;
  /** Of the endpoint behind it, where the same text says; else the workspace has to be asked. */
  readonly profile: 'https_spiffe' | 'https_web' | undefined;
  /** Where it is said how TLS is handled. */
  readonly path: Path;
}

/** The Route that the Zero Trust Workload Identity Manager makes for a bundle endpoint. */
export interface ManagedRouteFact extends OfResource {
  readonly type: 'managed-route';
  readonly trustDomain: Stated | undefined;
  /** The name that the certificate of the endpoint is asked for. */
  readonly acmeDomain: Stated | undefined;
}

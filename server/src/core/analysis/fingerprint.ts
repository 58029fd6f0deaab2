/** What a finding is about, in words that survive edits above and below it. */

import type { Resource } from '../model/facts.ts';
import { knownValue } from '../model/stated.ts';
import { cursorAt } from '../syntax/tree.ts';
import type { Analyzer } from './analyzer.ts';
import type { Finding } from './finding.ts';
import type { DocumentState } from './state.ts';

export interface Fingerprint {
  readonly rule: string;
  /** `Kind/namespace/name` as far as they are known; empty outside of any object. */
  readonly object: string;
  /** JSON Pointer (RFC 6901) from the object to the field. */
  readonly path: string;
}

export function fingerprintOf(analyzer: Analyzer, { rule, document: ref, span }: Finding): Fingerprint {
  const document = analyzer.documentOf(ref);
  const resource = document && resourceAt(document, span.start);
  const root = document?.tree?.root;
  const steps = (root && cursorAt(root, span.start)?.path) ?? [];
  return {
    rule: rule.id,
    object: resource ? identityOf(resource) : '',
    path: steps
      .slice(resource?.path.length ?? 0)
      .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
      .join(''),
  };
}

function resourceAt({ facts }: DocumentState, offset: number): Resource | undefined {
  return facts
    .flatMap((fact) => ('resource' in fact && fact.resource ? [fact.resource] : []))
    .find(({ span }) => span.start <= offset && offset <= span.end);
}

function identityOf({ kind, namespace, name }: Resource): string {
  return [kind, knownValue(namespace), knownValue(name)].filter((part) => part !== undefined).join('/');
}

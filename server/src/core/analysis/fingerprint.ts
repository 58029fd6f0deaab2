/** What a finding is about, in words that survive edits above, below and around it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Resource } from '../model/facts.ts';
import { knownValue } from '../model/stated.ts';
import { cursorAt } from '../syntax/tree.ts';
import type { Analyzer } from './analyzer.ts';
import type { Finding } from './finding.ts';
import { lastingPath } from './lasting-path.ts';
import type { DocumentState } from './state.ts';

export interface Fingerprint {
  readonly rule: string;
  /** `Kind/namespace/name` as far as they are known; empty outside of any object. */
  readonly object: string;
  /** From the object to the field, as a JSON Pointer (RFC 6901); the items of lists go by what identifies them. */
  readonly path: string;
}

export function fingerprintOf(analyzer: Analyzer, { rule, document: ref, span }: Finding): Fingerprint {
  const document = analyzer.documentOf(ref);
  const resource = document && resourceAt(document, span.start);
  const root = document?.tree?.root;
  const path = (root && cursorAt(root, span.start)?.path) ?? [];
  const steps = root ? lastingPath(root, path).slice(resource?.path.length ?? 0) : [];
  return {
    rule: rule.id,
    object: resource ? identityOf(resource) : '',
    path: steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
  };
}

/**
 * The same as 32 hexadecimal digits, for formats that want a text without a meaning. `file` tells apart what is alike
 * in several files; two findings of one file may still have the same text.
 */
export function fingerprintText({ rule, object, path }: Fingerprint, file = ''): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify([rule, file, object, path])))).slice(0, 32);
}

function resourceAt(document: DocumentState, offset: number): Resource | undefined {
  const resources = known.get(document) ?? [
    ...new Set(document.facts.flatMap((fact) => ('resource' in fact && fact.resource ? [fact.resource] : []))),
  ];
  known.set(document, resources);
  return resources.find(({ span }) => span.start <= offset && offset <= span.end);
}

/** The resources of a document, which each of its findings asks for. */
const known = new WeakMap<DocumentState, readonly Resource[]>();

function identityOf({ kind, namespace, name }: Resource): string {
  return [kind, knownValue(namespace), knownValue(name)].filter((part) => part !== undefined).join('/');
}

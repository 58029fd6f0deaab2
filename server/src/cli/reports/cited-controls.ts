import { type Control, controlById } from '../../core/frameworks/catalogue.ts';

/** The controls that references such as `owasp-nhi:NHI5` name, each once. */
export function citedControls(references: readonly string[]): Control[] {
  return [...new Set(references.flatMap((ref) => controlById(ref) ?? []))];
}

/** The reader of certificates in Node. The build makes a file of its own out of `x509.ts`, which is loaded when one is met. */
import { createRequire } from 'node:module';
import { lazyCertificates } from '../core/certificates/lazy.ts';
import type * as x509 from './x509.ts';

export const readCertificate = lazyCertificates((): typeof x509 => {
  // Bundled, this is CommonJS, and the build follows the `require` that it sees; run from its source it has none.
  if (typeof require === 'function') return require('./x509.ts');
  return createRequire(import.meta.url)('./x509.ts');
});

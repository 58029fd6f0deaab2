import { knownValue, type Stated } from '../../model/stated.ts';

/** The port that SPIRE servers serve their bundle at by convention, and what it is called. */
const PORT = /^8443$|federation|bundle/i;

/** Whether a service is surely the bundle endpoint of a SPIRE server: by its own name, or by name and port. */
export function leadsToBundleEndpoint(service: Stated | undefined, port: Stated | undefined): boolean {
  const name = knownValue(service) ?? '';
  if (!/spire/i.test(name)) return false;
  return /federation|bundle/i.test(name) || (/server/i.test(name) && PORT.test(knownValue(port) ?? ''));
}

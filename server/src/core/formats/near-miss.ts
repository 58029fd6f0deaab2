/** Recognises a resource whose group, version or kind is written so that the cluster will not take it for ours. */
import { nearest } from '../values/nearest.ts';
import { kinds } from './list.ts';

const OUR_GROUPS = ['fedlint.dev', 'spire.spiffe.io'];
/** Groups under which the SPIRE kinds are found by mistake; the second belonged to a registrar that is gone. */
const WRONG_GROUPS = ['spiffe.io', 'spiffeid.spiffe.io'];

export function nearMissOf(apiVersion: string, kind: string): { apiVersion: string; kind: string } | undefined {
  const [group = ''] = apiVersion.split('/');
  if (WRONG_GROUPS.includes(group)) return match('spire.spiffe.io', kind === 'SpiffeID' ? 'ClusterSPIFFEID' : kind);
  return OUR_GROUPS.includes(group) ? match(group, kind) : undefined;
}

function match(group: string, kind: string): { apiVersion: string; kind: string } | undefined {
  const candidates = kinds.filter(({ apiVersion }) => apiVersion.startsWith(`${group}/`));
  const name = nearest(
    kind,
    candidates.map((candidate) => candidate.kind),
  );
  return candidates.find((candidate) => candidate.kind === name);
}

/** The files a run looks into, each once, and what they are to it. */
import type { FileSource } from './file-source.ts';
import { surroundingsOf, type Target } from './targets.ts';

export interface Candidate {
  readonly path: string;
  readonly target: Target;
  /** Given by its own name, found in a folder that was given, or read because it has a say about those. */
  readonly role: 'named' | 'found' | 'context';
}

export async function candidatesOf(
  targets: readonly Target[],
  source: FileSource,
  onFailure: (folder: string, error: unknown) => void,
): Promise<Candidate[]> {
  const byPath = new Map<string, Candidate>();
  const add = (candidate: Candidate): void => {
    if (!byPath.has(candidate.path)) byPath.set(candidate.path, candidate);
  };
  for (const target of targets) {
    if (target.type === 'file') add({ path: target.path, target, role: 'named' });
  }
  for (const target of targets) {
    if (target.type === 'file') continue;
    for await (const path of source.walk(target.path, onFailure)) add({ path, target, role: 'found' });
  }
  for await (const path of surroundingsOf(targets, source))
    add({ path, target: { path, type: 'file' }, role: 'context' });
  return [...byPath.values()];
}

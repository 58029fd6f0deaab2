/** Whole files that stand in the fields of a ConfigMap or a Secret. */
import type { Language } from '../../syntax/source.ts';
import { type Node, nodeAt } from '../../syntax/tree.ts';
import type { Kind, TextInside } from '../kind.ts';
import { mayBeOurs } from '../sniff.ts';

export function carrier(kind: string, field: string): Kind {
  return {
    apiVersion: 'v1',
    kind,
    carrier: true,
    embeds: (root) => filesIn(nodeAt(root, [field]), field),
    read: () => [],
  };
}

function filesIn(data: Node | undefined, field: string): TextInside[] {
  if (data?.type !== 'map') return [];
  return data.entries.flatMap(({ key, value, merged }) => {
    const name = String(key.value);
    const language = languageOfFile(name);
    const isText = value.type === 'scalar' && typeof value.value === 'string' && mayBeOurs(name, value.value);
    return language && isText && !merged ? [{ path: [field, name], language }] : [];
  });
}

/** By the key, which is the name that the file will have. Istio names its configuration `mesh`. */
function languageOfFile(name: string): Language | undefined {
  if (/(?:\.|^)(?:conf|hcl)$/i.test(name)) return 'hcl';
  if (/\.cedar$/i.test(name)) return 'cedar';
  if (/\.ya?ml$|^mesh(?:Networks)?$/i.test(name)) return 'yaml';
  if (/\.(?:json|spiffe|bundle)$/i.test(name)) return 'json';
  return /\.(?:pem|crt|cer)$/i.test(name) ? 'pem' : undefined;
}

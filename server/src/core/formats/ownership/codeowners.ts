import type { OwnershipFact } from '../../model/facts.ts';

/** Reads a CODEOWNERS file. Sections of GitLab (`[Name]`) carry no pattern and are passed over. */
export function readCodeowners(text: string): OwnershipFact {
  const rules = text.split(/\r\n|\r|\n/).flatMap((line) => {
    const [pattern, ...owners] = line
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/\s+/);
    const usable = pattern && !pattern.startsWith('[') && !pattern.startsWith('^[');
    return usable ? [{ pattern, owners }] : [];
  });
  return { type: 'ownership', source: 'CODEOWNERS', folder: '', rules };
}

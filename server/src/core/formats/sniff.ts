/** The cheap look at a text that decides, before any parse, whether a document could be ours. */
const GROUPS = /fedlint\.dev\/|spiffe\.io\/|backstage\.io\/v1/;

export function mayBeOurs(text: string): boolean {
  return (GROUPS.test(text) && text.includes('apiVersion')) || text.includes('fedlint-ignore-file');
}

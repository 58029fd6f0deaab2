/** Where people read about a kind of change. */
const PAGE = 'https://github.com/fedlint/fedlint/blob/main/docs/changes.md';

export function changeUrl(kind: string): string {
  return `${PAGE}#${kind}`;
}

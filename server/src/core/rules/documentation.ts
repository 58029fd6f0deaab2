/** Where people read about a rule. */
const BASE = 'https://github.com/fedlint/fedlint/blob/main/docs/rules';

export function ruleUrl(id: string): string {
  return `${BASE}/${id}.md`;
}

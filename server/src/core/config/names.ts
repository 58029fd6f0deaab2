/** Names under which the configuration of a folder is found. */
export const CONFIG_NAMES = ['.fedlint.yaml', '.fedlint.yml'] as const;

export function isConfigName(name: string): boolean {
  return CONFIG_NAMES.some((candidate) => candidate === name);
}

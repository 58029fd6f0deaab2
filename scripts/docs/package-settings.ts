/** The editor's setting `fedlint.rules`, with one property for each rule, in the manifest of the extension. */
import type { Rule } from '../../server/src/core/rules/rule.ts';

const SEVERITIES = ['off', 'info', 'warning', 'error'];

/** The text of `package.json` with the setting brought up to date, and all else as it was. */
export function withRuleSettings(manifest: string, rules: readonly Rule[]): string {
  const content: unknown = JSON.parse(manifest);
  const setting = ['contributes', 'configuration', 'properties', 'fedlint.rules'].reduce(memberOf, content);
  if (!isMap(setting)) throw new Error('package.json contributes no setting `fedlint.rules`.');
  setting.properties = Object.fromEntries(
    rules.map(({ id, title, severity }) => [
      id,
      { type: 'string', enum: SEVERITIES, description: `${title} (${severity} unless set).` },
    ]),
  );
  setting.additionalProperties = false;
  return `${JSON.stringify(content, null, 2)}\n`;
}

function memberOf(value: unknown, key: string): unknown {
  return isMap(value) ? value[key] : undefined;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/**
 * JSON leaves signs as they are that nobody sees, that could steer a terminal or turn the direction of writing, and the
 * bracket that makes a command to the runner of a pipeline; these are escaped.
 */
const ESCAPED =
  /(?![\u200c\u200d])[\u007f-\u009f\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|(?<=##(?:vso)?)\[/gu;

export function jsonText(value: unknown, indent = 2): string {
  return `${JSON.stringify(value, null, indent).replace(ESCAPED, escaped)}\n`;
}

function escaped(sign: string): string {
  return sign.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

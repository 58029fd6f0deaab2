/** What is wrong with a text in HCL1, in words for people. */

export const BYTE_ORDER_MARK =
  'An invisible byte order mark stands here, and SPIRE refuses a file that begins with one. Save it as UTF-8 without it.';
export const JSON_COMMENT =
  'A configuration in JSON form has no comments, and SPIRE refuses it. Take the comment out, or write the file as HCL.';
export const NUL = 'A character with the code 0 stands here, and SPIRE refuses a file that holds one. Take it out.';
export const SINGLE_QUOTES = 'HCL has no single quotes. Write this text in double quotes.';
export const UNCLOSED_STRING =
  'The closing quote of this text is missing. A text has to end on the line on which it begins.';
export const UNCLOSED_COMMENT = 'This comment is not closed.';
export const UNCLOSED_LIST = 'The list that begins here has no closing bracket `]`.';
export const UNCLOSED_BRACES = 'The block that begins here has no closing brace `}`.';
export const MISSING_COMMA = 'A comma is missing between this item and the one before it.';
export const STRAY_COMMA = 'There is nothing before this comma that it could end.';
export const STRAY_BRACE = 'This closing brace closes nothing.';
export const STRAY_BRACKET = 'This closing bracket closes nothing.';
export const STRAY_SIGN = 'A list has values only, no keys. Put braces around what has a key.';
export const NO_KEY = 'There is no key before this sign.';
export const NAMELESS = 'These brackets have no key before them.';
export const GARBAGE = 'This is neither a key nor a sign of HCL. Quote it if it is text, or take it out.';

const SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({ yes: 'true', on: 'true', no: 'false', off: 'false' }),
);

export function colon(key: string): string {
  return `HCL sets a value with an equals sign: \`${key} = …\`.`;
}

export function missingValue(key: string): string {
  return `A value is expected after \`${key} =\`.`;
}

export function missingSign(key: string): string {
  return `An equals sign is missing between \`${key}\` and its value.`;
}

export function onlyWords(key: string): string {
  return `\`${key}\` has neither a value nor a block. Write \`${key} = …\` or \`${key} { … }\`.`;
}

export function labelWithValue(label: string): string {
  return `No equals sign may follow the label \`${label}\`. Write the braces right behind the label.`;
}

export function keyword(word: string): string {
  return `\`${word}\` is a value in HCL. As a key it has to stand in double quotes.`;
}

export function unquoted(text: string): string {
  const spelling = SPELLINGS.get(text.toLowerCase());
  if (spelling !== undefined) return `\`${text}\` is no value in HCL. Write \`${spelling}\`.`;
  if (text === 'null') return 'HCL has no `null`. Leave out what has no value.';
  if (/^-?0\d+$/.test(text))
    return `A number that begins with zero is octal in HCL, and \`${text}\` is none. Leave out the zero.`;
  return 'This text stands without quotes, and SPIRE refuses it. Put it in double quotes.';
}

export function badEscape(written: string): string {
  return `HCL does not know the escape \`${written}\`. A backslash as such is written \`\\\\\`.`;
}

export function unclosedHeredoc(name: string, indented: boolean): string {
  const place = indented ? ', indented by a blank at least,' : '';
  return `The text that begins here is not closed. A line with nothing but \`${name}\`${place} and a line break behind it has to end it.`;
}

export function repeated(key: string): string {
  return `\`${key}\` is set here a second time, and SPIRE takes the last value without a word. Keep the one you mean.`;
}

/** What the parameters of a message have to look like. A check says what is wrong, or nothing. */

/** `at` names the value: "textDocument.uri". */
export type Check = (value: unknown, at: string) => string | undefined;

export const text: Check = (value, at) => (typeof value === 'string' ? undefined : `${at} is not a string`);

/** As the protocol counts: whole, and not below zero. */
export const count: Check = (value, at) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : `${at} is not a whole number from 0`;

export const integer: Check = (value, at) => (Number.isSafeInteger(value) ? undefined : `${at} is not a whole number`);

export const truth: Check = (value, at) => (typeof value === 'boolean' ? undefined : `${at} is not true or false`);

export function optional(check: Check): Check {
  return (value, at) => (value === undefined || value === null ? undefined : check(value, at));
}

export function list(check: Check): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return `${at} is not a list`;
    return firstOf(value, (item, index) => check(item, `${at}[${index}]`));
  };
}

/** An object with these properties, and any others. */
export function shape(checks: Readonly<Record<string, Check>>): Check {
  return (value, at) => {
    if (!isObject(value)) return `${at === '' ? 'the parameters are' : `${at} is`} not an object`;
    return firstOf(Object.entries(checks), ([name, check]) => check(value[name], at === '' ? name : `${at}.${name}`));
  };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const position = shape({ line: count, character: count });
export const range = shape({ start: position, end: position });
export const textDocument = shape({ uri: text });

function firstOf<T>(items: readonly T[], check: (item: T, index: number) => string | undefined): string | undefined {
  for (const [index, item] of items.entries()) {
    const wrong = check(item, index);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

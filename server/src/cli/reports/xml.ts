/** XML 1.0, as much as a report needs. */
import { visible } from './visible.ts';

export interface Element {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number>>;
  /** Elements, or text. */
  readonly content?: readonly Element[] | string;
}

export function xmlText(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines(root, '').join('\n')}\n`;
}

function lines({ name, attributes = {}, content = [] }: Element, indent: string): string[] {
  const values = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(visible(String(value)))}"`);
  const start = `${indent}<${name}${values.join('')}`;
  if (content.length === 0) return [`${start}/>`];
  if (typeof content === 'string')
    return [`${start}>${escaped(content.split('\n').map(visible).join('\n'))}</${name}>`];
  return [`${start}>`, ...content.flatMap((element) => lines(element, `${indent}  `)), `${indent}</${name}>`];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

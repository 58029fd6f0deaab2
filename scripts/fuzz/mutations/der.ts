/** DER (X.690) taken apart, damaged where it hurts, and put together with lengths that are right again, or are not. */
import type { Random } from '../../../test/unit/fixes/random.ts';
import { damagedBytes } from './bytes.ts';

/** Bytes as text, a character for each, as everywhere in the fuzzer. */
interface Element {
  readonly tag: number;
  readonly content: string | readonly Element[];
}

const CONSTRUCTED = 0x20;

/** Undefined where the bytes are not elements from the first to the last. */
function elementsOf(bytes: string): Element[] | undefined {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes.charCodeAt(at);
    const first = bytes.charCodeAt(at + 1);
    const size = first < 0x80 ? 0 : first - 0x80;
    if (Number.isNaN(first) || size > 3) return undefined;
    let length = size === 0 ? first : 0;
    for (let i = 0; i < size; i++) length = length * 256 + bytes.charCodeAt(at + 2 + i);
    const start = at + 2 + size;
    if (!(start + length <= bytes.length)) return undefined;
    const content = bytes.slice(start, start + length);
    elements.push({ tag, content: (tag & CONSTRUCTED ? elementsOf(content) : undefined) ?? content });
    at = start + length;
  }
  return elements;
}

/** `lie` is asked about the length of every element. */
function bytesOf({ tag, content }: Element, lie: (length: number) => number): string {
  const inner = typeof content === 'string' ? content : content.map((element) => bytesOf(element, lie)).join('');
  const length = lie(inner.length);
  const digits: string[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(String.fromCharCode(rest % 256));
  const header =
    length < 0x80 ? String.fromCharCode(length) : String.fromCharCode(0x80 + digits.length) + digits.join('');
  return String.fromCharCode(tag) + header + inner;
}

function countOf(elements: readonly Element[]): number {
  return elements.reduce((sum, { content }) => sum + 1 + (typeof content === 'string' ? 0 : countOf(content)), 0);
}

/** Puts others in the place of the element with this number, counted from the outside in. */
function exchanged(
  elements: readonly Element[],
  number: number,
  change: (old: Element) => readonly Element[],
): Element[] {
  let left = number;
  const visit = (list: readonly Element[]): Element[] =>
    list.flatMap((element) => {
      if (left-- === 0) return [...change(element)];
      return typeof element.content === 'string' ? [element] : [{ ...element, content: visit(element.content) }];
    });
  return visit(elements);
}

function nthOf(elements: readonly Element[], number: number): Element | undefined {
  let found: Element | undefined;
  exchanged(elements, number, (element) => {
    found = element;
    return [element];
  });
  return found;
}

const TAGS = [
  0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x13, 0x16, 0x17, 0x18, 0x30, 0x31, 0x80, 0xa0, 0xa3, 0x1f,
] as const;

/** `donor` is another certificate. */
export function damagedDer(der: string, donor: string, random: Random): string {
  let elements = elementsOf(der);
  if (!elements || random.chance(0.2)) return damagedBytes(der, random);
  const others = elementsOf(donor) ?? elements;
  for (let count = 1 + random.below(4); count > 0; count--)
    elements = exchanged(elements, random.below(countOf(elements)), (old) => damagedElement(old, others, random));
  const isLiar = random.chance(0.15);
  const lie = (length: number) =>
    isLiar && random.chance(0.1) ? random.pick([0, length + 1, length * 2, 2 ** 24, 2 ** 31]) : length;
  return elements.map((element) => bytesOf(element, lie)).join('');
}

function damagedElement(old: Element, others: readonly Element[], random: Random): readonly Element[] {
  const other = nthOf(others, random.below(countOf(others))) ?? old;
  const content = typeof old.content === 'string' ? damagedBytes(old.content, random) : [...old.content].reverse();
  return random.pick<readonly Element[]>([
    [],
    [old, old],
    [other],
    [old, other],
    [{ ...old, tag: random.pick(TAGS) }],
    [{ ...old, content }],
    [{ ...old, content: '' }],
    [{ ...old, content: other.content }],
    [{ tag: old.tag, content: String.fromCharCode(random.below(256)).repeat(1 + random.below(300)) }],
    [nested(old, random.below(200))],
    Array<Element>(1 + random.below(50)).fill(old),
  ]);
}

function nested(element: Element, depth: number): Element {
  let around = element;
  for (let level = 0; level < depth; level++) around = { tag: 0x30, content: [around] };
  return around;
}

/** The outline of DER (X.690): enough to tell what a thing is and whether all of it is there, without its grammar. */

interface Element {
  readonly tag: number;
  /** Of the content. */
  readonly start: number;
  readonly end: number;
}

export type Outline =
  /** The tags of the content, and of the content of its first element if that is a sequence. */
  | { readonly type: 'sequence'; readonly length: number; readonly tags: string; readonly firstTags: string }
  | { readonly type: 'truncated'; readonly length: number | undefined }
  | { readonly type: 'other' };

const SEQUENCE = 0x30;

/** Lengths are in bytes and include the header. */
export function outlineOf(der: Uint8Array): Outline {
  if (der[0] !== SEQUENCE) return { type: 'other' };
  const outer = elementAt(der, 0);
  if (outer === 'cut') return { type: 'truncated', length: undefined };
  if (!outer) return { type: 'other' };
  if (outer.end > der.length) return { type: 'truncated', length: outer.end };
  const first = elementAt(der, outer.start);
  const inner = first && first !== 'cut' && first.tag === SEQUENCE && first.end <= outer.end ? first : undefined;
  return {
    type: 'sequence',
    length: outer.end,
    tags: tagsIn(der, outer),
    firstTags: inner ? tagsIn(der, inner) : '',
  };
}

/** Enough to tell the kinds of things apart. */
const TAGS = 8;

/** As in `30 30 03`; stops at what cannot be read. */
function tagsIn(der: Uint8Array, parent: Element): string {
  const tags: string[] = [];
  let at = parent.start;
  while (at < parent.end && tags.length < TAGS) {
    const element = elementAt(der, at);
    if (!element || element === 'cut' || element.end > parent.end) break;
    tags.push(element.tag.toString(16).padStart(2, '0'));
    at = element.end;
  }
  return tags.join(' ');
}

/** `cut` when the header is not all there; undefined for lengths that DER does not have or nobody needs. */
function elementAt(der: Uint8Array, at: number): Element | 'cut' | undefined {
  const tag = der[at];
  const length = der[at + 1];
  if (tag === undefined || length === undefined) return 'cut';
  const start = at + 2;
  if (length < 0x80) return { tag, start, end: start + length };
  const size = length - 0x80;
  if (size === 0 || size > 4) return undefined;
  if (start + size > der.length) return 'cut';
  const content = der.subarray(start, start + size).reduce((sum, byte) => sum * 256 + byte, 0);
  return { tag, start: start + size, end: start + size + content };
}

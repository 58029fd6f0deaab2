/** Reads XML strictly: whatever XML 1.0 calls not well-formed is an error, as far as a report could get there. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly elements: XmlElement[];
  text: string;
}

/** What XML 1.0 (2.2) allows, but for tabs and carriage returns, which a report has no need of. */
const CHARACTERS = /^[\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const TOKEN = /<\?xml [^>]*\?>\n|<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<>]+)/y;

export function readXml(text: string): XmlElement {
  if (!CHARACTERS.test(text)) throw new Error('a character that XML does not allow');
  const document: XmlElement = { name: '', attributes: {}, elements: [], text: '' };
  const open = [document];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(text);
    if (!token) throw new Error(`not well-formed: ${JSON.stringify(text.slice(at, at + 60))}`);
    const [, slash, name, attributes = '', selfClosing, content] = token;
    const parent = open.at(-1);
    if (!parent) throw new Error('an end too many');
    if (content !== undefined) parent.text += decoded(content);
    else if (name === undefined) continue;
    else if (slash === '/') {
      if (parent.name !== name) throw new Error(`</${name}> ends <${parent.name}>`);
      open.pop();
    } else {
      const element: XmlElement = { name, attributes: attributesOf(attributes), elements: [], text: '' };
      parent.elements.push(element);
      if (selfClosing !== '/') open.push(element);
    }
  }
  const [root] = document.elements;
  if (open.length !== 1 || document.elements.length !== 1 || !root) throw new Error('not one root that ends');
  return root;
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decoded(value)]);
  return Object.fromEntries(pairs);
}

function decoded(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) throw new Error(`a stray ampersand: ${text}`);
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** What quoted texts and heredocs of HCL1 say. */

const ESCAPES: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
const ESCAPE = /\\(?:[abfnrtv\\"]|[0-3][0-7]{2}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U(?:000[\da-fA-F]|0010)[\da-fA-F]{4})/y;

/** A place within a text, from its first quote. */
type OnBadEscape = (at: number, written: string) => void;

/** What a quoted text says, `${…}` left as it stands. Without a closing quote it ends where `source` does. */
export function quotedValue(source: string, closed: boolean, onBadEscape: OnBadEscape): string {
  const end = closed ? source.length - 1 : source.length;
  if (!source.includes('\\')) return source.slice(1, end);
  let value = '';
  let braces = 0;
  for (let at = 1; at < end; ) {
    const known = source[at] === '\\' ? escapeAt(source, at) : '';
    const piece = known ?? source.slice(at, at + 2);
    if (known === undefined) onBadEscape(at, piece);
    if (braces === 0 && source.startsWith('${', at)) {
      value += '${';
      braces = 1;
      at += 2;
    } else if (piece !== '') {
      value += braces > 0 || known === undefined ? piece : unescaped(piece);
      at += piece.length;
    } else {
      const char = source[at] ?? '';
      if (braces > 0) braces += Number(char === '{') - Number(char === '}');
      value += char;
      at++;
    }
  }
  return value;
}

/** What a heredoc says. With `<<-` the indentation of its last line is taken off every line, if all have it. */
export function heredocValue(source: string, closed: boolean): string {
  const [first = '', ...lines] = source.replaceAll('\r\n', '\n').split('\n');
  if (!closed) return lines.join('\n');
  const indent = /^\s*/.exec(lines.pop() ?? '')?.[0] ?? '';
  const said = [...lines, indent];
  if (!first.startsWith('<<-')) return said.join('\n');
  const isIndented = said.every((line) => line.startsWith(indent));
  return isIndented ? said.map((line) => line.slice(indent.length)).join('\n') : said.join('\n').replace(/[ \t]+$/, '');
}

export function heredocName(source: string): { readonly name: string; readonly indented: boolean } {
  const [, dash, name = ''] = /^<<(-?)(\S*)/.exec(source) ?? [];
  return { name, indented: dash === '-' };
}

function escapeAt(source: string, at: number): string | undefined {
  ESCAPE.lastIndex = at;
  return ESCAPE.exec(source)?.[0];
}

function unescaped(written: string): string {
  const [sign = '', digits] = [written[1], written.slice(2)];
  if (/[xuU]/.test(sign)) return String.fromCodePoint(Number.parseInt(digits, 16));
  if (/[0-7]/.test(sign)) return String.fromCharCode(Number.parseInt(written.slice(1), 8));
  return ESCAPES[sign] ?? sign;
}

/** Reads a snippet by the grammar of VS Code, in which every text is a snippet. */

export interface Expanded {
  /** What stands there before anybody fills in anything. */
  readonly text: string;
  /** Numbers of its fields. */
  readonly fields: readonly number[];
  /** Names of variables, which are other people's text: there is none in ours. */
  readonly variables: readonly string[];
}

export function expanded(snippet: string): Expanded {
  const fields: number[] = [];
  const variables: string[] = [];
  let at = 0;
  const until = (ends: string): string => {
    let text = '';
    while (at < snippet.length && !ends.includes(snippet.charAt(at))) text += piece(ends);
    return text;
  };
  const piece = (ends: string): string => {
    const sign = snippet.charAt(at++);
    if (sign === '\\' && `$}\\${ends}`.includes(snippet.charAt(at)) && at < snippet.length) return snippet.charAt(at++);
    if (sign !== '$') return sign;
    const bare = /^(?:\d+|[A-Za-z_]\w*)/.exec(snippet.slice(at))?.[0];
    if (bare !== undefined) {
      at += bare.length;
      note(bare);
      return '';
    }
    const braced = /^\{(\d+|[A-Za-z_]\w*)(?=[}:|/])/.exec(snippet.slice(at));
    if (!braced) return sign;
    at += braced[0].length;
    note(braced[1] ?? '');
    return held();
  };
  const note = (name: string): void => {
    if (/^\d/.test(name)) fields.push(Number(name));
    else variables.push(name);
  };
  /** Behind the number or name, up to the brace. */
  const held = (): string => {
    const kind = snippet.charAt(at++);
    if (kind === '}') return '';
    if (kind === ':') {
      const text = until('}');
      at++;
      return text;
    }
    if (kind !== '|') throw new Error(`a transformation in ${snippet}`);
    const words: string[] = [''];
    while (at < snippet.length && snippet.charAt(at) !== '|') {
      const sign = snippet.charAt(at++);
      if (sign === '\\' && '\\,|'.includes(snippet.charAt(at))) words.push(`${words.pop()}${snippet.charAt(at++)}`);
      else if (sign === ',') words.push('');
      else words.push(`${words.pop()}${sign}`);
    }
    at += 2;
    return words[0] ?? '';
  };
  return { text: until(''), fields, variables };
}

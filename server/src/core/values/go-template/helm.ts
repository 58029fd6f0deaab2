/**
 * What only Helm has: its data, its functions that write YAML, and an action that begins with a string of braces, which
 * is how Helm lets braces through. Kyverno has braces inside of braces as well, though never at the beginning.
 */
const HELM = new RegExp(
  [
    /(?<![\w)\]])(?:\$\w{0,40})?\.(?:Values|Release|Chart|Capabilities|Subcharts)(?!\w)/,
    /(?:^|[\s(|-])(?:include|toYaml|fromYaml|toJson|nindent|indent|tpl|required|lookup|quote|squote|hasKey|mergeOverwrite)(?=[\s|)]|$)/,
    /^-?\s*["`][^"`{}]*\{\{|^\s*["`]\s*$/,
  ]
    .map((part) => part.source)
    .join('|'),
  'u',
);

/** Whether the text is Helm's business before it is anybody else's: nothing in it is yet as it will be read in the end. */
export function isHelmTemplate(text: string): boolean {
  let open = text.indexOf('{{');
  while (open >= 0) {
    const close = text.indexOf('}}', open + 2);
    const inside = text.slice(open + 2, close < 0 ? text.length : close);
    if (HELM.test(inside)) return true;
    if (close < 0) return false;
    open = text.indexOf('{{', close + 2);
  }
  return false;
}

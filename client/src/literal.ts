/** Text of other people where VS Code reads more than text. */

/** `$(name)` is an icon in lenses, in lists to pick from and in the status. */
export function withoutIcons(text: string): string {
  return text.replace(/\$\((?=[\w-]+(?:~[a-z]+)?\))/gi, '\\$&');
}

/** `[words](address)` is a link in messages and in the status, and may lead to any command. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}

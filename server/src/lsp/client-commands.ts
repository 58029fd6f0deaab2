/** Commands that the client runs when an answer of the server asks for them. */
import type { ClientCapabilities } from 'vscode-languageserver';

/** They are not part of the protocol; clients list those they know like this. */
export function knowsCommand({ experimental }: ClientCapabilities, command: string): boolean {
  const listed: unknown = experimental?.commands?.commands;
  return Array.isArray(listed) && listed.includes(command);
}

/** What is asked of the client may be refused, or the client be gone. That is no reason to fall, as Node does over a promise that nobody holds. */
import type { Connection } from 'vscode-languageserver';

/** Undefined where there is no answer; the log says why. `what`: "refresh the lenses". */
export async function answerTo<T>(
  connection: Connection,
  what: string,
  send: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await send();
  } catch (error) {
    complain(connection, `The editor could not ${what}: ${String(error)}`);
    return undefined;
  }
}

/** Work that nobody waits for. */
export async function unattended(
  connection: Connection,
  what: string,
  work: () => void | Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    complain(connection, `Fedlint could not ${what}: ${String(error)}`);
  }
}

function complain(connection: Connection, message: string): void {
  try {
    connection.console.error(message);
  } catch {
    // Nobody is there to hear it.
  }
}

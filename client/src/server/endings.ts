/** What is done when the language server ends: it is started again, unless it keeps ending. */
import { CloseAction, ErrorAction, type ErrorHandler } from 'vscode-languageclient';

/** It is started again this often … */
const MOST = 4;
/** … within this time. */
const WITHIN_MS = 3 * 60 * 1000;

/** `giveUp` is called when a person has to decide. After that, counting begins anew. */
export function endings(say: (what: string) => void, giveUp: () => void): ErrorHandler {
  let times: number[] = [];
  return {
    error(error, _message, count) {
      say(`The connection to the language server is disturbed: ${error.message}`);
      if (count === undefined || count <= 3) return { action: ErrorAction.Continue, handled: true };
      giveUp();
      return { action: ErrorAction.Shutdown, handled: true };
    },
    closed() {
      const now = Date.now();
      times = [...times.filter((time) => now - time < WITHIN_MS), now];
      if (times.length <= MOST) {
        say('The language server has ended. It is started again.');
        return { action: CloseAction.Restart, handled: true };
      }
      say(`The language server has ended ${times.length} times within three minutes. It is not started again.`);
      times = [];
      giveUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

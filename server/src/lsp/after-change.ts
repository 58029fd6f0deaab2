/** Work that follows a change, once for a whole burst of them. */
import type { Session } from './feature.ts';

/** Runs the task `delay` milliseconds after the first change since it last ran. Ends with the session. */
export function afterChange({ workspace, onEnd }: Session, delay: number, task: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  workspace.onChange(() => {
    if (isOver) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      task();
    }, delay);
  });
  onEnd(() => {
    isOver = true;
    clearTimeout(timer);
  });
}

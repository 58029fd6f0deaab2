/** Work that follows a change, once for a whole burst of them. */
import { unattended } from './ask-client.ts';
import type { Session } from './feature.ts';

/** Runs the task `delay` milliseconds after the first change since it last began, one run after the other. Ends with the session. */
export function afterChange(
  { connection, workspace, onEnd }: Session,
  delay: number,
  task: () => void | Promise<void>,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  let isWorking = false;
  let isStale = false;
  const later = (): void => {
    isStale = true;
    if (isOver || isWorking) return;
    timer ??= setTimeout(() => void work(), delay);
  };
  const work = async (): Promise<void> => {
    timer = undefined;
    isStale = false;
    isWorking = true;
    await unattended(connection, 'follow a change', task);
    isWorking = false;
    if (isStale) later();
  };
  workspace.onChange(later);
  onEnd(() => {
    isOver = true;
    clearTimeout(timer);
  });
}

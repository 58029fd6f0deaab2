/** A line on the terminal that says how far a check is, once it takes over a second. */
const PATIENCE = 1000;
const INTERVAL = 100;

export interface Progress {
  show(files: number): void;
  clear(): void;
}

export function progressLine(): Progress {
  if (process.stderr.isTTY !== true) return { show: () => {}, clear: () => {} };
  const started = Date.now();
  let last = 0;
  return {
    show(files) {
      const now = Date.now();
      if (now - started < PATIENCE || now - last < INTERVAL) return;
      last = now;
      process.stderr.write(`\r${files} files looked at`);
    },
    clear() {
      if (last > 0) process.stderr.write('\r\u001b[K');
    },
  };
}

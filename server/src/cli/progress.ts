/** A line on the terminal that says how far a run is, once it takes over a second. */
const PATIENCE = 1000;
const INTERVAL = 100;
const CLEAR = '\r\u001b[K';

export interface Progress {
  show(words: string): void;
  clear(): void;
}

interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** `clock` in milliseconds. Silent where the stream is no terminal. */
export function progressLine(stream: Terminal, clock: () => number): Progress {
  const started = clock();
  let last: number | undefined;
  return {
    show(words) {
      if (stream.isTTY !== true) return;
      const now = clock();
      if (now - started < PATIENCE || now - (last ?? 0) < INTERVAL) return;
      last = now;
      stream.write(`${CLEAR}${words}`);
    },
    clear() {
      if (last !== undefined) stream.write(CLEAR);
      last = undefined;
    },
  };
}

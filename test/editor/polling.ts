const limitMs = 20_000;
const intervalMs = 25;

/** Asks again and again until `probe` yields something, and returns it. Fails after 20 s, naming `what` was waited for. */
export async function until<T>(
  what: string,
  probe: () => T | false | undefined | PromiseLike<T | false | undefined>,
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`Waited ${limitMs / 1000} s in vain for ${what}.`);
    await pause();
  }
}

/** Repeats `check` until it no longer throws. Fails after 20 s with what it threw last. */
export async function eventually(check: () => void | PromiseLike<void>): Promise<void> {
  const end = Date.now() + limitMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await pause();
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, intervalMs);
  });
}

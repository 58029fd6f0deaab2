const NAMES: readonly (readonly [name: string, seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** In words, the two largest units at most: `1 hour 30 minutes`, `about 2 days 3 hours`, `250 milliseconds`. */
export function describeDuration(seconds: number): string {
  if (seconds < 0) return `minus ${describeDuration(-seconds)}`;
  if (seconds > 0 && seconds < 1) {
    const [amount, name] =
      seconds >= 0.001
        ? [seconds * 1e3, 'millisecond']
        : seconds >= 1e-6
          ? [seconds * 1e6, 'microsecond']
          : [seconds * 1e9, 'nanosecond'];
    return counted(Number(amount.toPrecision(6)), name);
  }
  const words: string[] = [];
  let rest = seconds;
  for (const [name, size] of NAMES) {
    const amount = size === 1 ? Number(rest.toFixed(3)) : Math.floor(rest / size);
    if (amount === 0) continue;
    if (words.length === 2) return `about ${words.join(' ')}`;
    words.push(counted(amount, name));
    rest -= amount * size;
  }
  return words.join(' ') || '0 seconds';
}

/** As Go writes it, without the zero parts: `24h`, `1h30m`, `1.5s`, `300ms`, `0s`. Go has no unit above the hour. */
export function formatGoDuration(seconds: number): string {
  if (seconds < 0) return `-${formatGoDuration(-seconds)}`;
  const whole = Math.floor(seconds);
  const nanos = Math.round((seconds - whole) * 1e9);
  if (whole === 0 && nanos > 0 && nanos < 1e9) {
    return nanos < 1e3 ? `${nanos}ns` : nanos < 1e6 ? `${nanos / 1e3}us` : `${nanos / 1e6}ms`;
  }
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = (whole % 60) + nanos / 1e9;
  return (
    `${hours ? `${hours}h` : ''}${minutes ? `${minutes}m` : ''}${rest ? `${Number(rest.toFixed(9))}s` : ''}` || '0s'
  );
}

function counted(amount: number, name: string): string {
  return `${amount} ${name}${amount === 1 ? '' : 's'}`;
}

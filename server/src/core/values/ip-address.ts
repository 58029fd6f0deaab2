/** Whether a text is an IP address as Go's `net.ParseIP` reads it: no brackets, no port, no zone, no leading zeros. */
export function isIpAddress(text: string): boolean {
  return IPV4.test(text) || isIpv6(text);
}

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/u;

function isIpv6(text: string): boolean {
  const [head = '', tail, ...more] = text.split('::');
  if (text.length > 45 || !text.includes(':') || more.length > 0) return false;
  const groups = [...groupsOf(head), ...groupsOf(tail ?? '')];
  const last = groups.at(-1) ?? '';
  const isEmbedded = IPV4.test(last) && text.endsWith(last);
  const isSound = (isEmbedded ? groups.slice(0, -1) : groups).every((group) => /^[0-9a-f]{1,4}$/iu.test(group));
  const count = groups.length + (isEmbedded ? 1 : 0);
  // The gap stands for one group of zeros at least.
  return isSound && (tail === undefined ? count === 8 : count < 8);
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':');
}

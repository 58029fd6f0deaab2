import { isIpAddress } from './ip-address.ts';

/** A network as its leading bits, such as `00001010` for `10.0.0.0/8`. */
export interface Cidr {
  readonly family: 4 | 6;
  readonly prefix: string;
}

/** `10.0.0.0/8`, `fd00::/8`; an address alone is a network of one. Undefined for anything else. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', length, ...more] = text.split('/');
  if (more.length > 0 || !isIpAddress(address)) return undefined;
  const family = address.includes(':') ? 6 : 4;
  const bits = family === 6 ? bitsOfIpv6(address) : bitsOfIpv4(address);
  if (length === undefined) return { family, prefix: bits };
  const isSound = /^(?:0|[1-9]\d{0,2})$/u.test(length) && Number(length) <= bits.length;
  return isSound ? { family, prefix: bits.slice(0, Number(length)) } : undefined;
}

/** Whether all addresses of a network are in another one. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.family === inner.family && inner.prefix.startsWith(outer.prefix);
}

/** `0.0.0.0/0` or `::/0`. */
export function isEveryAddress({ prefix }: Cidr): boolean {
  return prefix === '';
}

function bitsOfIpv4(address: string): string {
  return address
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
}

function bitsOfIpv6(address: string): string {
  const [head = '', tail] = address.split('::');
  const left = groupBits(head);
  const right = groupBits(tail ?? '');
  return left + '0'.repeat(128 - left.length - right.length) + right;
}

function groupBits(groups: string): string {
  if (groups === '') return '';
  return groups
    .split(':')
    .map((group) =>
      group.includes('.') ? bitsOfIpv4(group) : Number.parseInt(group, 16).toString(2).padStart(16, '0'),
    )
    .join('');
}

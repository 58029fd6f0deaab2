/** What people write when nobody owns a thing. */
const NOBODY = new Set(['', '-', 'n/a', 'na', 'nobody', 'none', 'no-owner', 'no-one', 'unknown', 'unowned', 'null']);

/**
 * A team or person in one spelling, to compare what different files say: `@acme/Payments`, `group:default/payments` and
 * `team:payments` are all `payments`; an e-mail address is its lower-case self. For comparing only, never for showing.
 */
export function ownerKey(name: string): string {
  let key = name.trim().toLowerCase();
  const address = /<([^<>@\s]+@[^<>@\s]+)>$/u.exec(key);
  if (address?.[1] !== undefined) key = address[1];
  key = key.replace(/^(?:mailto|team|group|user|person|owner):\s*/u, '');
  if (/^[^@\s]+@[^@\s]+$/u.test(key)) return key;
  key = key.slice(key.lastIndexOf('/') + 1).replace(/^@/u, '');
  return key.replace(/[\s_]+/gu, '-');
}

/** Whether an owner is written only to say that there is none: `none`, `n/a`, `No owner`. */
export function namesNobody(name: string): boolean {
  return NOBODY.has(ownerKey(name)) || NOBODY.has(name.trim().toLowerCase());
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The date somebody meant, in ISO spelling, when there is only one it can be: `05.06.2026` stays a riddle. It may name no real day. */
export function suggestDate(text: string): string | undefined {
  const meant = text.trim();
  if (meant.length > 40) return undefined;
  return readTime(meant) ?? readYearFirst(meant) ?? readYearLast(meant) ?? readMonthName(meant);
}

/** An instant that lacks the zone, the seconds or the `T`: taken as UTC, as every date here. */
function readTime(text: string): string | undefined {
  const found =
    /^(\d{4}-\d{2}-\d{2})[Tt ] ?(\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)? ?(Z|z|UTC|GMT|[+-]\d{2}:?\d{2})?$/u.exec(text);
  if (!found) return undefined;
  const [, date, hours, minutes, seconds = '00', zone = 'Z'] = found;
  const offset = /^[+-]/u.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z';
  return `${date}T${hours}:${minutes}:${seconds}${offset}`;
}

/** `2026/12/31`, `2026.12.31`, `2026-1-5`, `20261231`. */
function readYearFirst(text: string): string | undefined {
  const found = /^(\d{4})([-/. ]?)(\d{1,2})\2(\d{1,2})$/u.exec(text);
  if (!found || (found[2] === '' && text.length !== 8)) return undefined;
  return iso(found[1], found[3], found[4]);
}

/** `31.12.2026`, `12/31/2026`: the day is the number above twelve, or both are the same. */
function readYearLast(text: string): string | undefined {
  const found = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})$/u.exec(text);
  if (!found) return undefined;
  const [, first = '', , second = '', year] = found;
  if (Number(first) > 12 || first === second) return iso(year, second, first);
  return Number(second) > 12 ? iso(year, first, second) : undefined;
}

/** `31 Dec 2026`, `31-Dec-2026`, `December 31, 2026`. */
function readMonthName(text: string): string | undefined {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)?[- ]([A-Za-z]{3,9})\.?,?[- ](\d{4})$/u.exec(text);
  const monthFirst = /^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(text);
  const day = dayFirst?.[1] ?? monthFirst?.[2];
  const month = MONTHS.indexOf((dayFirst?.[2] ?? monthFirst?.[1] ?? '').slice(0, 3).toLowerCase());
  return month < 0 ? undefined : iso(dayFirst?.[3] ?? monthFirst?.[3], String(month + 1), day);
}

function iso(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

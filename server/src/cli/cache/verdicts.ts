/**
 * Reports of checks. The same check of the same texts comes to the same, as long as no date in them passes; so in a large
 * repository, of which few files are manifests, most changes leave nothing to judge.
 */
import { createHash } from 'node:crypto';
import type { Finding } from '../../core/analysis/finding.ts';
import type { Gathered } from '../input/gather.ts';
import type { Checked } from '../input/load.ts';
import { judge } from '../judge.ts';
import { type Cache, readEntry, writeEntry } from './entries.ts';

export interface Report {
  readonly text: string;
  /** The exit status, 0 or 1: what failed is not kept. */
  readonly status: number;
}

/** Epoch milliseconds. */
interface Span {
  readonly from: number;
  readonly until: number;
}

/** A digest of all that a report depends on but the time. `asked` is what the command line says besides the files. */
export function digestOf({ opened, files, failures }: Gathered, asked: readonly unknown[]): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([asked, process.cwd(), files, failures]));
  const settings = new Map<object, string>();
  for (const { info, input, text } of opened) {
    const said = settings.get(info.settings) ?? JSON.stringify(info.settings);
    settings.set(info.settings, said);
    hash.update(JSON.stringify([info.path, said, input, text.length]));
    hash.update(text);
  }
  return hash.digest('hex');
}

/** `now` in epoch milliseconds. */
export function recall(cache: Cache, digest: string, now: number): Report | undefined {
  const entry = readEntry(cache, nameOf(digest))?.toString('utf8');
  const end = entry?.indexOf('\n') ?? -1;
  if (entry === undefined || end < 0) return undefined;
  const { from, until, status }: Span & Report = JSON.parse(entry.slice(0, end));
  return from <= now && now < until ? { text: entry.slice(end + 1), status } : undefined;
}

/** Larger reports are not worth the room. */
const MAX_LENGTH = 16 * 1024 * 1024;

/** Moves the clock of what was checked, which is of no use afterwards. */
export function remember(cache: Cache, digest: string, report: Report, judged: Judged): void {
  if (report.text.length > MAX_LENGTH) return;
  const until = ends(judged.now).find((end) => saysTheSame(judged, end - 1));
  if (until === undefined) return;
  const head = JSON.stringify({ from: judged.now, until, status: report.status });
  writeEntry(cache, nameOf(digest), Buffer.from(`${head}\n${report.text}`));
}

export interface Judged {
  readonly checked: Checked;
  readonly findings: readonly Finding[];
  /** Epoch milliseconds. */
  readonly now: number;
}

const HOUR = 60 * 60 * 1000;

/** Reports name the day; and what expires with it says so in other words before. */
function ends(now: number): number[] {
  return [24 * HOUR, HOUR].map((length) => (Math.floor(now / length) + 1) * length);
}

/** Whether nothing begins or ends between the two times. */
function saysTheSame({ checked, findings }: Judged, then: number): boolean {
  checked.analyzer.setNow(then);
  const later = judge(checked, { show: () => {} }).findings;
  return later.length === findings.length && later.every((finding, at) => isSame(finding, findings[at]));
}

function isSame(a: Finding, b: Finding | undefined): boolean {
  const words = ({ rule, severity, message, span, related, suppressed }: Finding) =>
    JSON.stringify([rule.id, severity, message, span, related.map((other) => other.message), suppressed !== undefined]);
  return b !== undefined && (a === b || words(a) === words(b));
}

function nameOf(digest: string): string {
  return `check-${digest}`;
}

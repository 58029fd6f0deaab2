/** All output formats. A new one adds its line here. */
import { json } from './json.ts';
import type { Report } from './report.ts';
import { text } from './text.ts';

export const reports: Readonly<Record<string, Report>> = { text, json };

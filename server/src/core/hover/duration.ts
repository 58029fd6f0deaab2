/** A duration in words, in Go's spelling where Go would not read it, and against the limit there is for it. */
import { sameLetters } from '../formats/spelling.ts';
import { publicationLead, surestLifetime } from '../model/ca-rotation.ts';
import { describeDuration, formatGoDuration, parseDuration } from '../values/duration.ts';
import type { HoverContext } from './context.ts';
import { paragraphs } from './text.ts';
import type { Value } from './value.ts';

export function durationMeaning({ text, at }: Value, context: HoverContext): string | undefined {
  const isGo = at.field.hints.value === 'go-duration';
  const duration = parseDuration(text.value, { days: !isGo });
  if (!duration.ok) return undefined;
  const { seconds } = duration;
  const go = text.value.includes('d') ? `. Go has no days: there it is \`${formatGoDuration(seconds)}\`` : '';
  // In the configuration the value is the limit itself.
  const isLifetime = at.object !== undefined && at.field.hints.rules.includes('long-lived-credential');
  return paragraphs(
    `**${describeDuration(seconds)}**${go}`,
    isLifetime ? limitLine(seconds, context) : undefined,
    isSigningTerm(at) ? rotationLine(seconds) : undefined,
  );
}

function isSigningTerm({ field: { name } }: Value['at']): boolean {
  return name !== undefined && sameLetters(name, ['ca_ttl', 'caValidity']) !== undefined;
}

/** How SPIRE parts this time: the arithmetic is that of the rules about it. */
function rotationLine(seconds: number): string {
  const lead = describeDuration(Math.floor(publicationLead(seconds)));
  const surest = describeDuration(Math.floor(surestLifetime(seconds)));
  return `The next signing key is published ${lead} before it is used: within that time every partner has to fetch it. An identity is sure to live ${surest} and no longer`;
}

function limitLine(seconds: number, { settings }: HoverContext): string {
  const { maxTTL } = settings.credentials;
  const limit = `the limit of ${describeDuration(maxTTL)} (\`credentials.maxTTL\`)`;
  return seconds > maxTTL ? `Longer than ${limit}` : `Within ${limit}`;
}

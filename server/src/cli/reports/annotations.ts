/** Annotations within what GitHub shows of one step. */
import { count } from '../wording.ts';
import { type Annotation, workflowCommand } from './workflow-command.ts';

/** Of each level; what comes after is only in the log. */
const SHOWN = 10;
const LEVELS = ['error', 'warning', 'notice'] as const;

/**
 * The commands for annotations given in order of importance. What there is no room for is told in the last notice,
 * with the command that shows all of it.
 */
export function withinLimits(annotations: readonly Annotation[], command: string): string {
  const groups = LEVELS.map((level) => ({
    level,
    all: annotations.filter((annotation) => annotation.level === level),
  }));
  const isCut = groups.some(({ all }) => all.length > SHOWN);
  const shown = groups.map(({ level, all }) => all.slice(0, level === 'notice' && isCut ? SHOWN - 1 : SHOWN));
  const commands = shown.flat().map(workflowCommand);
  if (!isCut) return commands.join('');
  const missing = groups.flatMap(({ level, all }, index) => {
    const left = all.length - (shown[index]?.length ?? 0);
    return left > 0 ? [count(left, level)] : [];
  });
  const told = `${missing.join(', ')} more: GitHub shows ${SHOWN} of each level. \`${command}\` shows all of them.`;
  const last: Annotation = { level: 'notice', title: 'Not everything is shown', place: undefined, lines: [told] };
  return commands.join('') + workflowCommand(last);
}

/** Reads output as the runner of GitHub Actions does, the older form of its commands included. */

export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** The commands among the lines, and the lines that are none. */
export function readByRunner(output: string): { commands: WorkflowCommand[]; lines: string[] } {
  const all = output.split(/\r\n|\r|\n/).filter((line) => line !== '');
  const commands = all.flatMap((line) => currentForm(line) ?? olderForm(line) ?? []);
  return { commands, lines: all.filter((line) => !currentForm(line) && !olderForm(line)) };
}

/** `::name key=value,key=value::message`, at the start of a line. */
function currentForm(line: string): WorkflowCommand | undefined {
  const text = line.trimStart();
  const end = text.indexOf('::', 2);
  if (!text.startsWith('::') || end < 0) return undefined;
  const [name = '', ...rest] = text.slice(2, end).split(' ');
  const pairs = rest
    .join(' ')
    .split(',')
    .map((pair) => [pair.slice(0, pair.indexOf('=')), propertyOf(pair.slice(pair.indexOf('=') + 1))]);
  return { name, properties: Object.fromEntries(pairs), message: dataOf(text.slice(end + 2)) };
}

/** `##[name]message`, anywhere in a line. */
function olderForm(line: string): WorkflowCommand | undefined {
  const found = /##\[([^\]]*)\](.*)/.exec(line);
  return found ? { name: found[1] ?? '', properties: {}, message: found[2] ?? '' } : undefined;
}

function dataOf(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function propertyOf(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}

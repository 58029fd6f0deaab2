/** Something the person at the command line can mend: exit status 2, and no stack trace. */
export class UsageError extends Error {
  /** What is said, a line each. */
  readonly lines: readonly string[];

  constructor(...lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

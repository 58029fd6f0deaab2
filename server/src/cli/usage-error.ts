/** Something the person at the command line can mend: exit status 2, and no stack trace. */
export class UsageError extends Error {}

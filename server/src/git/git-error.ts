/** What goes wrong between us and Git. */

/** Git refused, or is not there. `message` is its own first complaint. */
export class GitError extends Error {
  /** Undefined where Git could not be started at all. */
  readonly status: number | undefined;

  constructor(message: string, status: number | undefined) {
    super(message);
    this.status = status;
  }
}

/** The repository lacks what was asked for. `message` says what to do about it, in sentences. */
export class RepositoryError extends Error {}

/** What stops a start: which part, why, and what a person can do about it. The CLI prints the three and exits non-zero. */
export class StartProblem extends Error {
  constructor(
    readonly which: string,
    readonly why: string,
    readonly remedy: string,
  ) {
    super(`${which}: ${why}\n${remedy}`);
    this.name = 'StartProblem';
  }
}

/** The message of whatever was thrown. Read by its shape: an error of another realm (Jest) is no instance of ours. */
export function reasonOf(error: unknown): string {
  const { errors, message } = (error ?? {}) as { errors?: unknown; message?: unknown };
  if (Array.isArray(errors) && errors.length > 0) return reasonOf(errors[0]);
  return typeof message === 'string' && message !== '' ? message : String(error);
}

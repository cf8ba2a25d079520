/** What a reader may be told about a failure: a code from the message catalogue and the values its sentence needs. */
export type ProblemValues = Record<string, string | number>;

/**
 * A failure that is expected. Thrown inside operations, told to the user at the edge (`action()` and `route()`), where
 * the code becomes words. Everything else that is thrown is a bug and reaches the log with its cause.
 */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly values: ProblemValues = {},
    /** Facts for a program: the current state at a conflict, the fields that do not fit. */
    readonly details: Record<string, unknown> = {},
  ) {
    super(code);
    this.name = new.target.name;
  }
}

/** Nobody is signed in, and what was asked for is not for everybody. */
export class SignedOut extends Problem {
  constructor(code = "signed-out") {
    super(code);
  }
}

/** It is not there, or the viewer may not know that it is. */
export class NotFound extends Problem {
  constructor(code = "not-found") {
    super(code);
  }
}

/** The viewer may see it, but not do this to it. */
export class Forbidden extends Problem {}

/** The viewer may do it at another time; `retryAfter` in seconds, null where there is none to come. */
export class NotNow extends Problem {
  constructor(
    code: string,
    values: ProblemValues,
    readonly retryAfter: number | null,
  ) {
    super(code, values);
  }
}

/** The input does not fit. */
export class Invalid extends Problem {}

/** Somebody else was quicker, or the id is taken. `details.current` is the state as it is now. */
export class Conflict extends Problem {}

/** Too often; `retryAfter` in seconds. */
export class TooMany extends Problem {
  constructor(
    code: string,
    readonly retryAfter: number,
    values: ProblemValues = {},
  ) {
    const minutes = Math.ceil(retryAfter / 60);
    super(code, {
      ...(minutes > 90 ? { minutes: 0, hours: Math.ceil(minutes / 60) } : { minutes, hours: 0 }),
      ...values,
    });
  }
}

/** An edit that does not say which version it was made on. */
export class VersionMissing extends Problem {
  constructor() {
    super("version-missing");
  }
}

/** The database is away, as it is while it starts again; `retryAfter` in seconds. */
export class Away extends Problem {
  readonly retryAfter = 2;
  constructor(options: ErrorOptions) {
    super("away");
    this.cause = options.cause;
  }
}

/** A change that does not come from our own pages. */
export class ForeignOrigin extends Problem {
  constructor() {
    super("foreign-origin");
  }
}

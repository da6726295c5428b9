/** One column of a request that was not acceptable, in the words the user knows. */
export interface FieldProblem {
  column: string
  label: string
  problem: string
}

/** What an error says. */
export interface CodedErrorInit {
  /** Stable, documented, `snake_case`. Callers and translations key on it. */
  code: string
  /** What happened, as a sentence. */
  message: string
  /** What to do about it, as a sentence. */
  help: string
  cause?: unknown
  fields?: readonly FieldProblem[]
}

/**
 * The base of every error of ours. Neither `message` nor any field holds tokens, request headers or request bodies,
 * so an error may be logged and shown as it is.
 */
export class CodedError extends Error {
  readonly code: string
  readonly help: string
  readonly fields: readonly FieldProblem[]

  constructor({ code, message, help, cause, fields }: CodedErrorInit) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = new.target.name
    this.code = code
    this.help = help
    this.fields = fields ?? []
  }
}

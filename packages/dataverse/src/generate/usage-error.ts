/** The arguments, or a file they name, cannot be understood; the message says which and why. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Somebody else listens where we were told to. */
export class PortInUseError extends Error {
  readonly help: string

  constructor(what: string, port: number, help: string) {
    super(`${what} cannot use port ${port}: another program does.`)
    this.name = 'PortInUseError'
    this.help = help
  }
}

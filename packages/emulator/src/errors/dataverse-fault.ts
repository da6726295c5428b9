/** A refusal in Dataverse's own form: `{"error":{"code":"0x…","message":"…"}}` with an HTTP status independent of the code. */
export class DataverseFault extends Error {
  override readonly name = 'DataverseFault'
  readonly status: number
  /** Hex service code such as `0x80040217`; `0x0` from the OData layer, empty where no route matched. */
  readonly code: string
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}

/** The emulator does not do this. It says so with a 501 that names the feature, and never guesses an answer. */
export class NotEmulated extends DataverseFault {
  readonly feature: string

  constructor(feature: string) {
    super(501, '', `The emulator does not emulate ${feature}.`)
    this.feature = feature
  }
}

/** An answer that is not a Dataverse error body: the 401 bearer challenge, a redirect, a fault injected by a test. */
export class HttpFault extends Error {
  override readonly name = 'HttpFault'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string

  constructor(status: number, headers: Readonly<Record<string, string>>, body = '') {
    super(`HTTP ${status}`)
    this.status = status
    this.headers = headers
    this.body = body
  }
}

/** A refusal of Entra: an OAuth error with an AADSTS number, on its own page, in a redirect or in a token reply. */
export class EntraFault extends Error {
  override readonly name = 'EntraFault'
  readonly aadsts: number
  readonly oauthError: string
  /** Of a reply of the token endpoint. */
  readonly status: number
  readonly suberror: string | undefined
  readonly claims: string | undefined
  /** Where the sign-in tells it; as is usual for the number when absent. */
  readonly channel: 'page' | 'redirect' | undefined

  constructor(
    refusal: {
      aadsts: number
      oauthError: string
      status?: number
      suberror?: string
      claims?: string
      channel?: 'page' | 'redirect'
    },
    text: string,
  ) {
    super(text)
    this.aadsts = refusal.aadsts
    this.oauthError = refusal.oauthError
    // RFC 6749, 5.2.
    this.status = refusal.status ?? (refusal.oauthError === 'invalid_client' ? 401 : 400)
    this.suberror = refusal.suberror
    this.claims = refusal.claims
    this.channel = refusal.channel
  }
}

/** What Entra does and the emulator does not: a 501 that names it. */
export class EntraNotEmulated extends Error {
  override readonly name = 'EntraNotEmulated'
  readonly feature: string

  constructor(feature: string) {
    super(`The emulator does not emulate ${feature}.`)
    this.feature = feature
  }
}

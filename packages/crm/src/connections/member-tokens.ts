import type { TokenSource } from '@liaison/dataverse'
import { EntraError } from '@liaison/dataverse/entra'
import { CrmError } from '../crm-error.ts'
import type { Clock } from '../deps.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { type CurrentTokens, readTokens, type RefreshDeps, refreshTokens } from './refresh-tokens.ts'
import type { TokenOwner } from './stored-tokens.ts'

/** Renewed this long before they end: the clocks of two companies differ. */
const renewBeforeMs = 5 * 60_000
/** How long to wait for another process that is refreshing; longer than its lease. */
const waitForOthersMs = 25_000
const lookAgainMs = 100

/** One member's access tokens: kept in memory, renewed once for everybody who asks meanwhile (P13). */
export class MemberTokens implements TokenSource {
  readonly #deps: RefreshDeps
  readonly #workspace: Workspace
  readonly #owner: TokenOwner
  #tokens: CurrentTokens | undefined
  #renewal: Promise<CurrentTokens> | undefined

  constructor(deps: RefreshDeps, workspace: Workspace, owner: TokenOwner) {
    this.#deps = deps
    this.#workspace = workspace
    this.#owner = owner
  }

  /** @throws {ConnectionError} the member has to do something first. @throws {EntraError} for now, or the operator. */
  async getAccessToken({
    forceRefresh = false,
    refusedToken,
  }: { forceRefresh?: boolean; refusedToken?: string; signal?: AbortSignal } = {}): Promise<string> {
    const known = this.#tokens
    const refused = forceRefresh ? (refusedToken ?? known?.accessToken) : undefined
    // Of many requests that were refused together, the late ones find it renewed already.
    if (known && known.accessToken !== refused && this.#isFresh(known)) return known.accessToken
    this.#renewal ??= this.#renew(refused).finally(() => {
      this.#renewal = undefined
    })
    const tokens = await this.#renewal
    return tokens.accessToken
  }

  /**
   * Before each piece of work: tokens that were given up or replaced meanwhile, here or by another process, are not used
   * any more.
   *
   * @throws {ConnectionError} the member is not connected.
   */
  async confirm(): Promise<void> {
    const version = this.#tokens?.version
    const current = await readTokens(this.#deps, this.#owner)
    if (this.#tokens?.version === version && current.version !== version) this.#tokens = current
  }

  /** What is known was refused: the database is asked again. Answers which version it was, to the first who says so. */
  forget(): number | undefined {
    const version = this.#tokens?.version
    this.#tokens = undefined
    return version
  }

  #isFresh({ expiresAt }: CurrentTokens): boolean {
    return expiresAt.getTime() - this.#deps.clock.now().getTime() > renewBeforeMs
  }

  async #renew(refusedToken: string | undefined): Promise<CurrentTokens> {
    this.#tokens = undefined
    const deadline = Date.now() + waitForOthersMs
    for (;;) {
      const current = await readTokens(this.#deps, this.#owner)
      const usable = current.accessToken !== refusedToken
      if (usable && this.#isFresh(current)) return (this.#tokens = current)
      const outcome = await this.#refresh(current, usable)
      if (outcome) return (this.#tokens = outcome)
      if (Date.now() > deadline) throw busy()
      await pause(this.#deps.clock, lookAgainMs)
    }
  }

  /** Undefined while another process is at it. */
  async #refresh(current: CurrentTokens, usable: boolean): Promise<CurrentTokens | undefined> {
    try {
      const outcome = await refreshTokens(this.#deps, this.#workspace, this.#owner, current)
      return outcome.kind === 'refreshed' ? outcome.tokens : undefined
    } catch (error) {
      // A token that still holds for a while is good enough when only its renewal failed for now.
      const holds = current.expiresAt.getTime() > this.#deps.clock.now().getTime()
      if (error instanceof EntraError && usable && holds) return current
      throw error
    }
  }
}

async function pause(clock: Clock, ms: number): Promise<void> {
  if (clock.sleep) return clock.sleep(ms)
  await new Promise((resolve) => setTimeout(resolve, ms))
}

const busy = (): CrmError =>
  new CrmError({
    code: 'connection_busy',
    message: 'Your sign-in is being renewed by another process and that takes unusually long.',
    help: 'Try again in a minute.',
  })

import type { JWK } from 'jose'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Clock } from '../clock/clock.ts'
import type { AadstsNumber } from './aadsts.ts'
import { Consents, type ConsentsSnapshot } from './consents.ts'

/** What Entra remembers over a restart. */
export interface EntraSnapshot extends ConsentsSnapshot {
  signingKey: JWK
  refreshTokens: RefreshToken[]
}

export interface RefreshToken {
  /** SHA-256 of the token. */
  hash: string
  personId: string
  issuedAt: number
  revoked: boolean
}

export interface AuthorizationCode {
  personId: string
  redirectUri: string
  scopes: readonly string[]
  codeChallenge?: string
  codeChallengeMethod?: 'S256' | 'plain'
  nonce?: string
  expiresAt: number
  redeemed: boolean
}

/** A refusal the token endpoint is told to give, whatever it is asked. */
export interface PlannedRefusal {
  aadsts: AadstsNumber
  claims?: string
  requests: number
}

/** Access tokens of earlier generations are refused: one person's, or everybody's. */
export interface TakenBack {
  generation: number
  personId: string | undefined
  /** What the refusal looks like; as the switch says when absent. */
  challenge?: 'claims'
}

const refreshTokensPerPerson = 200

/** The mutable side of the tenant: consents, grants, sessions. `onChange` is called when something worth keeping changed. */
export class EntraState {
  readonly signingKey: JWK
  readonly consents: Consents
  /** Codes and sessions live only as long as the process. */
  readonly codes = new Map<string, AuthorizationCode>()
  readonly sessions = new Map<string, string>()
  readonly plannedRefusals: PlannedRefusal[] = []
  /** When set, only these people are assigned to the application. */
  assigned: ReadonlySet<string> | undefined
  /** Counts how often access tokens were taken back; each bears the number it was issued under. */
  tokenGeneration = 0
  readonly #takenBack: TakenBack[] = []
  readonly #refreshTokens: Map<string, RefreshToken>
  readonly #clock: Clock
  #onChange: (() => void) | undefined

  constructor(snapshot: EntraSnapshot, clock: Clock) {
    this.#clock = clock
    this.signingKey = snapshot.signingKey
    this.consents = new Consents(snapshot, clock, () => this.#onChange?.())
    this.#refreshTokens = new Map(snapshot.refreshTokens.map((token) => [token.hash, token]))
  }

  onChange(listener: () => void): void {
    this.#onChange = listener
  }

  snapshot(): EntraSnapshot {
    return {
      signingKey: this.signingKey,
      ...this.consents.snapshot(),
      refreshTokens: [...this.#refreshTokens.values()],
    }
  }

  issueCode(code: AuthorizationCode): string {
    for (const [value, old] of this.codes) if (old.expiresAt < code.expiresAt - 3_600_000) this.codes.delete(value)
    const value = `0.${secret(48)}`
    this.codes.set(value, code)
    return value
  }

  issueRefreshToken(personId: string): string {
    const value = `1.${secret(64)}`
    const hash = hashOf(value)
    this.#refreshTokens.set(hash, { hash, personId, issuedAt: this.#clock.ticks(), revoked: false })
    const own = [...this.#refreshTokens.values()].filter((token) => token.personId === personId)
    for (const old of own.slice(0, -refreshTokensPerPerson)) this.#refreshTokens.delete(old.hash)
    this.#onChange?.()
    return value
  }

  findRefreshToken(value: string): RefreshToken | undefined {
    return this.#refreshTokens.get(hashOf(value))
  }

  /** Ends every grant and every browser's session of a person, or of everybody. */
  revokeSessions(personId?: string): void {
    for (const token of this.#refreshTokens.values())
      if (personId === undefined || token.personId === personId) token.revoked = true
    for (const [id, owner] of this.sessions) if (personId === undefined || owner === personId) this.sessions.delete(id)
    this.#onChange?.()
  }

  takeBackTokens(taken: Omit<TakenBack, 'generation'>): void {
    this.tokenGeneration += 1
    this.#takenBack.push({ ...taken, generation: this.tokenGeneration })
  }

  /** How a person's token of that generation was taken back, lastly. */
  takenBack(personId: string, generation: number): TakenBack | undefined {
    return this.#takenBack.findLast(
      (taken) => taken.generation > generation && (taken.personId ?? personId) === personId,
    )
  }

  startSession(personId: string): string {
    const id = randomUUID()
    this.sessions.set(id, personId)
    return id
  }

  /** A planned refusal is used up by the request that gets it. */
  takePlannedRefusal(): PlannedRefusal | undefined {
    const next = this.plannedRefusals[0]
    if (next && (next.requests -= 1) <= 0) this.plannedRefusals.shift()
    return next
  }
}

const secret = (bytes: number): string => randomBytes(bytes).toString('base64url')

const hashOf = (value: string): string => createHash('sha256').update(value).digest('base64url')

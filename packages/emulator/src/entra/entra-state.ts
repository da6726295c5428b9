import type { JWK } from 'jose'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Clock } from '../clock/clock.ts'
import type { ApplicationChanges } from '../emulator.ts'
import { channelOf, type AadstsNumber, type Channel } from './aadsts.ts'
import type { ConditionalAccessPolicy } from './conditional-access.ts'
import { Accounts, type AccountStates } from './accounts.ts'
import { Consents, type ConsentsSnapshot } from './consents.ts'
import { accountIdOf, type Directory, type Person } from './directory.ts'
import type { EntraFault } from './entra-fault.ts'
import { endsSession, endsToken, type CredentialChange } from './revocation.ts'

/** What Entra remembers over a restart. */
export interface EntraSnapshot extends ConsentsSnapshot {
  signingKey: JWK
  refreshTokens: RefreshToken[]
  accounts?: AccountStates
  policies?: readonly ConditionalAccessPolicy[]
  /** By tenant id. */
  consentsElsewhere?: Record<string, ConsentsSnapshot>
  /** What was changed of the application's registration. */
  registration?: Partial<ApplicationChanges>
  /** The principal of Dynamics in the tenant that has the environment. */
  resource?: Directory['resource']
  /** Object ids; absent when assignment is not required. */
  assigned?: readonly string[]
  channels?: readonly (readonly [number, Channel])[]
}

/** How a person proved who they are; a session, its codes and their tokens carry it along. */
export interface Proof {
  /** Milliseconds since 1970. */
  authenticatedAt: number
  signedInWith: 'password' | 'passwordless'
  /** Ids of the Conditional Access policies whose second factor was given. */
  satisfied: readonly string[]
}

/** Of one browser. */
export interface Session extends Proof {
  accountId: string
}

/** What a token is issued for; older folders do not say how the person signed in. */
export interface RefreshGrant extends Partial<Proof> {
  clientType?: 'public' | 'confidential'
  /** A single-page application's ends then, however often it is used. */
  endsAt?: number
}

export interface RefreshToken extends RefreshGrant {
  /** SHA-256 of the token. */
  hash: string
  /** Of the account, in whichever tenant it is: a refresh token is bound to no tenant. */
  personId: string
  issuedAt: number
  revoked: boolean
}

export interface AuthorizationCode {
  /** As the address of the request named it, `common` or the tenant's id. */
  tenant: string
  /** The tenant of whoever signed in. */
  tenantId: string
  personId: string
  proof: Proof
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
  status?: number
  error?: string
  suberror?: string
  claims?: string
  requests: number
}

/** The same of the sign-in, told in its own way or in the one that is said. */
export interface PlannedSignInRefusal extends PlannedRefusal {
  channel?: Channel
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
  /** Of the tenant that has the environment. */
  readonly consents: Consents
  readonly accounts: Accounts
  policies: readonly ConditionalAccessPolicy[]
  /** Codes and sessions live only as long as the process. */
  readonly codes = new Map<string, AuthorizationCode>()
  readonly sessions = new Map<string, Session>()
  readonly plannedRefusals: PlannedRefusal[] = []
  readonly plannedSignInRefusals: PlannedSignInRefusal[] = []
  /** How a refusal of the sign-in is told where its own way is not wanted. */
  readonly channels: Map<number, Channel>
  /** When set, only these people are assigned to the application. */
  assigned: ReadonlySet<string> | undefined
  registration: Partial<ApplicationChanges>
  resource: Directory['resource']
  /** Counts how often access tokens were taken back; each bears the number it was issued under. */
  tokenGeneration = 0
  readonly #takenBack: TakenBack[] = []
  readonly #refreshTokens: Map<string, RefreshToken>
  readonly #keptElsewhere: Record<string, ConsentsSnapshot>
  readonly #consentsElsewhere = new Map<string, Consents>()
  readonly #clock: Clock
  #onChange: (() => void) | undefined

  constructor(snapshot: EntraSnapshot, clock: Clock) {
    this.#clock = clock
    this.signingKey = snapshot.signingKey
    this.consents = new Consents(snapshot, clock, () => this.#onChange?.())
    this.accounts = new Accounts(snapshot.accounts ?? {}, () => this.#onChange?.())
    this.policies = snapshot.policies ?? []
    this.assigned = snapshot.assigned && new Set(snapshot.assigned)
    this.channels = new Map(snapshot.channels)
    this.registration = snapshot.registration ?? {}
    this.resource = snapshot.resource ?? 'present'
    this.#keptElsewhere = snapshot.consentsElsewhere ?? {}
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
      accounts: this.accounts.snapshot(),
      policies: this.policies,
      registration: this.registration,
      resource: this.resource,
      ...(this.assigned && { assigned: [...this.assigned] }),
      channels: [...this.channels],
      consentsElsewhere: {
        ...this.#keptElsewhere,
        ...Object.fromEntries([...this.#consentsElsewhere].map(([id, consents]) => [id, consents.snapshot()])),
      },
    }
  }

  /** What administrators set and people consented to, as it was then. Tokens and sessions stay as they are. */
  goBackTo(snapshot: EntraSnapshot): void {
    this.consents.goBackTo(snapshot)
    for (const [tenantId, consents] of this.#consentsElsewhere) {
      const then = snapshot.consentsElsewhere?.[tenantId]
      if (then) consents.goBackTo(then)
    }
    this.accounts.goBackTo(snapshot.accounts ?? {})
    this.policies = snapshot.policies ?? []
    this.assigned = snapshot.assigned && new Set(snapshot.assigned)
    this.channels.clear()
    for (const [aadsts, channel] of snapshot.channels ?? []) this.channels.set(aadsts, channel)
    this.registration = snapshot.registration ?? {}
    this.resource = snapshot.resource ?? 'present'
    this.#onChange?.()
  }

  /** Of a further tenant: as they were kept, or else as it begins. */
  consentsOf(tenantId: string, atFirst: ConsentsSnapshot): Consents {
    const consents = new Consents(this.#keptElsewhere[tenantId] ?? atFirst, this.#clock, () => this.#onChange?.())
    this.#consentsElsewhere.set(tenantId, consents)
    return consents
  }

  /** Whether the sign-in page says so and nobody comes back, or the application is told. */
  isShown({ aadsts, channel }: EntraFault): boolean {
    return (channel ?? this.channels.get(aadsts) ?? channelOf(aadsts)) === 'page'
  }

  issueCode(code: AuthorizationCode): string {
    for (const [value, old] of this.codes) if (old.expiresAt < code.expiresAt - 3_600_000) this.codes.delete(value)
    const value = `0.${secret(48)}`
    this.codes.set(value, code)
    return value
  }

  issueRefreshToken(personId: string, grant: RefreshGrant): string {
    const value = `1.${secret(64)}`
    const hash = hashOf(value)
    this.#refreshTokens.set(hash, { ...grant, hash, personId, issuedAt: this.#clock.ticks(), revoked: false })
    const own = [...this.#refreshTokens.values()].filter((token) => token.personId === personId)
    for (const old of own.slice(0, -refreshTokensPerPerson)) this.#refreshTokens.delete(old.hash)
    this.#onChange?.()
    return value
  }

  findRefreshToken(value: string): RefreshToken | undefined {
    return this.#refreshTokens.get(hashOf(value))
  }

  /** Ends every grant and every browser's session of an account, or of everybody. */
  revokeSessions(accountId?: string): void {
    this.changeCredentials('sessions-revoked', accountId)
  }

  /** Ends the grants and sessions that such a change ends. A guest's are ended where their account is. */
  changeCredentials(change: CredentialChange, accountId?: string): void {
    for (const token of this.#refreshTokens.values())
      if ((accountId === undefined || token.personId === accountId) && endsToken(change, token)) token.revoked = true
    for (const [id, session] of this.sessions)
      if ((accountId === undefined || session.accountId === accountId) && endsSession(change, session))
        this.sessions.delete(id)
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

  startSession(person: Person): { id: string; session: Session } {
    const id = randomUUID()
    const { signsInWith } = this.accounts.of(person)
    const session: Session = {
      accountId: accountIdOf(person),
      authenticatedAt: this.#clock.ticks(),
      signedInWith: signsInWith,
      satisfied: [],
    }
    this.sessions.set(id, session)
    return { id, session }
  }

  setPolicies(policies: readonly ConditionalAccessPolicy[]): void {
    this.policies = policies
    this.#onChange?.()
  }

  assign(personIds: readonly string[] | undefined): void {
    this.assigned = personIds && new Set(personIds)
    this.#onChange?.()
  }

  tellBy(aadsts: AadstsNumber, channel: Channel): void {
    this.channels.set(aadsts, channel)
    this.#onChange?.()
  }

  setResource(resource: Directory['resource']): void {
    this.resource = resource
    this.#onChange?.()
  }

  /** What is not said stays as it is. */
  register(changes: Partial<ApplicationChanges>): void {
    this.registration = { ...this.registration, ...changes }
    this.#onChange?.()
  }
}

/** A planned refusal is used up by the request that gets it. */
export function takePlanned<Refusal extends PlannedRefusal>(planned: Refusal[]): Refusal | undefined {
  const next = planned[0]
  if (next && (next.requests -= 1) <= 0) planned.shift()
  return next
}

const secret = (bytes: number): string => randomBytes(bytes).toString('base64url')

const hashOf = (value: string): string => createHash('sha256').update(value).digest('base64url')

import { aadsts } from './aadsts.ts'
import { accountIdOf, type Person } from './directory.ts'

/** What an administrator of the tenant, or time, did to an account. */
export interface AccountState {
  /** Sign-in is blocked: AADSTS50057, also at the next refresh. */
  disabled: boolean
  /** Nobody of the tenant any more: AADSTS50034. */
  deleted: boolean
  /** After too many attempts: AADSTS50053 at the next sign-in. */
  locked: boolean
  /** AADSTS50055 at the next sign-in. Tokens live on. */
  passwordExpired: boolean
  /** The person types a wrong password: AADSTS50126 at the next sign-in. */
  wrongPassword: boolean
  /** Whether they sign in with a password, which decides what a change of it ends. */
  signsInWith: 'password' | 'passwordless'
  /** The second factor. One that has expired has to be given again: AADSTS50078. */
  mfa: 'registered' | 'not-registered' | 'expired'
  /** What they sit at. */
  device: 'unmanaged' | 'compliant' | 'domain-joined'
}

const untouched: AccountState = {
  disabled: false,
  deleted: false,
  locked: false,
  passwordExpired: false,
  wrongPassword: false,
  signsInWith: 'password',
  mfa: 'registered',
  device: 'unmanaged',
}

const flags = ['disabled', 'deleted', 'locked', 'passwordExpired', 'wrongPassword'] as const

export type AccountStates = Record<string, Partial<AccountState>>

/** The states of accounts and of guests, by object id. What is not said is as it should be. */
export class Accounts {
  readonly #states: Map<string, Partial<AccountState>>
  readonly #changed: () => void

  constructor(states: AccountStates, changed: () => void) {
    this.#states = new Map(Object.entries(states))
    this.#changed = changed
  }

  snapshot(): AccountStates {
    return Object.fromEntries(this.#states)
  }

  /** As they were; whoever calls says that something changed. */
  goBackTo(states: AccountStates): void {
    this.#states.clear()
    for (const [objectId, state] of Object.entries(states)) this.#states.set(objectId, state)
  }

  set(objectId: string, changes: Partial<AccountState>): void {
    this.#states.set(objectId, { ...this.#states.get(objectId), ...changes })
    this.#changed()
  }

  /** Of a guest: what holds for their account holds for them. */
  of(person: Person): AccountState {
    const account = { ...untouched, ...this.#states.get(accountIdOf(person)) }
    const guest = { ...account, ...this.#states.get(person.objectId) }
    return { ...guest, ...Object.fromEntries(flags.map((flag) => [flag, account[flag] || guest[flag]])) }
  }

  /** @throws {EntraFault} 50034, 50057: neither a session nor a token helps. */
  requireUsable(person: Person): void {
    const { deleted, disabled } = this.of(person)
    if (deleted) throw aadsts(50034, person.username)
    if (disabled) throw aadsts(50057)
  }

  /** @throws {EntraFault} 50053, 50055, 50126: of the moment in which a password is typed. */
  requirePassword(person: Person): void {
    const { locked, wrongPassword, passwordExpired } = this.of(person)
    if (locked) throw aadsts(50053)
    if (wrongPassword) throw aadsts(50126)
    if (passwordExpired) throw aadsts(50055)
  }
}

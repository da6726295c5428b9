import type { RefreshToken, Session } from './entra-state.ts'

/** What ends sessions and tokens of a person, in the words of the revocation table. */
export type CredentialChange =
  | 'password-expires'
  | 'password-changed-by-user'
  | 'self-service-password-reset'
  | 'password-reset-in-azure-portal'
  | 'password-reset-in-entra-admin-center'
  | 'sessions-revoked'
  | 'single-sign-out'

type Grant =
  | 'password cookie'
  | 'password token'
  | 'passwordless cookie'
  | 'passwordless token'
  | 'confidential client token'

const byPassword: readonly Grant[] = ['password cookie', 'password token']

/** learn.microsoft.com, "Refresh tokens in the Microsoft identity platform", Token revocation. */
const revoked: Record<CredentialChange, readonly Grant[]> = {
  'password-expires': [],
  'password-changed-by-user': byPassword,
  'self-service-password-reset': byPassword,
  'password-reset-in-azure-portal': byPassword,
  'password-reset-in-entra-admin-center': [...byPassword, 'passwordless token', 'confidential client token'],
  'sessions-revoked': [...byPassword, 'passwordless cookie', 'passwordless token', 'confidential client token'],
  'single-sign-out': ['password cookie', 'passwordless cookie'],
}

export const endsToken = (change: CredentialChange, { clientType, signedInWith }: RefreshToken): boolean =>
  revoked[change].includes(
    clientType === 'public' ? `${signedInWith ?? 'password'} token` : 'confidential client token',
  )

export const endsSession = (change: CredentialChange, { signedInWith }: Session): boolean =>
  revoked[change].includes(`${signedInWith} cookie`)

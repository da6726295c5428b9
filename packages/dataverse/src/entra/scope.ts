/** The delegated permission on one environment. */
export const dataverseScope = (resource: string): string => `${resource.replace(/\/+$/, '')}/user_impersonation`

/** `offline_access` brings the refresh token, `openid profile` the id token with name and tenant. */
export const signInScope = (resource: string): string => `${dataverseScope(resource)} offline_access openid profile`

/**
 * What one approval has to cover so that nobody is asked again: where people may not consent, the id token's scopes stop
 * them as well. `offline_access` is part of any first consent and not among those an approval may name
 * (Microsoft's "Admin consent on the Microsoft identity platform" and "Scopes and permissions").
 */
export const adminConsentScope = (resource: string): string => `${dataverseScope(resource)} openid profile`

/** What an administrator granted the application itself. Only this form is taken in the client credentials grant. */
export const applicationScope = (resource: string): string => `${resource.replace(/\/+$/, '')}/.default`

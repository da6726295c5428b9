/** The delegated permission on one environment. */
export const dataverseScope = (resource: string): string => `${resource.replace(/\/+$/, '')}/user_impersonation`

/** `offline_access` brings the refresh token, `openid profile` the id token with name and tenant. */
export const signInScope = (resource: string): string => `${dataverseScope(resource)} offline_access openid profile`

/** What an administrator granted the application itself. Only this form is taken in the client credentials grant. */
export const applicationScope = (resource: string): string => `${resource.replace(/\/+$/, '')}/.default`

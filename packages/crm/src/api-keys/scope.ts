/**
 * What a key may do. `read`: records, as the acting member sees them. `plan`: propose changes. `approve`: approve and
 * reject plans. `connect`: make connect links and see how those people stand. `admin`: what an administrator of the
 * workspace may, when its maker is one and it acts for them.
 */
export const scopes = ['read', 'plan', 'approve', 'connect', 'admin'] as const
export type Scope = (typeof scopes)[number]

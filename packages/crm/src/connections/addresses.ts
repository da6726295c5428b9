import type { CrmConfig } from '../deps.ts'

/** Both are registered in Entra, exactly so. */
export const signInRedirectUri = ({ publicUrl }: CrmConfig): string => `${publicUrl}/auth/callback`
export const adminConsentRedirectUri = ({ publicUrl }: CrmConfig): string => `${publicUrl}/auth/admin-consent/callback`

/** To be sent to an administrator: it starts the approval in their own browser, so it is the same for everybody and stays good. */
export const approvalLink = ({ publicUrl }: CrmConfig, workspaceId: string): string =>
  `${publicUrl}/auth/admin-consent?workspace=${workspaceId}`

/** The page that explains what stands between a person and Dynamics. */
export const connectPage = ({ publicUrl }: CrmConfig): string => `${publicUrl}/connect`

/** Where administrators of the workspace invite people. */
export const membersPage = ({ publicUrl }: CrmConfig): string => `${publicUrl}/members`

import type { CrmConfig } from '../deps.ts'

type Reached = Pick<CrmConfig, 'publicUrl'>

/** Both are registered in Entra, exactly so. */
export const signInRedirectUri = ({ publicUrl }: Reached): string => `${publicUrl}/auth/callback`
export const adminConsentRedirectUri = ({ publicUrl }: Reached): string => `${publicUrl}/auth/admin-consent/callback`

/** To be sent to an administrator: it starts the approval in their own browser, so it is the same for everybody and stays good. */
export const approvalLink = ({ publicUrl }: Reached, workspaceId: string): string =>
  `${publicUrl}/auth/admin-consent?workspace=${workspaceId}`

/** The page that explains what stands between a person and Dynamics. */
export const connectPage = ({ publicUrl }: Reached): string => `${publicUrl}/connect`

/** Where administrators of the workspace invite people. */
export const membersPage = ({ publicUrl }: Reached): string => `${publicUrl}/members`

/** For administrators: how everybody is connected, and what is broken. */
export const healthPage = ({ publicUrl }: Reached): string => `${publicUrl}/health`

/** For administrators: the check of the installation. */
export const doctorPage = ({ publicUrl }: Reached): string => `${publicUrl}/doctor`

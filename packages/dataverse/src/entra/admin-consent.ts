import { explanations } from './explanations.ts'
import type { AdminConsentReply } from './entra-client.ts'
import { entraErrorFrom, explainRefusal } from './explain-error.ts'
import { adminConsentScope } from './scope.ts'

export interface AdminConsentRequest {
  resource: string
  redirectUri: string
  state: string
}

/** The page on which an administrator approves the application for the whole organisation. */
export function adminConsentUrl(
  authority: string,
  clientId: string,
  { resource, redirectUri, state }: AdminConsentRequest,
): string {
  const query = new URLSearchParams({
    client_id: clientId,
    scope: adminConsentScope(resource),
    redirect_uri: redirectUri,
    state,
  })
  return `${authority}/v2.0/adminconsent?${query.toString()}`
}

/** A refusal also says `admin_consent=True`, so `error` is what counts. */
export function readAdminConsentReply(callbackUrl: string, state: string): AdminConsentReply {
  const query = new URL(callbackUrl).searchParams
  if (query.get('state') !== state) {
    return { kind: 'declined', error: entraErrorFrom(explanations.replyNotTrusted, 'reply_not_trusted') }
  }
  const error = query.get('error')
  if (error !== null) {
    return {
      kind: 'declined',
      error: explainRefusal({ error, description: query.get('error_description') ?? undefined }),
    }
  }
  if (query.get('admin_consent')?.toLowerCase() !== 'true') {
    return { kind: 'declined', error: entraErrorFrom(explanations.declined, 'access_denied') }
  }
  const tenantId = query.get('tenant')
  return { kind: 'granted', ...(tenantId === null ? {} : { tenantId }) }
}

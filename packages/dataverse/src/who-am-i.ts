import type { WhoAmI } from './dataverse-client.ts'
import { MalformedReplyError } from './errors.ts'

/** @throws {MalformedReplyError} when it does not say who. */
export function whoAmIFrom(json: unknown): WhoAmI {
  const { UserId: userId, BusinessUnitId: businessUnitId, OrganizationId: organizationId } = members(json)
  if (typeof userId === 'string' && typeof businessUnitId === 'string' && typeof organizationId === 'string') {
    return { userId, businessUnitId, organizationId }
  }
  throw new MalformedReplyError({
    code: 'dataverse_malformed_reply',
    message: 'The reply to WhoAmI does not say who.',
    help: 'Try again. If it lasts, report it with the time of the request.',
    sent: true,
  })
}

const members = (json: unknown): Record<string, unknown> =>
  typeof json === 'object' && json !== null ? { ...json } : {}

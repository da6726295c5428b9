import { AccessDeniedError } from './errors.ts'

/** To read some rows of a table is not enough: change tracking wants the privilege for the whole organisation (P43). */
export function needsWholeTable(error: unknown): unknown {
  if (!(error instanceof AccessDeniedError) || error.privilege === undefined) return error
  const { code, message, privilege, status, serviceCode, serviceMessage, requestId, request, sent } = error
  return new AccessDeniedError({
    code,
    message,
    help: `Change tracking needs ${privilege} at the level of the organisation. A Dynamics administrator can grant it, or somebody who has it can follow the table instead.`,
    cause: error,
    privilege,
    status,
    serviceCode,
    serviceMessage,
    requestId,
    request,
    sent,
  })
}

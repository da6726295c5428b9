import { malformed, unresolvedParameters } from '../errors/faults.ts'
import { requireRow } from '../operations/require-row.ts'
import type { RequestContext } from '../operations/request-context.ts'
import type { JsonObject } from '../write/decode-body.ts'
import { textOf } from '../store/text-of.ts'
import { referenceOf } from './parameters.ts'

export interface SharingRequest {
  rowId: string
  principalId: string
  rights: string[]
}

const rightNames = new Set(['Read', 'Write', 'Append', 'AppendTo', 'Create', 'Delete', 'Share', 'Assign'])

/** `Target` and `PrincipalAccess {Principal, AccessMask: "ReadAccess, WriteAccess"}`; the caller needs the right to share. */
export function readSharing(context: RequestContext, body: JsonObject): SharingRequest {
  const access = body['PrincipalAccess']
  if (typeof access !== 'object' || access === null) throw unresolvedParameters()
  const { Principal, AccessMask } = access as JsonObject
  const target = readTarget(context, body)
  const rights = textOf(AccessMask)
    .split(',')
    .map((name) => name.trim().replace(/Access$/, ''))
    .filter((name) => name !== '' && name !== 'None')
  for (const right of rights)
    if (!rightNames.has(right))
      throw malformed(`'${right}Access' is not a value of Microsoft.Dynamics.CRM.AccessRights.`)
  return { rowId: target.row.id, principalId: referenceOf(context, Principal).row.id, rights }
}

export function readTarget(context: RequestContext, body: JsonObject): ReturnType<typeof referenceOf> {
  const target = referenceOf(context, body['Target'])
  requireRow(context, 'Share', target.table, target.row)
  return target
}

import { unresolvedParameters } from '../errors/faults.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { decodeBody, type JsonObject } from '../write/decode-body.ts'
import { type Candidate, findDuplicates } from '../write/duplicate-rules.ts'
import { textOf } from '../store/text-of.ts'
import { entitiesReply } from './entities-reply.ts'
import type { FunctionOperation } from './operation.ts'
import { jsonParameter, stringParameter } from './parameters.ts'

/** Rows that the published rules take for duplicates of a row: of one that is there, or of one that is about to be made. */
export const retrieveDuplicates: FunctionOperation = {
  kind: 'function',
  name: 'RetrieveDuplicates',
  run(context, parameters) {
    const { schema, store, access } = context.environment
    const candidate = candidateOf(context, jsonParameter(parameters, 'BusinessEntity'))
    const matching = schema.tables.get(stringParameter(parameters, 'MatchingEntityName'))
    if (!matching) throw unresolvedParameters()
    access.requirePrivilege(context.caller, 'Read', matching)
    const found = findDuplicates(schema, store, candidate, matching.logicalName).filter((row) =>
      access.mayAccessRow(context.caller, 'Read', matching, row),
    )
    const { PageNumber: page = 1, Count: count = found.length } = pagingOf(parameters.get('PagingInfo')?.value)
    const rows = found.slice((page - 1) * count, page * count)
    return entitiesReply(
      context,
      rows.map((row) => ({ table: matching, row })),
    )
  },
}

function candidateOf(context: RequestContext, entity: JsonObject): Candidate {
  const { schema, store } = context.environment
  const table = schema.tables.get(textOf(entity['@odata.type']).replace(/^#?(?:Microsoft\.Dynamics\.CRM\.)?/, ''))
  if (!table) throw unresolvedParameters()
  const { id, values } = decodeBody(context, table, entity, 'create')
  const before = id === undefined ? undefined : store.get(table.logicalName, id)
  return { table, values: { ...before?.values, ...values }, ...(id !== undefined && { id }) }
}

function pagingOf(value: unknown): { PageNumber?: number; Count?: number } {
  if (typeof value !== 'object' || value === null) return {}
  const { PageNumber, Count } = value as JsonObject
  return {
    ...(typeof PageNumber === 'number' && PageNumber > 0 && { PageNumber }),
    ...(typeof Count === 'number' && Count > 0 && { Count }),
  }
}

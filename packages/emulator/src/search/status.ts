import type { RequestContext } from '../operations/request-context.ts'
import { isLookup } from '../query/table-names.ts'
import type { Column } from '../schema/schema.ts'
import { type IndexedTable, indexedTables } from './indexed-tables.ts'
import { isSearchEnabled } from './search-scope.ts'

/** Whether search is on, and what is in the index. Source: learn.microsoft.com "Dataverse Search statistics and status". */
export function searchStatus(context: RequestContext): Record<string, unknown> {
  if (!isSearchEnabled(context)) return { value: { status: 'notprovisioned', lockboxstatus: 'Unknown' } }
  const { schema, store } = context.environment
  const fieldNames = fieldNamer()
  const at = `${store.version}!${pageTime(context.now)}`
  return {
    value: {
      entitystatusresults: indexedTables(schema, store).map((indexed) => tableStatus(indexed, at, fieldNames)),
      status: 'provisioned',
      lockboxstatus: 'Disabled',
      cmkstatus: 'Disabled',
    },
  }
}

function tableStatus(
  { table, columns }: IndexedTable,
  syncedAt: string,
  fieldName: (column: Column, common: string | undefined) => string,
): Record<string, unknown> {
  const common = new Map([...commonFields, [table.primaryId, 'a_0'], [table.primaryName!, 'd_0']])
  return {
    entitylogicalname: table.logicalName,
    objecttypecode: table.objectTypeCode,
    primarynamefield: table.primaryName,
    lastdatasynctimestamp: syncedAt,
    lastprincipalobjectaccesssynctimestamp: syncedAt,
    entitystatus: 'EntitySyncComplete',
    searchableindexedfieldinfomap: Object.fromEntries(
      [...columns.values()].map((column) => [
        column.logicalName,
        { indexfieldname: fieldName(column, common.get(column.logicalName)) },
      ]),
    ),
  }
}

/** Fields every table has, under the names the page shows. */
const commonFields: readonly [column: string, field: string][] = [
  ['ownerid', 'b_0'],
  ['owningbusinessunit', 'c_0'],
  ['versionnumber', 'e_0'],
  ['statecode', 'f_0'],
  ['statuscode', 'g_0'],
  ['entityimage_url', 'h_0'],
  ['createdon', 'i_0'],
  ['modifiedon', 'j_0'],
]

/** The others count on to the base 36, `a0w`, `a0x`, …; a lookup takes three fields, a choice two. */
function fieldNamer(): (column: Column, common: string | undefined) => string {
  let next = 0
  return (column, common) => {
    if (common !== undefined) return common
    const name = `a${next.toString(36).padStart(2, '0')}`
    next += isLookup(column) ? 3 : column.options ? 2 : 1
    return name
  }
}

/** `09/12/2022 14:26:14`, in UTC. */
function pageTime(at: Date): string {
  const text = at.toISOString()
  return `${text.slice(5, 7)}/${text.slice(8, 10)}/${text.slice(0, 4)} ${text.slice(11, 19)}`
}

import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { ServiceReply } from '../http/service-request.ts'
import { intersectSets, type IntersectSet, linkRow } from '../schema/intersect-sets.ts'
import type { StoredRow } from '../store/row.ts'
import { textOf } from '../store/text-of.ts'
import type { Access } from './access.ts'
import type { Environment } from './environment.ts'
import type { RequestContext } from './request-context.ts'
import { retrieveCount } from './retrieve-count.ts'
import { retrieveMultiple } from './retrieve-multiple.ts'

const address = /^([a-z]+)(\([^/]*\))?(\/\$count)?$/

/** `systemuserrolescollection` and its like: the links of an N:N relationship as rows that can only be listed. */
export function retrieveLinks(context: RequestContext): ServiceReply | undefined {
  const [, name, key, count] = address.exec(context.request.path) ?? []
  const set = intersectSets(context.environment.schema).find(({ table }) => table.entitySetName === name)
  if (!set) return undefined
  const { method } = context.request
  // The table reference lists RetrieveMultiple, Associate and Disassociate, and no other message.
  if (method !== 'GET' || key !== undefined) throw notSupported(messages[method] ?? 'Retrieve', set.table.logicalName)
  const rows = visibleLinks(context, set).map(linkRow)
  // What they may see has been settled.
  const environment = Object.create(context.environment, { access: { value: seesAll } }) as Environment
  const open = { ...context, environment }
  return count === undefined ? retrieveMultiple(open, set.table, rows) : retrieveCount(open, set.table, rows)
}

const messages: Readonly<Record<string, string>> = { POST: 'Create', PATCH: 'Update', DELETE: 'Delete' }

const notSupported = (message: string, table: string): DataverseFault =>
  new DataverseFault(
    400,
    '0x80040800',
    `The '${message}' method does not support entities of type '${table}'. MessageProcessorCache returned MessageProcessor.Empty. `,
  )

/** Links have no owner: whoever may read both ends may see them. */
function visibleLinks({ environment, caller }: RequestContext, { relationship }: IntersectSet): StoredRow[] {
  const { schema, store, access } = environment
  const ends = [relationship.table1, relationship.table2].map((name) => {
    const table = schema.tables.get(name)!
    access.requirePrivilege(caller, 'Read', table)
    return { name, column: `${name}id`, readable: access.rowFilter(caller, 'Read', table) }
  })
  return [...store.rows(relationship.intersectTable)].filter(({ values }) =>
    ends.every(({ name, column, readable }) => {
      const row = store.get(name, textOf(values[column]))
      return row !== undefined && (readable === 'all' || readable(row))
    }),
  )
}

const seesAll: Access = { requirePrivilege: () => undefined, mayAccessRow: () => true, rowFilter: () => 'all' }

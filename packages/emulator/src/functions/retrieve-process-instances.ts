import { textOf } from '../store/text-of.ts'
import { objectDoesNotExist, unknownTable } from '../errors/faults.ts'
import { jsonReply } from '../http/reply.ts'
import { asTarget } from '../query/column-reader.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import { requireRow } from '../operations/require-row.ts'
import type { RequestContext } from '../operations/request-context.ts'
import type { FunctionOperation } from './operation.ts'
import { guidParameter, stringParameter } from './parameters.ts'

/** Every process flow instance of a row, across definitions, last modified first: the first is the one the app shows. */
export const retrieveProcessInstances: FunctionOperation = {
  kind: 'function',
  name: 'RetrieveProcessInstances',
  run(context, parameters) {
    const { schema, store } = context.environment
    const name = stringParameter(parameters, 'EntityLogicalName')
    const id = guidParameter(parameters, 'EntityId')
    const table = schema.tables.get(name)
    if (!table) throw unknownTable(name)
    const row = store.get(name, id)
    if (!row) throw objectDoesNotExist(name, id)
    requireRow(context, 'Read', table, row)
    const value = instancesOf(context, name, id)
      .toSorted((one, other) => other.row.version - one.row.version)
      .toSorted((one, other) =>
        modified(other.row) > modified(one.row) ? 1 : modified(other.row) < modified(one.row) ? -1 : 0,
      )
      .map(({ row: instance }) => describe(instance))
    return jsonReply(
      context,
      JSON.stringify({ '@odata.context': `${context.root}/$metadata#businessprocessflowinstances`, value }),
    )
  },
}

/** Instances live in one table per definition, with a lookup per participating table. */
export function instancesOf(
  context: RequestContext,
  tableName: string,
  id: string,
): { table: Table; row: StoredRow }[] {
  const { schema, store } = context.environment
  const found: { table: Table; row: StoredRow }[] = []
  for (const table of schema.tables.values()) {
    if (!table.isBpf) continue
    const columns = new Set(
      table.manyToOne.filter((each) => each.referencedTable === tableName).map((each) => each.referencingColumn),
    )
    for (const column of columns)
      for (const row of store.referencing(table.logicalName, column, id))
        if (!found.some((each) => each.row.id === row.id)) found.push({ table, row })
  }
  return found
}

const modified = (row: StoredRow): string => textOf(row.values['modifiedon'])

function describe({ id, version, values }: StoredRow): Record<string, unknown> {
  const column = (name: string): unknown => values[name] ?? null
  return {
    '@odata.etag': `W/"${version}"`,
    businessprocessflowinstanceid: id,
    name: column('bpf_name') ?? column('name'),
    processid: asTarget(values['processid'])?.id ?? null,
    processstageid: asTarget(values['activestageid'])?.id ?? null,
    traversedpath: column('traversedpath'),
    statecode: column('statecode'),
    statuscode: column('statuscode'),
    activestagestartedon: column('activestagestartedon'),
    completedon: column('completedon'),
    createdon: column('createdon'),
    modifiedon: column('modifiedon'),
  }
}

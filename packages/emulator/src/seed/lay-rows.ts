import type { Caller } from '../operations/access.ts'
import type { Environment } from '../operations/environment.ts'
import type { Table } from '../schema/schema.ts'
import type { LookupTarget } from '../store/row.ts'
import { createRow } from '../write/pipeline.ts'
import type { RowValues } from '../write/rule.ts'
import { personNamed } from './people.ts'

/** Who lays rows nobody is named for: the administrator. */
export function importer(environment: Environment): Caller {
  return { userId: personNamed('ada').systemUserId, businessUnitId: environment.organisation.businessUnitId }
}

/** Lays one row as an import does, with the id and the times of the seed. Returns a lookup to it. */
export type LayRow = (tableName: string, id: string, values: RowValues) => LookupTarget

export function rowLayer(environment: Environment): LayRow {
  const caller = importer(environment)
  return (tableName, id, values) => {
    createRow(
      { environment, caller, message: 'Import', keepAuditColumns: true },
      tableOf(environment, tableName),
      values,
      id,
    )
    return { table: tableName, id }
  }
}

export function tableOf({ schema }: Environment, name: string): Table {
  const table = schema.tables.get(name)
  if (!table) throw new Error(`The schema has no table ${name}.`)
  return table
}

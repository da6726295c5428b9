import type { Environment } from '../../operations/environment.ts'
import type { Outcome } from '../outcome.ts'
import type { Page } from '../page.ts'
import { columnPage } from './column-page.ts'
import { tablePage } from './table-page.ts'
import { tablesPage } from './tables-page.ts'

/** `/tables`, `/tables/account`, `/tables/account/name`; undefined when there is no such table or column. */
export function schemaPageAt(environment: Environment, address: string, outcome: Outcome): Page | undefined {
  const [, place, tableName, columnName] = address.split('/').map(decoded)
  if (place !== 'tables') return undefined
  if (tableName === undefined) return tablesPage(environment)
  const table = environment.schema.tables.get(tableName)
  if (!table || columnName === undefined) return table && tablePage(environment, table, outcome)
  const column = table.columns.get(columnName)
  return column && columnPage(table, column, outcome)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

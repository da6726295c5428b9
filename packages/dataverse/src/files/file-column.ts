import { InvalidRequestError } from '../errors.ts'
import type { TableMetadata } from '../metadata.ts'
import { columnOf } from '../names.ts'
import { rowPath } from '../row-key.ts'

/** `accounts(…)/new_contract` */
export function fileColumnPath(table: TableMetadata, id: string, name: string): string {
  const column = columnOf(table, name)
  if (column.type !== 'File' && column.type !== 'Image') {
    const problem = 'holds no file'
    throw new InvalidRequestError({
      code: 'dataverse_invalid_value',
      message: `${column.displayName} (${name}) of ${table.displayName} ${problem}.`,
      help: 'Give a file or image column. The file of a note is read and written as an attachment.',
      fields: [{ column: name, label: column.displayName, problem }],
    })
  }
  return `${rowPath(table, id)}/${name}`
}

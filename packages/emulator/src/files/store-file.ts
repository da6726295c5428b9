import { NotEmulated } from '../errors/dataverse-fault.ts'
import type { RequestContext } from '../operations/request-context.ts'
import type { Table } from '../schema/schema.ts'
import { textOf } from '../store/text-of.ts'
import { createRow, deleteRow, updateRow } from '../write/pipeline.ts'
import { contentsOf } from './file-contents.ts'
import type { FilePlace } from './uploads.ts'

export interface NewFile {
  /** The bytes are there under this id already. */
  id: string
  name: string
  mimeType: string
}

type FileContext = Pick<RequestContext, 'environment' | 'caller'>

/**
 * Puts a file into its column: a row of `fileattachment` describes it, and the column holds the id of that row. When the
 * organisation refuses it, its bytes go.
 */
export function storeFile(context: FileContext, place: FilePlace, file: NewFile): void {
  const { store } = context.environment
  try {
    store.transaction(() => describeFile(context, place, file))
  } catch (failure) {
    contentsOf(store).remove(file.id)
    throw failure
  }
}

function describeFile(context: FileContext, { table, row, column }: FilePlace, { id, name, mimeType }: NewFile): void {
  const { environment, caller } = context
  removeAttachment(context, textOf(row.values[column.logicalName]))
  createRow(
    { environment, caller, message: 'Create' },
    attachments(context),
    {
      filename: name,
      mimetype: mimeType,
      filesizeinbytes: contentsOf(environment.store).size(id),
      objectid: { table: table.logicalName, id: row.id },
      objecttypecode: table.logicalName,
      regardingfieldname: column.logicalName,
    },
    id,
  )
  updateRow({ environment, caller, message: 'Update' }, table, row.id, {
    [column.logicalName]: id,
    [`${column.logicalName}_name`]: name,
  })
}

/** Empties the column; the file is gone with it. */
export function clearFile(context: FileContext, { table, row, column }: FilePlace): void {
  const { environment, caller } = context
  environment.store.transaction(() => {
    removeAttachment(context, textOf(row.values[column.logicalName]))
    updateRow({ environment, caller, message: 'Update' }, table, row.id, {
      [column.logicalName]: null,
      [`${column.logicalName}_name`]: null,
    })
  })
}

function removeAttachment(context: FileContext, id: string): void {
  const { environment, caller } = context
  if (environment.store.get('fileattachment', id))
    deleteRow({ environment, caller, message: 'Delete' }, attachments(context), id)
}

function attachments({ environment }: FileContext): Table {
  const table = environment.schema.tables.get('fileattachment')
  if (!table) throw new NotEmulated('file columns without the table fileattachment')
  return table
}

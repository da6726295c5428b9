import { DataverseFault, NotEmulated } from '../errors/dataverse-fault.ts'
import type { RequestContext } from '../operations/request-context.ts'
import type { Column } from '../schema/schema.ts'
import { textOf } from '../store/text-of.ts'
import { updateRow } from '../write/pipeline.ts'
import { contentsOf } from './file-contents.ts'
import { storeFile } from './store-file.ts'
import type { FilePlace } from './uploads.ts'

/** Puts content into a file or image column, whichever way it came. Returns the id the column has for it. */
export function putContent(
  context: Pick<RequestContext, 'environment' | 'caller'>,
  place: FilePlace,
  named: { name: string; mimeType: string },
  pieces: readonly Uint8Array[],
): string {
  const { environment, caller } = context
  const { store } = environment
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0)
  if (size === 0) throw new NotEmulated('a file without content')
  const { table, row, column } = place
  if (column.type === 'Image') {
    // Images come with the record too: a write of the column is what stores them.
    const image = Buffer.concat(pieces).toString('base64')
    updateRow({ environment, caller, message: 'Update' }, table, row.id, { [column.logicalName]: image })
    return textOf(store.get(table.logicalName, row.id)?.values[`${column.logicalName}id`])
  }
  refuseSize(column, size)
  const id = environment.newId()
  for (const piece of pieces) contentsOf(store).append(id, piece)
  storeFile(context, place, { id, ...named })
  return id
}

export function refuseSize({ maxSizeInKB }: Column, size: number): void {
  if (maxSizeInKB !== undefined && size > maxSizeInKB * 1024)
    throw new DataverseFault(400, '0x80044a02', 'Attachment file size is too big.')
}

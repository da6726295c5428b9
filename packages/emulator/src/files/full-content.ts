import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { Store } from '../store/store.ts'
import { textOf } from '../store/text-of.ts'
import { contentsOf } from './file-contents.ts'
import type { FilePlace } from './uploads.ts'

export interface FullContent {
  id: string
  name: string
  mimeType: string
  size: number
}

/**
 * The file in a file column, or the image that was uploaded into an image column; nothing when the column is empty.
 *
 * @throws {DataverseFault} 0x80040217 when an image column keeps thumbnails only.
 */
export function fullContentOf(store: Store, { table, row, column }: FilePlace): FullContent | undefined {
  const id = textOf(row.values[column.type === 'Image' ? `${column.logicalName}id` : column.logicalName])
  if (id === '') return undefined
  const attachment = store.get('fileattachment', id)
  if (!attachment)
    throw new DataverseFault(
      404,
      '0x80040217',
      `No FileAttachment records found for imagedescriptorId: ${id} for image attribute: ${column.logicalName} of ${table.logicalName} record with id ${row.id}.`,
    )
  const { filename, mimetype } = attachment.values
  return { id, name: textOf(filename), mimeType: textOf(mimetype), size: contentsOf(store).size(id) }
}

import { DataverseFault } from '../errors/dataverse-fault.ts'
import { contentsOf } from '../files/file-contents.ts'
import { imageFactsOf } from '../files/image-facts.ts'
import { thumbnailOf } from '../files/thumbnail.ts'
import { primaryImageOf } from '../schema/primary-image.ts'
import type { Column, Table } from '../schema/schema.ts'
import { textOf } from '../store/text-of.ts'
import type { Rule, RowValues, WriteContext } from '../write/rule.ts'

interface Written {
  table: Table
  id: string
  /** The id the column had before. */
  imageId: string
  values: RowValues
}

/**
 * An image written with its row: the column keeps the thumbnail, beside it stand its id, its time and where to download
 * it, and the whole image goes to the files if the column stores full images (learn.microsoft.com "Use image column data").
 */
export const imageColumns: Rule = {
  name: 'image columns: thumbnail, id, time and address',
  tables: 'all',
  beforeCreate(context, { table, id, values }) {
    for (const column of imagesOf(table, values)) {
      if (context.message === 'Create' && values[column.logicalName] !== null && column !== primaryImageOf(table))
        throw notOnCreate(table, column)
      settle(context, column, { table, id, imageId: '', values })
    }
  },
  beforeUpdate(context, { table, before, changes }) {
    for (const column of imagesOf(table, changes)) {
      const imageId = textOf(before.values[`${column.logicalName}id`])
      settle(context, column, { table, id: before.id, imageId, values: changes })
    }
  },
  beforeDelete(context, { table, row }) {
    for (const column of imagesOf(table, row.values)) dropFull(context, textOf(row.values[`${column.logicalName}id`]))
  },
}

const imagesOf = (table: Table, values: Readonly<RowValues>): Column[] =>
  [...table.columns.values()].filter(({ type, logicalName }) => type === 'Image' && values[logicalName] !== undefined)

function settle(context: WriteContext, column: Column, { table, id, imageId, values }: Written): void {
  const name = column.logicalName
  dropFull(context, imageId)
  const given = values[name]
  if (given === null) {
    for (const suffix of ['id', '_timestamp', '_url']) values[name + suffix] = null
    return
  }
  const bytes = Buffer.from(textOf(given), 'base64')
  refuseSize(column, bytes.length)
  const facts = imageFactsOf(bytes)
  if (!facts) throw notAnImage(table, id, name)
  values[name] = thumbnailOf(bytes, facts).toString('base64')
  const made = context.newId()
  const timestamp = ticks(context.now)
  values[`${name}id`] = made
  values[`${name}_timestamp`] = timestamp
  values[`${name}_url`] =
    `/Image/download.aspx?Entity=${table.logicalName}&Attribute=${name}&Id=${made}&Timestamp=${timestamp}`
  if (column.canStoreFullImage === true) keepFull(context, made, { column, bytes, mimeType: facts.mimeType })
}

function keepFull(
  context: WriteContext,
  id: string,
  { column, bytes, mimeType }: { column: Column; bytes: Buffer; mimeType: string },
): void {
  contentsOf(context.store).append(id, bytes)
  const values = {
    mimetype: mimeType,
    filesizeinbytes: bytes.length,
    objecttypecode: 'imagedescriptor',
    regardingfieldname: column.logicalName,
  }
  context.create('fileattachment', values, { id })
}

function dropFull(context: WriteContext, id: string): void {
  if (context.store.get('fileattachment', id)) context.remove('fileattachment', id)
}

/** .NET's count of time: a ten-millionth of a second since the year 1. */
const ticks = (now: Date): number => now.getTime() * 10_000 + 621_355_968_000_000_000

const failed = (reason: string): DataverseFault =>
  new DataverseFault(400, '0x80072553', `Error occured when processing image. Reason: ${reason}`)

const notAnImage = (table: Table, id: string, column: string): DataverseFault =>
  failed(`Update image properties failed for objectid: ${id}, logicalName: ${table.logicalName}, attribute: ${column}`)

function refuseSize({ maxSizeInKB }: Column, size: number): void {
  if (maxSizeInKB === undefined || size <= maxSizeInKB * 1024) return
  const [limit, uploaded] = [maxSizeInKB / 1024, size / (1024 * 1024)].map((megabytes) => Math.floor(megabytes))
  throw failed(`File size is too big. MaxSize: ${limit} MB, Uploaded filesize: ${uploaded} MB.`)
}

const notOnCreate = (table: Table, column: Column): DataverseFault =>
  new DataverseFault(
    400,
    '0x80090487',
    `Non-primary image attribute ${column.logicalName} of entity ${table.logicalName} is not allowed to upload during Create operation.`,
  )

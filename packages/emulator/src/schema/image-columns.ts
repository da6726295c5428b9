import { metadataId } from './metadata-id.ts'
import { labelsOf } from './read-column.ts'
import type { Column } from './schema.ts'

/**
 * The image that the product ships with every table that has `entityimageid` (table reference of account, contact, lead
 * and systemuser). Generated classes leave it out.
 */
export function withShippedImage(table: string, columns: readonly Column[]): Column[] {
  if (!columns.some(({ logicalName }) => logicalName === 'entityimageid')) return [...columns]
  return [
    ...columns.filter(({ logicalName }) => logicalName !== 'entityimage'),
    {
      ...plain(table, 'EntityImage'),
      type: 'Image',
      labels: labelsOf('Entity Image'),
      create: true,
      update: true,
      attributeOf: 'entityimageid',
      maxSizeInKB: 10_240,
    },
  ]
}

/** Beside each image stand its id, the time it was stored and where to download it; the last two belong to the id. */
export function besideImage(table: string, { schemaName, logicalName, isCustom }: Column): Column[] {
  const attributeOf = `${logicalName}id`
  return [
    { ...plain(table, `${schemaName}Id`), type: 'Uniqueidentifier', isCustom },
    { ...plain(table, `${schemaName}_Timestamp`), type: 'BigInt', attributeOf, isCustom },
    { ...plain(table, `${schemaName}_URL`), type: 'String', maxLength: 200, format: 'Url', attributeOf, isCustom },
  ]
}

function plain(table: string, schemaName: string): Omit<Column, 'type'> {
  const logicalName = schemaName.toLowerCase()
  return {
    logicalName,
    schemaName,
    metadataId: metadataId('column', table, logicalName),
    labels: [],
    required: 'None',
    create: false,
    update: false,
    read: true,
    isCustom: false,
  }
}

import { metadataId } from './metadata-id.ts'
import type { Column } from './schema.ts'

/** Columns that share a global choice share its id. */
export const optionSetId = ({ optionSetId: own, optionSetName, logicalName }: Column): string =>
  own ?? metadataId('optionset', optionSetName ?? logicalName)

import { createCustomerRelationships, createPolymorphicLookupAttribute } from './create-lookup-of-many.ts'
import { deleteOptionValue } from './delete-option-value.ts'
import { insertOptionValue } from './insert-option-value.ts'
import { insertStatusValue } from './insert-status-value.ts'
import type { Operation } from './operation.ts'
import { orderOption } from './order-option.ts'
import { publishAllXml, publishXml } from './publish.ts'
import { reactivateEntityKey } from './reactivate-entity-key.ts'
import { retrieveMetadataChanges } from './retrieve-metadata-changes.ts'
import { updateOptionValue } from './update-option-value.ts'
import { updateStateValue } from './update-state-value.ts'

/** What reads or changes the schema besides the definitions themselves. */
export const metadataOperations: readonly Operation[] = [
  createCustomerRelationships,
  createPolymorphicLookupAttribute,
  deleteOptionValue,
  insertOptionValue,
  insertStatusValue,
  orderOption,
  publishAllXml,
  publishXml,
  reactivateEntityKey,
  retrieveMetadataChanges,
  updateOptionValue,
  updateStateValue,
]

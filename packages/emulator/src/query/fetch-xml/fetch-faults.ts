import { DataverseFault } from '../../errors/dataverse-fault.ts'
import type { Table } from '../../schema/schema.ts'

// Refusals of FetchXML. Codes and wording: "Web service error codes", the QueryBuilder ones.

const refuse = (code: string, message: string): DataverseFault => new DataverseFault(400, code, message)

export const noAttribute = (table: Table, name: string): DataverseFault =>
  refuse('0x80041103', `'${table.logicalName}' entity doesn't contain attribute with Name = '${name}'.`)

export const noEntity = (name: string): DataverseFault =>
  refuse('0x80041102', `The entity with a name = '${name}' was not found in the MetadataCache.`)

export const noFetch = (): DataverseFault => refuse('0x80041102', 'The specified entity was not found.')

export const missingElement = (): DataverseFault => refuse('0x80041123', 'A required element was not specified.')

export const missingAttribute = (): DataverseFault => refuse('0x8004111e', 'A required attribute was not specified.')

export const invalidNode = (): DataverseFault => refuse('0x8004111c', 'The element node encountered is invalid.')

export const invalidAttributeValue = (): DataverseFault =>
  refuse('0x80041139', 'The attribute value provided is invalid.')

export const notAboveZero = (): DataverseFault => refuse('0x8004110c', 'A value greater than zero must be specified.')

const flagCodes = {
  distinct: '0x80041115',
  'no-lock': '0x80041118',
  descending: '0x80041119',
  groupby: '0x8004112e',
  useraworderby: '0x800410fd',
} as const

export type CheckedFlag = keyof typeof flagCodes

export const invalidFlag = (name: CheckedFlag): DataverseFault =>
  refuse(flagCodes[name], `The only valid values for ${name} attribute are 'true', 'false', '1', and '0'.`)

export const invalidLinkType = (): DataverseFault =>
  refuse(
    '0x80041117',
    "The only valid values for link-type attribute are 'natural', 'inner','in','exists','matchfirstrowusingcrossapply' and 'outer'.",
  )

export const linkAttributesInPairs = (): DataverseFault =>
  refuse('0x80041111', 'AttributeFrom and AttributeTo must be either both specified or both omitted.')

export const tooManyLinks = (): DataverseFault =>
  refuse('0x8004430d', 'Number of link entities in query exceeded maximum limit.')

export const tooManyConditions = (): DataverseFault =>
  refuse('0x8004430c', 'Number of conditions in query exceeded maximum limit.')

export const unsupportedFilterType = (): DataverseFault =>
  refuse('0x80041122', "Unsupported filter type. Valid values are 'and', or 'or'.")

export const unsupportedOperator = (): DataverseFault => refuse('0x80041120', 'Unsupported condition operator.')

export const noSuchAlias = (): DataverseFault =>
  refuse('0x8004110a', 'The specified alias for the given entity in the condition does not exist.')

export const duplicateAlias = (): DataverseFault => refuse('0x80041130', 'FetchXML should have unique aliases.')

export const aliasRequired = (): DataverseFault => refuse('0x80041109', 'Invalid alias for aggregate operation.')

export const plainAttributeInAggregate = (): DataverseFault =>
  refuse('0x80041107', 'Attributes can not be returned when aggregate operation is specified.')

export const groupedAndAggregated = (): DataverseFault =>
  refuse('0x80041137', 'An attribute can either be an aggregate or a Group By but not both')

export const unknownAggregate = (): DataverseFault =>
  refuse('0x8004111a', 'An error occurred while processing Aggregates in Query')

export const invalidDateGrouping = (): DataverseFault =>
  refuse('0x80041135', 'An invalid value was specified for dategrouping.')

/** What an order may name depends on whether the query aggregates. */
export const orderNeeds = (what: 'attribute' | 'alias'): DataverseFault =>
  what === 'alias'
    ? refuse('0x80041134', 'An alias is required for an order clause for an aggregate Query.')
    : refuse('0x80041133', 'An attribute is required for an order clause for a non-aggregate Query.')

export const orderMayNot = (what: 'attribute' | 'alias'): DataverseFault =>
  what === 'alias'
    ? refuse(
        '0x80041132',
        'An alias cannot be specified for an order clause for a non-aggregate Query. Use an attribute.',
      )
    : refuse('0x80041131', 'An attribute cannot be specified for an order clause for an aggregate Query. Use an alias.')

export const orderedByOtherColumns = (): DataverseFault =>
  refuse('0x80041129', 'Order by columns do not match those in paging cookie.')

/** Simple paging ends at 50,000 rows. */
export const pagingCookieRequired = (): DataverseFault =>
  refuse(
    '0x8004430a',
    'Over upper limit of records that can be requested without a paging cookie. A paging cookie is required when retrieving a high page number.',
  )

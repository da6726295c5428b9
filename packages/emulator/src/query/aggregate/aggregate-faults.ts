import { DataverseFault } from '../../errors/dataverse-fault.ts'

// Codes and wording: the pages on aggregation and "Web service error codes".

/** Wording of the platform as the page prints it; the client's own wording is in the list of codes. */
export const aggregateLimitExceeded = (): DataverseFault =>
  new DataverseFault(400, '0x8004e023', 'AggregateQueryRecordLimit exceeded. Cannot perform this operation.')

export const unsupportedAggregate = (method: string, type: string): DataverseFault =>
  new DataverseFault(400, '0x8004112f', `Aggregate ${method} is not supported for attribute of type ${type}.`)

export const unsupportedGrouping = (): DataverseFault =>
  new DataverseFault(
    400,
    '0x80050224',
    'GroupBy or OrderBy Query is not supported for MultiSelectPickList Attribute Type.',
  )

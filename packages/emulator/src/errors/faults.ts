import { DataverseFault } from './dataverse-fault.ts'
import { PayloadFault } from './payload-fault.ts'

// The named errors of Dataverse, one function each, so that a message is written once.
// Codes and wording: learn.microsoft.com "Web service error codes" and recorded traffic in Microsoft's Web API pages.

export const objectDoesNotExist = (table: string, id: string): DataverseFault =>
  new DataverseFault(404, '0x80040217', `${table} With Id = ${id} Does Not Exist`)

/** How UpdateMultiple says it (learn.microsoft.com, "Use bulk operation messages"). */
export const objectsDoNotExist = (schemaName: string, id: string): DataverseFault =>
  new DataverseFault(404, '0x80040217', `${schemaName} With Ids = ${id} Do Not Exist`)

export const unknownTable = (name: string): DataverseFault =>
  new DataverseFault(400, '0x80041102', `The entity with a name = '${name}' was not found in the MetadataCache.`)

export const resourceNotFound = (segment: string): DataverseFault =>
  new DataverseFault(404, '0x8006088a', `Resource not found for the segment '${segment}'.`)

/** No route: Dataverse answers with an empty code. */
export const noRoute = (url: string): DataverseFault =>
  new DataverseFault(404, '', `No HTTP resource was found that matches the request URI '${url}'.`)

/** As DynamicsWebApi's issue 130 reports it. */
export const apiVersionNotUnderstood = (version: string): DataverseFault =>
  new DataverseFault(
    400,
    '0x80060888',
    `Requested API Version '${version}' was not understood. Please provide in the format /api/data/v<Major>.<Minor>/ (example: /api/data/v7.2/)`,
  )

export const methodNotAllowed = (method: string): DataverseFault =>
  new DataverseFault(405, '', `The requested resource does not support http method '${method}'.`)

/** The OData layer refused the request before any business logic: code `0x0`. */
export const malformed = (message: string): DataverseFault => new DataverseFault(400, '0x0', message)

/** `$skip`, `$search` and other options of OData that the service does not know. */
export const unsupportedQueryOption = (name: string): DataverseFault =>
  new DataverseFault(400, '0x80060888', `The query parameter ${name} is not supported`)

export const unknownProperty = (property: string, table: string): DataverseFault =>
  malformed(`Could not find a property named '${property}' on type 'Microsoft.Dynamics.CRM.${table}'.`)

/** A name in a body that is neither a column nor a navigation property. The library has changed its words for it. */
export const invalidProperty = (property: string, table: string): DataverseFault => {
  const type = `Microsoft.Dynamics.CRM.${table}`
  const found = `Microsoft.Crm.CrmException: Invalid property '${property}' was found in entity '${type}'. ---> Microsoft.OData.ODataException:`
  return new PayloadFault(
    `${found} The property '${property}' does not exist on type '${type}'. Make sure to only use property names that are defined by the type.`,
    { olderReason: `${found} Does not support untyped value in non-open type.` },
  )
}

/** `x@odata.bind` where x is no navigation property. */
export const undeclaredProperty = (property: string): DataverseFault =>
  new PayloadFault(
    `Microsoft.OData.ODataException: An undeclared property '${property}' which only has property annotations in the payload but no property value was found in the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values.`,
  )

export const expandMisuse = (message: string): DataverseFault => new DataverseFault(400, '0x80060888', message)

export const versionMismatch = (): DataverseFault =>
  new DataverseFault(
    412,
    '0x80060882',
    "The version of the existing record doesn't match the RowVersion property provided.",
  )

export const optimisticConcurrencyNotEnabled = (table: string): DataverseFault =>
  new DataverseFault(
    400,
    '0x8006088d',
    `Optimistic concurrency isn't enabled for entity type ${table}. The IfVersionMatches value of ConcurrencyBehavior can only be used if optimistic concurrency is enabled.`,
  )

/** `If-None-Match: *` on a row that exists. */
export const matchingKeyExists = (): DataverseFault =>
  new DataverseFault(412, '0x80040237', 'A record with matching key values already exists.')

export const duplicatePrimaryKey = (): DataverseFault =>
  new DataverseFault(412, '0x80040237', 'Cannot insert duplicate key.')

export const recordNotFoundByKey = (table: string): DataverseFault =>
  new DataverseFault(404, '0x80060891', `A record with the specified key values does not exist in ${table} entity`)

export const duplicateAlternateKey = (key: string, columns: string): DataverseFault =>
  new DataverseFault(
    412,
    '0x80060892',
    `Entity Key ${key} violated. A record with the same value for ${columns} already exists. A duplicate record cannot be created. Select one or more unique values and try again.`,
  )

/** learn.microsoft.com, "Use an alternate key to reference a record". */
export const invalidKey = (table: string): DataverseFault =>
  malformed(
    `The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.${table}'. Ensure that the names and number of key properties match the declared or alternate key properties for the resource 'Microsoft.Dynamics.CRM.${table}'.`,
  )

export const stringTooLong = (column: string, table: string, maxLength: number): DataverseFault =>
  new DataverseFault(
    400,
    '0x80044331',
    // Two spaces, as the service writes it.
    `A validation error occurred.  The length of the '${column}' attribute of the '${table}' entity exceeded the maximum allowed length of '${maxLength}'.`,
  )

export const numberOutOfRange = (kind: 'integer' | 'decimal'): DataverseFault =>
  kind === 'integer'
    ? new DataverseFault(
        400,
        '0x8004432f',
        'A validation error occurred. An integer provided is outside of the allowed values for this attribute.',
      )
    : new DataverseFault(
        400,
        '0x80044330',
        'A validation error occurred. A decimal value provided is outside of the allowed values for this attribute.',
      )

export const optionOutOfRange = (): DataverseFault =>
  new DataverseFault(400, '0x8004431a', 'The picklist value is out of the range.')

/** A SystemRequired column set to null or left out. */
export const requiredFieldMissing = (column: string): DataverseFault =>
  new DataverseFault(400, '0x80040200', `Required field '${column}' missing.`)

export const invalidArgument = (message: string): DataverseFault => new DataverseFault(400, '0x80040203', message)

/** A synchronous plug-in of the organisation refused; the message is the customer's own. */
export const refusedByPlugin = (message: string): DataverseFault => new DataverseFault(400, '0x80040265', message)

export const rowAccessDenied = (userId: string, right: string, id: string, table: string): DataverseFault =>
  new DataverseFault(
    403,
    '0x80048306',
    `Principal with id ${userId} does not have ${right}Access right(s) for record with id ${id} of entity ${table}`,
  )

export const invalidStatus = (statuscode: unknown, statecode: unknown, table: string): DataverseFault =>
  new DataverseFault(
    400,
    '0x80048408',
    `${String(statuscode)} is not a valid status code for state code ${String(statecode)} on ${table}.`,
  )

export const unresolvedParameters = (): DataverseFault => malformed('Request message has unresolved parameters.')

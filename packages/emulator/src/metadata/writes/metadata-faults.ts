import { DataverseFault } from '../../errors/dataverse-fault.ts'

// Refusals of metadata writes. Codes and wording: learn.microsoft.com "Web service error codes"; the pages do not give
// their HTTP status, and clients go by the code.

const refused = (code: string, message: string): DataverseFault => new DataverseFault(400, code, message)

export const invalidNamePrefix = (name: string, type: string): DataverseFault =>
  refused(
    '0x80044366',
    `The schema name ${name} for type ${type} is invalid or missing.Custom attribute, entity, entitykey, option set and relationship names must start with a valid customization prefix.The prefix for a solution component should match the prefix that is specified for the publisher of the solution.`,
  )

export const tableExists = (): DataverseFault =>
  refused('0x8004700b', 'An entity with the specified name already exists. Please specify a unique name.')

export const setNameExists = (name: string): DataverseFault =>
  refused('0x8006089b', `An entity with the specified entity set name ${name} already exists. Specify a unique name.`)

export const columnExists = (): DataverseFault =>
  refused('0x80047013', 'An attribute with the specified name already exists')

export const schemaNameNotUnique = (name: string, type: string): DataverseFault =>
  refused(
    '0x80044363',
    `The schema name ${name} for type ${type} is not unique. An ${name} with same name already exists.`,
  )

export const keyExists = (name: string, table: string): DataverseFault =>
  refused('0x80060893', `An entity key with the name ${name} already exists on entity ${table}.`)

export const optionSetExists = (): DataverseFault =>
  refused('0x80044345', 'An OptionSet with the specified name already exists. Please specify a unique name.')

export const notCustomColumn = (): DataverseFault =>
  refused('0x80047009', 'The specified attribute is not a custom attribute')

export const notCustomRelationship = (): DataverseFault =>
  refused('0x8004700a', 'The specified relationship is not a custom relationship')

export const tableNotCustomizable = (): DataverseFault =>
  refused('0x80047008', 'The specified entity is not customizable')

export const primaryNameCannotBeDeleted = (): DataverseFault =>
  refused('0x80047002', 'The Primary UI Attribute is not valid for deletion')

export const componentInUse = (name: string, id: string, count: number): DataverseFault =>
  refused(
    '0x8004f01f',
    `The ${name}(${id}) component cannot be deleted because it is referenced by ${count} other components. For a list of referenced components, use the RetrieveDependenciesForDeleteRequest.`,
  )

export const optionSetInUse = (tables: readonly string[]): DataverseFault =>
  refused(
    '0x80048417',
    `This option set cannot be deleted. The current set of entities that reference this option set are: ${tables.join(', ')}. These references must be removed before this option set can be deleted`,
  )

export const optionExists = (): DataverseFault =>
  refused('0x80044310', 'The picklist value already exists.  Picklist values must be unique.')

export const cannotInsertOption = (): DataverseFault =>
  refused('0x80044320', 'You can add option values only to picklist and status attributes.')

export const cannotDeleteOption = (): DataverseFault =>
  refused('0x80044323', 'You can delete options only from picklist and status attributes.')

export const defaultStatusCannotBeDeleted = (): DataverseFault =>
  refused('0x80044341', 'Default Status options cannot be deleted.')

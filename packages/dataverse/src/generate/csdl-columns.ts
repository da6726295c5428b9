import type { ColumnMetadata, ColumnType } from '../metadata.ts'
import type { EntityProperty, EntityType, Navigation } from './entity-types.ts'

/** Money is a decimal here, a choice a whole number, text of any kind text. */
const columnTypes: Readonly<Record<string, ColumnType>> = {
  'Edm.Binary': 'Image',
  'Edm.Boolean': 'Boolean',
  'Edm.Date': 'DateTime',
  'Edm.DateTimeOffset': 'DateTime',
  'Edm.Decimal': 'Decimal',
  'Edm.Double': 'Double',
  'Edm.Guid': 'Uniqueidentifier',
  'Edm.Int16': 'Integer',
  'Edm.Int32': 'Integer',
  'Edm.Int64': 'BigInt',
  'Edm.String': 'String',
}

/** The columns of a table, those it inherits included; what has no column's type is left out. */
export function columnsOf(lineage: readonly EntityType[]): Map<string, ColumnMetadata> {
  const navigations = lineage.flatMap((type) => type.navigations)
  const columns = lineage
    .flatMap((type) => type.properties)
    .flatMap((property) => columnOf(property, navigations) ?? [])
    .map((column) => [column.logicalName, column] as const)
  // A table's own come first, and win over those of the same name that it inherits.
  return new Map(columns.toReversed())
}

function columnOf(property: EntityProperty, navigations: readonly Navigation[]): ColumnMetadata | undefined {
  const lookup = /^_(.*)_value$/.exec(property.name)?.[1]
  if (lookup !== undefined) return lookupColumn(lookup, property, navigations)
  const type = columnTypes[property.type]
  if (type === undefined) return undefined
  return {
    ...columnNamed(property.name, type, !property.readOnly),
    ...(property.maxLength === undefined ? {} : { maxLength: property.maxLength }),
    ...(property.type === 'Edm.Date' ? { format: 'DateOnly', dateTimeBehavior: 'DateOnly' } : {}),
  }
}

/** Always read-only as a property: whether its navigation properties may be written is not in the document. */
function lookupColumn(name: string, property: EntityProperty, navigations: readonly Navigation[]): ColumnMetadata {
  const found = navigations.filter((navigation) => navigation.property === property.name)
  // The owner is a user or a team: `principal` is what they have in common.
  const owner = found.some(({ target }) => target === 'principal')
  const targets = owner ? ['systemuser', 'team'] : [...new Set(found.map(({ target }) => target))].toSorted(byText)
  return {
    ...columnNamed(name, owner ? 'Owner' : 'Lookup', targets.length > 0),
    ...(targets.length > 0 ? { targets } : {}),
  }
}

const byText = (a: string, b: string): number => (a < b ? -1 : 1)

const columnNamed = (logicalName: string, type: ColumnType, writable: boolean): ColumnMetadata => ({
  logicalName,
  schemaName: logicalName,
  displayName: logicalName,
  labels: [],
  type,
  requiredLevel: 'None',
  validForRead: true,
  validForCreate: writable,
  validForUpdate: writable,
})

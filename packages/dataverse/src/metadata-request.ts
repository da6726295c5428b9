import { stringLiteral } from './literal.ts'
import { encodeOption } from './query-path.ts'

/** Of EntityMetadata, what a TableSummary is made of. */
export const tableProperties = [
  'LogicalName',
  'SchemaName',
  'EntitySetName',
  'PrimaryIdAttribute',
  'PrimaryNameAttribute',
  'DisplayName',
  'DisplayCollectionName',
  'IsActivity',
  'IsCustomEntity',
  'IsBPFEntity',
  'HasNotes',
  'OwnershipType',
  'IsOptimisticConcurrencyEnabled',
  'ChangeTrackingEnabled',
]

/** Of EntityMetadata, what is wanted of single tables only: of all of them it would be a megabyte. */
const detailProperties = ['Privileges']

/** Of OneToManyRelationshipMetadata. */
export const oneToManyProperties = [
  'SchemaName',
  'ReferencingEntity',
  'ReferencingAttribute',
  'ReferencingEntityNavigationPropertyName',
  'ReferencedEntity',
  'ReferencedAttribute',
  'ReferencedEntityNavigationPropertyName',
]

/** Of ManyToManyRelationshipMetadata. */
export const manyToManyProperties = [
  'SchemaName',
  'IntersectEntityName',
  'Entity1LogicalName',
  'Entity1NavigationPropertyName',
  'Entity2LogicalName',
  'Entity2NavigationPropertyName',
]

/** Of EntityKeyMetadata. */
export const keyProperties = ['LogicalName', 'SchemaName', 'KeyAttributes', 'EntityKeyIndexStatus']

const oneToMany = `($select=${oneToManyProperties.join(',')})`

const tableExpand = [
  // Without $select: lengths, formats and targets belong to derived types, which a $select cannot name.
  'Attributes',
  `ManyToOneRelationships${oneToMany}`,
  `OneToManyRelationships${oneToMany}`,
  `ManyToManyRelationships($select=${manyToManyProperties.join(',')})`,
  `Keys($select=${keyProperties.join(',')})`,
].join(',')

/** Options come only with a cast to the type that has them, one type a request. */
const optionCasts = [
  ['PicklistAttributeMetadata', 'OptionSet($select=Options),GlobalOptionSet($select=Name,IsGlobal,Options)'],
  ['MultiSelectPicklistAttributeMetadata', 'OptionSet($select=Options),GlobalOptionSet($select=Name,IsGlobal,Options)'],
  ['StateAttributeMetadata', 'OptionSet($select=Options)'],
  ['StatusAttributeMetadata', 'OptionSet($select=Options)'],
  ['BooleanAttributeMetadata', 'OptionSet($select=TrueOption,FalseOption)'],
] as const

export const requestsPerTable = 1 + optionCasts.length

export const tableListPath = `EntityDefinitions?$select=${tableProperties.join(',')}`

/** The definition of a table, then its columns with options by their type. */
export function pathsOfTable(name: string): string[] {
  const definition = `EntityDefinitions(LogicalName=${encodeOption(stringLiteral(name))})`
  return [
    `${definition}?$select=${[...tableProperties, ...detailProperties].join(',')}&$expand=${encodeOption(tableExpand)}`,
    ...optionCasts.map(
      ([type, expand]) =>
        `${definition}/Attributes/Microsoft.Dynamics.CRM.${type}?$select=LogicalName&$expand=${encodeOption(expand)}`,
    ),
  ]
}

import type { CustomApi } from '../functions/custom-api.ts'
import { operations } from '../functions/registry.ts'
import { isLookup, namesOf, propertyName } from '../query/table-names.ts'
import { intersectSets } from '../schema/intersect-sets.ts'
import type { Column, Schema, Table } from '../schema/schema.ts'
import { baseTypeOf, csdlBaseTypes } from './csdl/base-types.ts'
import { csdlAlternateKeys } from './csdl/csdl-alternate-keys.ts'
import { allAnnotations, type CsdlAnnotations, csdlVocabularies, noAnnotations } from './csdl/csdl-annotations.ts'
import { csdlComplexTwins } from './csdl/csdl-complex-twins.ts'
import { csdlMetadataSets, csdlMetadataTypes } from './csdl/csdl-metadata-types.ts'
import { csdlOperations } from './csdl/csdl-operations.ts'
import { element } from './csdl/xml.ts'

export interface CsdlOptions {
  /** With what else is known of tables and columns. */
  annotated?: boolean
  /** Of the organisation's own. */
  customApis?: readonly CustomApi[]
}

/** `$metadata`: the service in OData's schema language, for clients and type generators. */
export function csdlOf(schema: Schema, { annotated = false, customApis = [] }: CsdlOptions = {}): string {
  const tables = [...schema.tables.values()]
  const annotations = annotated ? allAnnotations : noAnnotations
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">',
    ...csdlVocabularies,
    '<edmx:DataServices>',
    '<Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">',
    ...csdlBaseTypes(),
    ...tables.map((table) => entityType(schema, table, annotations)),
    ...intersectSets(schema).map(({ table }) => entityType(schema, table, annotations)),
    ...csdlMetadataTypes(),
    ...csdlComplexTwins(),
    ...csdlOperations(schema, customApis),
    '<EntityContainer Name="System">',
    ...tables.map((table) => entitySet(schema, table, annotations)),
    ...intersectSets(schema).map(({ table }) => entitySet(schema, table, annotations)),
    ...csdlMetadataSets(),
    ...imports(customApis),
    '</EntityContainer>',
    '</Schema>',
    '</edmx:DataServices>',
    '</edmx:Edmx>',
  ].join('\n')
}

const edmTypes: Partial<Record<Column['type'], string>> = {
  Integer: 'Int32',
  BigInt: 'Int64',
  Decimal: 'Decimal',
  Double: 'Double',
  Money: 'Decimal',
  Boolean: 'Boolean',
  Picklist: 'Int32',
  State: 'Int32',
  Status: 'Int32',
  Lookup: 'Guid',
  Customer: 'Guid',
  Owner: 'Guid',
  Uniqueidentifier: 'Guid',
  File: 'Binary',
  Image: 'Binary',
}

function edmType({ type, dateTimeBehavior }: Column): string {
  if (type === 'DateTime') return dateTimeBehavior === 'DateOnly' ? 'Date' : 'DateTimeOffset'
  return edmTypes[type] ?? 'String'
}

function entityType(schema: Schema, table: Table, annotations: CsdlAnnotations): string {
  const base = baseTypeOf(schema, table)
  const inherited = inheritedNames(schema, base)
  const own = [...namesOf(table).properties.values()].filter((column) => !inherited.has(propertyName(column)))
  const properties = own.map((column) => {
    const type = edmType(column)
    // A key is never null; amounts may have as many decimals as they have.
    return element(
      'Property',
      {
        Name: propertyName(column),
        Type: `Edm.${type}`,
        Nullable: column.logicalName === table.primaryId ? false : undefined,
        MaxLength: type === 'String' && column.maxLength ? column.maxLength : undefined,
        Scale: type === 'Decimal' ? 'variable' : undefined,
      },
      annotations.ofProperty(column),
    )
  })
  return [
    `<EntityType Name="${table.logicalName}" BaseType="mscrm.${base}">`,
    // An inherited key must not be declared again.
    base === 'crmbaseentity' ? `<Key><PropertyRef Name="${table.primaryId}" /></Key>` : '',
    ...properties,
    ...singleNavigations(schema, table, inherited),
    ...collectionNavigations(table, inherited),
    csdlAlternateKeys(table),
    ...annotations.ofTable(table),
    '</EntityType>',
  ].join('\n')
}

/** Names a base type has declared already; OData forbids to declare them twice. */
function inheritedNames(schema: Schema, base: string): ReadonlySet<string> {
  const table = schema.tables.get(base)
  if (!table) return new Set()
  const { properties, single, collections } = namesOf(table)
  return new Set([...properties.keys(), ...single.keys(), ...collections.keys()])
}

function singleNavigations(schema: Schema, table: Table, inherited: ReadonlySet<string>): string[] {
  return [...namesOf(table).single.values()].flatMap(({ name, column, targets }) => {
    const [target] = targets
    if (target === undefined || inherited.has(name)) return []
    // The owner is a user or a team: its type is what they have in common.
    const isOwner = column.type === 'Owner'
    const type = isOwner ? 'mscrm.principal' : `mscrm.${target}`
    const partner = table.manyToOne.find((each) => each.referencingNavigation === name)?.referencedNavigation
    const key = isOwner ? 'ownerid' : schema.tables.get(target)?.primaryId
    const constraint = isLookup(column)
      ? `<ReferentialConstraint Property="${propertyName(column)}" ReferencedProperty="${key}" />`
      : ''
    const ends = partner ? ` Partner="${partner}"` : ''
    return [
      `<NavigationProperty Name="${name}" Type="${type}" Nullable="true"${ends}>${constraint}</NavigationProperty>`,
    ]
  })
}

function collectionNavigations(table: Table, inherited: ReadonlySet<string>): string[] {
  const own = [...namesOf(table).collections.values()].filter(({ name }) => !inherited.has(name))
  return own.map((navigation) => {
    const partner =
      navigation.kind === 'one-to-many' ? ` Partner="${navigation.relationship.referencingNavigation}"` : ''
    return `<NavigationProperty Name="${navigation.name}" Type="Collection(mscrm.${navigation.table})"${partner} />`
  })
}

function entitySet(schema: Schema, table: Table, annotations: CsdlAnnotations): string {
  const setOf = (name: string): string | undefined => schema.tables.get(name)?.entitySetName
  const { single, collections } = namesOf(table)
  const bindings = [
    ...[...single.values()]
      .filter(({ targets }) => targets.length === 1)
      .map(({ name, targets }) => [name, setOf(targets[0] ?? '')] as const),
    ...[...collections.values()].map(({ name, table: target }) => [name, setOf(target)] as const),
  ]
  return [
    `<EntitySet Name="${table.entitySetName}" EntityType="Microsoft.Dynamics.CRM.${table.logicalName}">`,
    ...bindings
      .filter(([, target]) => target !== undefined)
      .map(([name, target]) => `<NavigationPropertyBinding Path="${name}" Target="${target}" />`),
    ...annotations.ofEntitySet(table),
    '</EntitySet>',
  ].join('\n')
}

const unbound = operations.filter(({ boundTo }) => boundTo === undefined)

const imports = (customApis: readonly CustomApi[]): string[] =>
  [...unbound, ...customApis.filter(({ boundTo }) => boundTo === undefined)].map(({ kind, name }) =>
    kind === 'function'
      ? `<FunctionImport Name="${name}" Function="Microsoft.Dynamics.CRM.${name}" />`
      : `<ActionImport Name="${name}" Action="Microsoft.Dynamics.CRM.${name}" />`,
  )

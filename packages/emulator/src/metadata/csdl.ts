import { operations } from '../functions/registry.ts'
import { isLookup, namesOf, propertyName } from '../query/table-names.ts'
import type { Column, Schema, Table } from '../schema/schema.ts'

/** `$metadata`: the service in OData's schema language, for clients and type generators. */
export function csdlOf(schema: Schema): string {
  const tables = [...schema.tables.values()]
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">',
    '<edmx:DataServices>',
    '<Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">',
    '<EntityType Name="crmbaseentity" Abstract="true" />',
    ...tables.map((table) => entityType(schema, table)),
    ...unboundOperations(),
    '<EntityContainer Name="System">',
    ...tables.map((table) => entitySet(schema, table)),
    ...imports(),
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
  File: 'Guid',
}

function edmType({ type, dateTimeBehavior }: Column): string {
  if (type === 'DateTime') return dateTimeBehavior === 'DateOnly' ? 'Date' : 'DateTimeOffset'
  return edmTypes[type] ?? 'String'
}

function entityType(schema: Schema, table: Table): string {
  const names = namesOf(table)
  const properties = [...names.properties.values()].map((column) => {
    // A key is never null; amounts may have as many decimals as they have.
    const key = column.logicalName === table.primaryId
    const scale = edmType(column) === 'Decimal' ? ' Scale="Variable"' : ''
    return `<Property Name="${propertyName(column)}" Type="Edm.${edmType(column)}"${key ? ' Nullable="false"' : ''}${scale} />`
  })
  return [
    `<EntityType Name="${table.logicalName}" BaseType="mscrm.crmbaseentity">`,
    `<Key><PropertyRef Name="${table.primaryId}" /></Key>`,
    ...properties,
    ...singleNavigations(schema, table),
    ...collectionNavigations(table),
    '</EntityType>',
  ].join('\n')
}

function singleNavigations(schema: Schema, table: Table): string[] {
  return [...namesOf(table).single.values()].flatMap(({ name, column, targets }) => {
    const [target] = targets
    if (target === undefined) return []
    // The owner may be of two tables: its type is what they have in common.
    const type = targets.length > 1 ? 'mscrm.crmbaseentity' : `mscrm.${target}`
    const partner = table.manyToOne.find((each) => each.referencingNavigation === name)?.referencedNavigation
    const key = schema.tables.get(target)?.primaryId
    const constraint =
      targets.length === 1 && isLookup(column)
        ? `<ReferentialConstraint Property="${propertyName(column)}" ReferencedProperty="${key}" />`
        : ''
    const ends = partner ? ` Partner="${partner}"` : ''
    return [
      `<NavigationProperty Name="${name}" Type="${type}" Nullable="true"${ends}>${constraint}</NavigationProperty>`,
    ]
  })
}

function collectionNavigations(table: Table): string[] {
  return [...namesOf(table).collections.values()].map((navigation) => {
    const partner =
      navigation.kind === 'one-to-many' ? ` Partner="${navigation.relationship.referencingNavigation}"` : ''
    return `<NavigationProperty Name="${navigation.name}" Type="Collection(mscrm.${navigation.table})"${partner} />`
  })
}

function entitySet(schema: Schema, table: Table): string {
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
    '</EntitySet>',
  ].join('\n')
}

const unbound = operations.filter(({ boundTo }) => boundTo === undefined)

/** Names only: what they take and give is read from the documentation, not invented here. */
function unboundOperations(): string[] {
  return unbound.map(({ kind, name }) =>
    kind === 'function'
      ? `<Function Name="${name}"><ReturnType Type="Edm.Untyped" /></Function>`
      : `<Action Name="${name}" />`,
  )
}

const imports = (): string[] =>
  unbound.map(({ kind, name }) =>
    kind === 'function'
      ? `<FunctionImport Name="${name}" Function="Microsoft.Dynamics.CRM.${name}" />`
      : `<ActionImport Name="${name}" Action="Microsoft.Dynamics.CRM.${name}" />`,
  )

import type { Column, ManyToManyRelationship, Relationship, Table } from '../schema/schema.ts'

export interface SingleNavigation {
  name: string
  column: Column
  /** Tables this navigation property may lead to: one, or systemuser and team for ownerid. */
  targets: readonly string[]
}

export type CollectionNavigation =
  | { name: string; table: string; kind: 'one-to-many'; relationship: Relationship }
  | {
      name: string
      table: string
      kind: 'many-to-many'
      relationship: ManyToManyRelationship
      /** Asked from the relationship's `table1`. */
      forward: boolean
    }

/** The names the Web API knows for a table. Case sensitive, and never derivable from column names. */
export interface TableNames {
  /** `name`, `_primarycontactid_value`, … in the table's order. */
  properties: ReadonlyMap<string, Column>
  single: ReadonlyMap<string, SingleNavigation>
  collections: ReadonlyMap<string, CollectionNavigation>
}

const lookupTypes = new Set(['Lookup', 'Customer', 'Owner'])
const withoutProperty = new Set(['Virtual', 'PartyList', 'ManagedProperty'])

export const isLookup = (column: Column): boolean => lookupTypes.has(column.type)

export const propertyName = (column: Column): string =>
  isLookup(column) ? `_${column.logicalName}_value` : column.logicalName

const known = new WeakMap<Table, TableNames>()

export function namesOf(table: Table): TableNames {
  let names = known.get(table)
  if (!names) known.set(table, (names = collect(table)))
  return names
}

/** The navigation property that binds or expands `column` towards `target`. */
export function navigationTo(table: Table, column: Column, target: string): string {
  const navigations = [...namesOf(table).single.values()].filter((each) => each.column === column)
  const exact = navigations.find((each) => each.targets.includes(target)) ?? navigations[0]
  return exact?.name ?? column.logicalName
}

/** What belongs to another column is shown with it, but for the name of a file and the facts of an image. */
function isOwnProperty(table: Table, { attributeOf }: Column): boolean {
  if (attributeOf === undefined) return true
  const type = table.columns.get(attributeOf)?.type
  return type === 'File' || type === 'Uniqueidentifier'
}

function collect(table: Table): TableNames {
  const properties = new Map<string, Column>()
  for (const column of table.columns.values()) {
    if (!column.read || !isOwnProperty(table, column) || withoutProperty.has(column.type)) continue
    properties.set(propertyName(column), column)
  }
  const single = new Map<string, { name: string; column: Column; targets: string[] }>()
  for (const relationship of table.manyToOne) {
    const column = table.columns.get(relationship.referencingColumn)
    if (!column || !relationship.referencingNavigation) continue
    const name = relationship.referencingNavigation
    const navigation = single.get(name) ?? { name, column, targets: [] }
    if (column.type === 'Owner') navigation.targets = [...(column.targets ?? ['systemuser', 'team'])]
    else navigation.targets.push(relationship.referencedTable)
    single.set(name, navigation)
  }
  const collections = new Map<string, CollectionNavigation>()
  for (const relationship of table.oneToMany) {
    const name = relationship.referencedNavigation
    if (name) collections.set(name, { name, table: relationship.referencingTable, kind: 'one-to-many', relationship })
  }
  for (const relationship of table.manyToMany) {
    if (relationship.table1 === table.logicalName) {
      const name = relationship.navigation1
      collections.set(name, { name, table: relationship.table2, kind: 'many-to-many', relationship, forward: true })
    }
    if (relationship.table2 === table.logicalName) {
      const name = relationship.navigation2
      collections.set(name, { name, table: relationship.table1, kind: 'many-to-many', relationship, forward: false })
    }
  }
  return { properties, single, collections }
}

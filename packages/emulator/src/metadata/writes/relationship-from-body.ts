import { NotEmulated } from '../../errors/dataverse-fault.ts'
import { invalidArgument } from '../../errors/faults.ts'
import type { SchemaEdit } from '../../schema/schema-edit.ts'
import type { Column, ManyToManyRelationship, Relationship, Schema, Table } from '../../schema/schema.ts'
import type { JsonObject } from '../../write/decode-body.ts'
import { type ColumnMaking, columnFromBody } from './column-from-body.ts'
import { objectAt, requiredText, textAt, typeIn } from './definition-body.ts'
import { columnExists, schemaNameNotUnique } from './metadata-faults.ts'
import { cascadeFromBody, menuFromBody } from './relationship-behavior.ts'
import { requirePrefix } from './require-prefix.ts'

export type RelationshipMaking = Omit<ColumnMaking, 'table'> & { schema: Schema; tableNamed: (name: string) => Table }

/** A POST to RelationshipDefinitions (page create-update-entity-relationships-using-web-api). */
export function relationshipFromBody(
  body: JsonObject,
  making: RelationshipMaking,
): { edits: SchemaEdit[]; metadataId: string } {
  const type = typeIn(body)
  if (type === 'OneToManyRelationshipMetadata') return oneToMany(body, making)
  if (type === 'ManyToManyRelationshipMetadata') return manyToMany(body, making)
  throw new NotEmulated(`making a relationship of ${type ?? 'no type'}`)
}

/** The lookup comes with it; of a lookup that may lead to several tables there may already be one. */
function oneToMany(body: JsonObject, making: RelationshipMaking): { edits: SchemaEdit[]; metadataId: string } {
  const lookup = objectAt(body, 'Lookup')
  if (!lookup) throw invalidArgument("Required field 'Lookup' is missing.")
  const referencing = making.tableNamed(requiredText(body, 'ReferencingEntity'))
  const column = columnFromBody(lookup, { ...making, table: referencing.logicalName })
  const before = referencing.columns.get(column.logicalName)
  const leading = referencing.manyToOne.filter((each) => each.referencingColumn === column.logicalName)
  if (before && leading.length < 2) throw columnExists()
  const relationship = lookupTo(body, before ?? column, { ...making, many: before !== undefined })
  return {
    edits: [
      ...(before ? [] : [put(referencing, { ...column, targets: [relationship.referencedTable] })]),
      { kind: 'put-one-to-many', relationship },
    ],
    metadataId: relationship.metadataId,
  }
}

const put = (table: Table, column: Column): SchemaEdit => ({ kind: 'put-column', table: table.logicalName, column })

/**
 * One of the relationships of a lookup. The navigation property of a lookup that leads to several tables has the name of
 * the table behind the column's (page multitable-lookup: `new_CheckedoutItem_new_book`).
 */
export function lookupTo(
  body: JsonObject,
  column: Column,
  { schema, newId, tableNamed, many }: RelationshipMaking & { many: boolean },
): Relationship {
  const schemaName = newRelationshipName(body, schema)
  const referenced = tableNamed(requiredText(body, 'ReferencedEntity'))
  const referencing = tableNamed(requiredText(body, 'ReferencingEntity'))
  const menu = menuFromBody(body, 'AssociatedMenuConfiguration')
  return {
    schemaName,
    metadataId: newId(),
    referencingTable: referencing.logicalName,
    referencingColumn: column.logicalName,
    referencingNavigation:
      textAt(body, 'ReferencingEntityNavigationPropertyName') ??
      (many ? `${column.schemaName}_${referenced.logicalName}` : column.schemaName),
    referencedTable: referenced.logicalName,
    referencedColumn: referenced.primaryId,
    referencedNavigation: textAt(body, 'ReferencedEntityNavigationPropertyName') ?? schemaName,
    isCustom: true,
    ...cascadeFromBody(body),
    ...(menu && { menu }),
  }
}

function manyToMany(
  body: JsonObject,
  { schema, newId, tableNamed }: RelationshipMaking,
): { edits: SchemaEdit[]; metadataId: string } {
  const schemaName = newRelationshipName(body, schema)
  const [one, two] = ['Entity1LogicalName', 'Entity2LogicalName'].map((name) => tableNamed(requiredText(body, name)))
  const menu1 = menuFromBody(body, 'Entity1AssociatedMenuConfiguration')
  const menu2 = menuFromBody(body, 'Entity2AssociatedMenuConfiguration')
  const relationship: ManyToManyRelationship = {
    schemaName,
    metadataId: newId(),
    intersectTable: (textAt(body, 'IntersectEntityName') ?? schemaName).toLowerCase(),
    table1: one!.logicalName,
    navigation1: textAt(body, 'Entity1NavigationPropertyName') ?? schemaName,
    table2: two!.logicalName,
    navigation2: textAt(body, 'Entity2NavigationPropertyName') ?? schemaName,
    isCustom: true,
    ...(menu1 && { menu1 }),
    ...(menu2 && { menu2 }),
  }
  return { edits: [{ kind: 'put-many-to-many', relationship }], metadataId: relationship.metadataId }
}

/**
 * What a PUT replaces (page create-update-entity-relationships-using-web-api): how it cascades and how it is listed. Names
 * and the tables at its ends stay.
 */
export function changedRelationship(
  before: Relationship | ManyToManyRelationship,
  body: JsonObject,
  merge: boolean,
): SchemaEdit {
  if ('intersectTable' in before) {
    const menu1 = menuFromBody(body, 'Entity1AssociatedMenuConfiguration', before.menu1, merge)
    const menu2 = menuFromBody(body, 'Entity2AssociatedMenuConfiguration', before.menu2, merge)
    return { kind: 'put-many-to-many', relationship: { ...before, ...(menu1 && { menu1 }), ...(menu2 && { menu2 }) } }
  }
  const menu = menuFromBody(body, 'AssociatedMenuConfiguration', before.menu, merge)
  return {
    kind: 'put-one-to-many',
    relationship: { ...before, ...cascadeFromBody(body), ...(menu && { menu }) },
  }
}

function newRelationshipName(body: JsonObject, schema: Schema): string {
  const schemaName = requiredText(body, 'SchemaName')
  requirePrefix(schemaName, 'Relationship')
  for (const { manyToOne, manyToMany: both } of schema.tables.values())
    if ([...manyToOne, ...both].some((each) => each.schemaName === schemaName))
      throw schemaNameNotUnique(schemaName, 'Relationship')
  return schemaName
}

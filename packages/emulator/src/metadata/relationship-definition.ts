import type { AlternateKey, AssociatedMenu, ManyToManyRelationship, Relationship, Table } from '../schema/schema.ts'
import { type Definition, labelJson, managed } from './labels.ts'

/** The owner of a row may be a user or a team: its relationship leads to `owner`, which stands for both. */
export const oneToManyDefinition = (each: Relationship, ofOwner: boolean, languageCode: number): Definition => ({
  MetadataId: each.metadataId,
  HasChanged: null,
  SchemaName: each.schemaName,
  RelationshipType: 'OneToManyRelationship',
  ReferencedEntity: ofOwner ? 'owner' : each.referencedTable,
  ReferencedAttribute: ofOwner ? 'ownerid' : each.referencedColumn,
  ReferencedEntityNavigationPropertyName: each.referencedNavigation === '' ? null : each.referencedNavigation,
  ReferencingEntity: each.referencingTable,
  ReferencingAttribute: each.referencingColumn,
  ReferencingEntityNavigationPropertyName: each.referencingNavigation,
  IsCustomRelationship: each.isCustom,
  IsManaged: !each.isCustom,
  IsCustomizable: managed(each.isCustom, 'iscustomizable', false),
  ...menuDefinition('AssociatedMenuConfiguration', each.menu, languageCode),
  ...cascadeDefinition(each),
})

export const manyToManyDefinition = (each: ManyToManyRelationship, languageCode: number): Definition => ({
  MetadataId: each.metadataId,
  HasChanged: null,
  SchemaName: each.schemaName,
  RelationshipType: 'ManyToManyRelationship',
  Entity1LogicalName: each.table1,
  Entity1NavigationPropertyName: each.navigation1,
  Entity2LogicalName: each.table2,
  Entity2NavigationPropertyName: each.navigation2,
  IntersectEntityName: each.intersectTable,
  IsCustomRelationship: each.isCustom ?? false,
  IsManaged: each.isCustom !== true,
  ...menuDefinition('Entity1AssociatedMenuConfiguration', each.menu1, languageCode),
  ...menuDefinition('Entity2AssociatedMenuConfiguration', each.menu2, languageCode),
})

const cascadeDefinition = ({ cascade, onDelete }: Relationship): Definition =>
  cascade || onDelete ? { CascadeConfiguration: { ...cascade, ...(onDelete && { Delete: onDelete }) } } : {}

/** What was never said of a relationship is not told: the platform's own settings are published nowhere. */
const menuDefinition = (name: string, menu: AssociatedMenu | undefined, languageCode: number): Definition =>
  menu
    ? {
        [name]: {
          ...(menu.behavior && { Behavior: menu.behavior }),
          ...(menu.group && { Group: menu.group }),
          ...(menu.order !== undefined && { Order: menu.order }),
          ...(menu.labels && { Label: labelJson(menu.labels, languageCode, false) }),
        },
      }
    : {}

export const keyDefinition = (table: Table, key: AlternateKey, languageCode: number): Definition => ({
  MetadataId: key.metadataId,
  HasChanged: null,
  LogicalName: key.logicalName,
  SchemaName: key.schemaName ?? key.logicalName,
  EntityLogicalName: table.logicalName,
  KeyAttributes: [...key.columns],
  EntityKeyIndexStatus: key.indexStatus ?? 'Active',
  DisplayName: labelJson(key.labels, languageCode, false),
  IsManaged: false,
})

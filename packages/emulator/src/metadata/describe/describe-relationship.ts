import type { ManyToManyRelationship, Relationship, Schema } from '../../schema/schema.ts'
import type { MetadataObject } from './metadata-object.ts'

export function describeRelationship(schema: Schema, relationship: Relationship): MetadataObject {
  // The owner of a row is a user or a team: the relationship leads to `owner`, which stands for both.
  const owner =
    schema.tables.get(relationship.referencingTable)?.columns.get(relationship.referencingColumn)?.type === 'Owner'
  return {
    type: 'OneToManyRelationshipMetadata',
    values: {
      ...common(relationship),
      RelationshipType: 'OneToManyRelationship',
      IsCustomRelationship: relationship.isCustom,
      IsManaged: !relationship.isCustom,
      ReferencedEntity: owner ? 'owner' : relationship.referencedTable,
      ReferencedAttribute: owner ? 'ownerid' : relationship.referencedColumn,
      ReferencedEntityNavigationPropertyName: relationship.referencedNavigation,
      ReferencingEntity: relationship.referencingTable,
      ReferencingAttribute: relationship.referencingColumn,
      ReferencingEntityNavigationPropertyName: relationship.referencingNavigation,
    },
    related: {},
  }
}

export function describeManyToMany(schema: Schema, relationship: ManyToManyRelationship): MetadataObject {
  const { table1, table2 } = relationship
  const isCustom = relationship.schemaName.startsWith('bw_')
  return {
    type: 'ManyToManyRelationshipMetadata',
    values: {
      ...common(relationship),
      RelationshipType: 'ManyToManyRelationship',
      IsCustomRelationship: isCustom,
      IsManaged: !isCustom,
      IntersectEntityName: relationship.intersectTable,
      Entity1LogicalName: table1,
      Entity1IntersectAttribute: schema.tables.get(table1)?.primaryId ?? null,
      Entity1NavigationPropertyName: relationship.navigation1,
      Entity2LogicalName: table2,
      Entity2IntersectAttribute: schema.tables.get(table2)?.primaryId ?? null,
      Entity2NavigationPropertyName: relationship.navigation2,
    },
    related: {},
  }
}

const common = ({ schemaName, metadataId }: Relationship | ManyToManyRelationship): Record<string, unknown> => ({
  MetadataId: metadataId,
  HasChanged: null,
  SchemaName: schemaName,
})

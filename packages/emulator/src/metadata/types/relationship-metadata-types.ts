import { type MetadataType, namesIn } from './metadata-type.ts'

export const relationshipMetadataTypes: readonly MetadataType[] = [
  {
    name: 'RelationshipMetadataBase',
    kind: 'entity',
    base: 'MetadataBase',
    abstract: true,
    properties: {
      SchemaName: 'Edm.String',
      RelationshipType: 'mscrm.RelationshipType',
      IsCustomRelationship: 'Edm.Boolean',
      IsManaged: 'Edm.Boolean',
      IsCustomizable: 'mscrm.BooleanManagedProperty',
    },
    notEmulated: namesIn('IntroducedVersion IsValidForAdvancedFind SecurityTypes'),
  },
  {
    name: 'OneToManyRelationshipMetadata',
    kind: 'entity',
    base: 'RelationshipMetadataBase',
    properties: {
      ReferencedEntity: 'Edm.String',
      ReferencedAttribute: 'Edm.String',
      ReferencedEntityNavigationPropertyName: 'Edm.String',
      ReferencingEntity: 'Edm.String',
      ReferencingAttribute: 'Edm.String',
      ReferencingEntityNavigationPropertyName: 'Edm.String',
      AssociatedMenuConfiguration: 'mscrm.AssociatedMenuConfiguration',
      CascadeConfiguration: 'mscrm.CascadeConfiguration',
    },
    notEmulated: namesIn(`
      DenormalizedAttributeName EntityKey IsDenormalizedLookup IsHierarchical IsRelationshipAttributeDenormalized RelationshipAttributes RelationshipBehavior
    `),
  },
  {
    name: 'ManyToManyRelationshipMetadata',
    kind: 'entity',
    base: 'RelationshipMetadataBase',
    properties: {
      IntersectEntityName: 'Edm.String',
      Entity1LogicalName: 'Edm.String',
      Entity1NavigationPropertyName: 'Edm.String',
      Entity2LogicalName: 'Edm.String',
      Entity2NavigationPropertyName: 'Edm.String',
      Entity1AssociatedMenuConfiguration: 'mscrm.AssociatedMenuConfiguration',
      Entity2AssociatedMenuConfiguration: 'mscrm.AssociatedMenuConfiguration',
    },
    notEmulated: namesIn('Entity1IntersectAttribute Entity2IntersectAttribute'),
  },
]

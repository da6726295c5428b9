import { settingTypes } from '../table-settings.ts'
import { type MetadataType, namesIn } from './metadata-type.ts'

export const metadataBase: MetadataType = {
  name: 'MetadataBase',
  kind: 'entity',
  base: 'crmmodelbaseentity',
  abstract: true,
  properties: { MetadataId: 'Edm.Guid', HasChanged: 'Edm.Boolean' },
}

export const entityMetadata: MetadataType = {
  name: 'EntityMetadata',
  kind: 'entity',
  base: 'MetadataBase',
  properties: {
    LogicalName: 'Edm.String',
    SchemaName: 'Edm.String',
    EntitySetName: 'Edm.String',
    LogicalCollectionName: 'Edm.String',
    CollectionSchemaName: 'Edm.String',
    ObjectTypeCode: 'Edm.Int32',
    PrimaryIdAttribute: 'Edm.String',
    PrimaryNameAttribute: 'Edm.String',
    PrimaryImageAttribute: 'Edm.String',
    OwnershipType: 'mscrm.OwnershipTypes',
    IsActivity: 'Edm.Boolean',
    IsCustomEntity: 'Edm.Boolean',
    IsBPFEntity: 'Edm.Boolean',
    IsIntersect: 'Edm.Boolean',
    IsManaged: 'Edm.Boolean',
    IsPrivate: 'Edm.Boolean',
    HasNotes: 'Edm.Boolean',
    HasActivities: 'Edm.Boolean',
    ChangeTrackingEnabled: 'Edm.Boolean',
    IsOptimisticConcurrencyEnabled: 'Edm.Boolean',
    DisplayName: 'mscrm.Label',
    DisplayCollectionName: 'mscrm.Label',
    Description: 'mscrm.Label',
    IsCustomizable: 'mscrm.BooleanManagedProperty',
    CanCreateAttributes: 'mscrm.BooleanManagedProperty',
    ...settingTypes,
    Privileges: 'Collection(mscrm.SecurityPrivilegeMetadata)',
  },
  navigation: {
    Attributes: 'Collection(mscrm.AttributeMetadata)',
    Keys: 'Collection(mscrm.EntityKeyMetadata)',
    ManyToOneRelationships: 'Collection(mscrm.OneToManyRelationshipMetadata)',
    OneToManyRelationships: 'Collection(mscrm.OneToManyRelationshipMetadata)',
    ManyToManyRelationships: 'Collection(mscrm.ManyToManyRelationshipMetadata)',
  },
  notEmulated: namesIn(`
    CreatedOn ModifiedOn OwnerId OwnerIdType OwningBusinessUnit Settings TableType
  `),
}

export const entityKeyMetadata: MetadataType = {
  name: 'EntityKeyMetadata',
  kind: 'entity',
  base: 'MetadataBase',
  properties: {
    LogicalName: 'Edm.String',
    SchemaName: 'Edm.String',
    EntityLogicalName: 'Edm.String',
    KeyAttributes: 'Collection(Edm.String)',
    EntityKeyIndexStatus: 'mscrm.EntityKeyIndexStatus',
    DisplayName: 'mscrm.Label',
    IsManaged: 'Edm.Boolean',
  },
  notEmulated: namesIn('AsyncJob IntroducedVersion IsCustomizable IsExportKey IsSecondaryKey IsSynchronous'),
}

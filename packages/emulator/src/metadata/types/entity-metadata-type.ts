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
    ObjectTypeCode: 'Edm.Int32',
    PrimaryIdAttribute: 'Edm.String',
    PrimaryNameAttribute: 'Edm.String',
    OwnershipType: 'mscrm.OwnershipTypes',
    IsActivity: 'Edm.Boolean',
    IsActivityParty: 'Edm.Boolean',
    IsCustomEntity: 'Edm.Boolean',
    IsBPFEntity: 'Edm.Boolean',
    IsIntersect: 'Edm.Boolean',
    IsManaged: 'Edm.Boolean',
    HasNotes: 'Edm.Boolean',
    HasActivities: 'Edm.Boolean',
    ChangeTrackingEnabled: 'Edm.Boolean',
    IsOptimisticConcurrencyEnabled: 'Edm.Boolean',
    AutoCreateAccessTeams: 'Edm.Boolean',
    AutoRouteToOwnerQueue: 'Edm.Boolean',
    EntityColor: 'Edm.String',
    EntityHelpUrl: 'Edm.String',
    EntityHelpUrlEnabled: 'Edm.Boolean',
    IsKnowledgeManagementEnabled: 'Edm.Boolean',
    IsMSTeamsIntegrationEnabled: 'Edm.Boolean',
    IsSLAEnabled: 'Edm.Boolean',
    DisplayName: 'mscrm.Label',
    DisplayCollectionName: 'mscrm.Label',
  },
  navigation: {
    Attributes: 'Collection(mscrm.AttributeMetadata)',
    Keys: 'Collection(mscrm.EntityKeyMetadata)',
    ManyToOneRelationships: 'Collection(mscrm.OneToManyRelationshipMetadata)',
    OneToManyRelationships: 'Collection(mscrm.OneToManyRelationshipMetadata)',
    ManyToManyRelationships: 'Collection(mscrm.ManyToManyRelationshipMetadata)',
  },
  notEmulated: namesIn(`
    ActivityTypeMask CanBeInCustomEntityAssociation CanBeInManyToMany CanBePrimaryEntityInRelationship
    CanBeRelatedEntityInRelationship CanChangeHierarchicalRelationship CanChangeTrackingBeEnabled CanCreateAttributes
    CanCreateCharts CanCreateForms CanCreateViews CanEnableSyncToExternalSearchIndex CanModifyAdditionalSettings
    CanTriggerWorkflow CollectionSchemaName CreatedOn DataProviderId DataSourceId DaysSinceRecordLastModified Description
    EnforceStateTransitions ExternalCollectionName ExternalName HasEmailAddresses HasFeedback IconLargeName IconMediumName
    IconSmallName IconVectorName IntroducedVersion IsAIRUpdated IsArchivalEnabled IsAuditEnabled IsAvailableOffline
    IsBusinessProcessEnabled IsChildEntity IsConnectionsEnabled IsCustomizable IsDocumentManagementEnabled
    IsDocumentRecommendationsEnabled IsDuplicateDetectionEnabled IsEnabledForCharts IsEnabledForExternalChannels
    IsEnabledForTrace IsImportable IsInteractionCentricEnabled IsLogicalEntity IsMailMergeEnabled IsMappable
    IsOfflineInMobileClient IsOneNoteIntegrationEnabled IsPrivate IsQuickCreateEnabled IsReadOnlyInMobileClient
    IsReadingPaneEnabled IsRenameable IsRetrieveAuditEnabled IsRetrieveMultipleAuditEnabled IsSolutionAware
    IsStateModelAware IsValidForAdvancedFind IsValidForQueue IsVisibleInMobile IsVisibleInMobileClient
    LogicalCollectionName MobileOfflineFilters ModifiedOn OwnerId OwnerIdType OwningBusinessUnit PrimaryImageAttribute
    Privileges RecurrenceBaseEntityLogicalName ReportViewName SettingOf Settings SyncToExternalSearchIndex TableType
    UsesBusinessDataLabelTable
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
  },
  notEmulated: namesIn(
    'AsyncJob DisplayName IntroducedVersion IsCustomizable IsExportKey IsManaged IsSecondaryKey IsSynchronous',
  ),
}

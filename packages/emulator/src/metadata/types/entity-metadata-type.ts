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
  },
  navigation: {
    Attributes: 'Collection(mscrm.AttributeMetadata)',
    Keys: 'Collection(mscrm.EntityKeyMetadata)',
    ManyToOneRelationships: 'Collection(mscrm.OneToManyRelationshipMetadata)',
    OneToManyRelationships: 'Collection(mscrm.OneToManyRelationshipMetadata)',
    ManyToManyRelationships: 'Collection(mscrm.ManyToManyRelationshipMetadata)',
  },
  notEmulated: namesIn(`
    AutoCreateAccessTeams AutoRouteToOwnerQueue EntityColor EntityHelpUrl EntityHelpUrlEnabled IsActivityParty IsKnowledgeManagementEnabled IsMSTeamsIntegrationEnabled IsSLAEnabled
    ActivityTypeMask CanBeInCustomEntityAssociation CanBeInManyToMany CanBePrimaryEntityInRelationship
    CanBeRelatedEntityInRelationship CanChangeHierarchicalRelationship CanChangeTrackingBeEnabled     CanCreateCharts CanCreateForms CanCreateViews CanEnableSyncToExternalSearchIndex CanModifyAdditionalSettings
    CanTriggerWorkflow CreatedOn DataProviderId DataSourceId DaysSinceRecordLastModified     EnforceStateTransitions ExternalCollectionName ExternalName HasEmailAddresses HasFeedback IconLargeName IconMediumName
    IconSmallName IconVectorName IntroducedVersion IsAIRUpdated IsArchivalEnabled IsAuditEnabled IsAvailableOffline
    IsBusinessProcessEnabled IsChildEntity IsConnectionsEnabled IsDocumentManagementEnabled
    IsDocumentRecommendationsEnabled IsDuplicateDetectionEnabled IsEnabledForCharts IsEnabledForExternalChannels
    IsEnabledForTrace IsImportable IsInteractionCentricEnabled IsLogicalEntity IsMailMergeEnabled IsMappable
    IsOfflineInMobileClient IsOneNoteIntegrationEnabled IsQuickCreateEnabled IsReadOnlyInMobileClient
    IsReadingPaneEnabled IsRenameable IsRetrieveAuditEnabled IsRetrieveMultipleAuditEnabled IsSolutionAware
    IsStateModelAware IsValidForAdvancedFind IsValidForQueue IsVisibleInMobile IsVisibleInMobileClient
    MobileOfflineFilters ModifiedOn OwnerId OwnerIdType OwningBusinessUnit
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
    DisplayName: 'mscrm.Label',
    IsManaged: 'Edm.Boolean',
  },
  notEmulated: namesIn('AsyncJob IntroducedVersion IsCustomizable IsExportKey IsSecondaryKey IsSynchronous'),
}

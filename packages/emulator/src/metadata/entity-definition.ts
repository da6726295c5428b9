import { primaryImageOf } from '../schema/primary-image.ts'
import { plural } from '../schema/plural.ts'
import type { Table } from '../schema/schema.ts'
import { type Definition, labelJson, managed } from './labels.ts'
import { privilegeDefinitions } from './table-privileges.ts'
import { settingsOf } from './table-settings.ts'

export function entityDefinition(table: Table, languageCode: number): Definition {
  const { logicalName, schemaName, entitySetName, metadataId, objectTypeCode, primaryId, primaryName } = table
  const collectionName = plural(schemaName)
  return {
    MetadataId: metadataId,
    HasChanged: null,
    LogicalName: logicalName,
    SchemaName: schemaName,
    EntitySetName: entitySetName,
    LogicalCollectionName: collectionName.toLowerCase(),
    CollectionSchemaName: collectionName,
    ObjectTypeCode: objectTypeCode,
    PrimaryIdAttribute: primaryId,
    PrimaryNameAttribute: primaryName ?? null,
    PrimaryImageAttribute: primaryImageOf(table)?.logicalName ?? null,
    DisplayName: labelJson(table.labels, languageCode, !table.isCustom),
    DisplayCollectionName: labelJson(table.collectionLabels, languageCode, !table.isCustom),
    Description: labelJson(table.description, languageCode, !table.isCustom),
    OwnershipType: table.ownership,
    IsActivity: table.isActivity,
    IsCustomEntity: table.isCustom,
    IsManaged: !table.isCustom,
    IsBPFEntity: table.isBpf,
    IsIntersect: false,
    IsPrivate: false,
    HasNotes: table.hasNotes,
    HasActivities: table.oneToMany.some((each) => each.referencingTable === 'activitypointer'),
    IsOptimisticConcurrencyEnabled: table.optimisticConcurrency,
    ChangeTrackingEnabled: table.changeTracking,
    IsCustomizable: managed(true, 'iscustomizable'),
    CanCreateAttributes: managed(true, 'cancreateattributes', false),
    ...settingsOf(table),
    Privileges: privilegeDefinitions(table),
  }
}

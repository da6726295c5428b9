import type { Table } from '../../schema/schema.ts'
import { describeLabel } from './label.ts'

/** Settings every table of this organisation has as a new table has them, as recorded on Microsoft's pages. */
const settings = {
  AutoCreateAccessTeams: false,
  AutoRouteToOwnerQueue: false,
  EntityColor: null,
  EntityHelpUrl: null,
  EntityHelpUrlEnabled: false,
  IsKnowledgeManagementEnabled: false,
  IsMSTeamsIntegrationEnabled: false,
  IsSLAEnabled: false,
}

export function describeTable(table: Table, languageCode: number): Record<string, unknown> {
  const label = { languageCode, isManaged: !table.isCustom }
  return {
    MetadataId: table.metadataId,
    HasChanged: null,
    LogicalName: table.logicalName,
    SchemaName: table.schemaName,
    EntitySetName: table.entitySetName,
    ObjectTypeCode: table.objectTypeCode,
    PrimaryIdAttribute: table.primaryId,
    PrimaryNameAttribute: table.primaryName ?? null,
    OwnershipType: table.ownership,
    IsActivity: table.isActivity,
    IsActivityParty: table.logicalName === 'activityparty',
    IsCustomEntity: table.isCustom,
    IsBPFEntity: table.isBpf,
    IsIntersect: false,
    IsManaged: !table.isCustom,
    HasNotes: table.hasNotes,
    HasActivities: table.oneToMany.some(isRegarding),
    ChangeTrackingEnabled: table.changeTracking,
    IsOptimisticConcurrencyEnabled: table.optimisticConcurrency,
    ...settings,
    DisplayName: describeLabel(table.labels, { ...label, of: [table.logicalName, 'DisplayName'] }),
    DisplayCollectionName: describeLabel(table.collectionLabels, {
      ...label,
      of: [table.logicalName, 'DisplayCollectionName'],
    }),
  }
}

const isRegarding = (each: Table['oneToMany'][number]): boolean =>
  each.referencingTable === 'activitypointer' && each.referencingColumn === 'regardingobjectid'

import { canBeAudited, isTableAudited } from '../audit/audit-settings.ts'
import type { Table, TableSettings } from '../schema/schema.ts'
import { indexedAtFirst } from '../search/indexed-at-first.ts'
import type { JsonObject } from '../write/decode-body.ts'
import { type Definition, managed } from './labels.ts'
import { flagAt, numberAt, textAt, valueAt } from './writes/definition-body.ts'

type Plain = TableSettings[string]

/** How a table begins that somebody makes (page web-api-metadata-operations-sample shows one whole). */
const plain: Readonly<Record<string, Plain>> = {
  ActivityTypeMask: 0,
  AutoCreateAccessTeams: false,
  AutoRouteToOwnerQueue: false,
  CanTriggerWorkflow: true,
  DataProviderId: null,
  DataSourceId: null,
  DaysSinceRecordLastModified: 0,
  EnforceStateTransitions: false,
  EntityColor: null,
  EntityHelpUrl: null,
  EntityHelpUrlEnabled: false,
  ExternalCollectionName: null,
  ExternalName: null,
  HasEmailAddresses: false,
  HasFeedback: false,
  IconLargeName: null,
  IconMediumName: null,
  IconSmallName: null,
  IconVectorName: null,
  IntroducedVersion: '1.0.0.0',
  IsActivityParty: false,
  IsAIRUpdated: false,
  IsArchivalEnabled: false,
  IsAvailableOffline: false,
  IsBusinessProcessEnabled: false,
  IsChildEntity: false,
  IsDocumentManagementEnabled: false,
  IsDocumentRecommendationsEnabled: false,
  IsEnabledForCharts: true,
  IsEnabledForExternalChannels: false,
  IsEnabledForTrace: false,
  IsImportable: true,
  IsInteractionCentricEnabled: false,
  IsKnowledgeManagementEnabled: false,
  IsLogicalEntity: false,
  IsMSTeamsIntegrationEnabled: false,
  IsOneNoteIntegrationEnabled: false,
  IsQuickCreateEnabled: false,
  IsReadingPaneEnabled: true,
  IsRetrieveAuditEnabled: false,
  IsRetrieveMultipleAuditEnabled: false,
  IsSLAEnabled: false,
  IsSolutionAware: false,
  IsStateModelAware: true,
  IsValidForAdvancedFind: true,
  MobileOfflineFilters: '',
  RecurrenceBaseEntityLogicalName: null,
  SettingOf: null,
  SyncToExternalSearchIndex: false,
  UsesBusinessDataLabelTable: false,
}

type Managed = readonly [value: boolean, name: string, canBeChanged?: false]

const managedOnes: Readonly<Record<string, Managed>> = {
  CanBeInCustomEntityAssociation: [true, 'canbeincustomentityassociation'],
  CanBeInManyToMany: [true, 'canbeinmanytomany'],
  CanBePrimaryEntityInRelationship: [true, 'canbeprimaryentityinrelationship'],
  CanBeRelatedEntityInRelationship: [true, 'canberelatedentityinrelationship'],
  CanChangeHierarchicalRelationship: [true, 'canchangehierarchicalrelationship'],
  CanChangeTrackingBeEnabled: [true, 'canchangetrackingbeenabled'],
  CanCreateCharts: [true, 'cancreatecharts'],
  CanCreateForms: [true, 'cancreateforms'],
  CanCreateViews: [true, 'cancreateviews'],
  CanEnableSyncToExternalSearchIndex: [true, 'canenablesynctoexternalsearchindex'],
  CanModifyAdditionalSettings: [true, 'canmodifyadditionalsettings'],
  IsAuditEnabled: [false, 'canmodifyauditsettings'],
  IsConnectionsEnabled: [false, 'canmodifyconnectionsettings'],
  IsDuplicateDetectionEnabled: [false, 'canmodifyduplicatedetectionsettings'],
  IsMailMergeEnabled: [false, 'canmodifymailmergesettings'],
  IsMappable: [true, 'ismappable', false],
  IsOfflineInMobileClient: [false, 'canmodifymobileclientoffline'],
  IsReadOnlyInMobileClient: [false, 'canmodifymobileclientreadonly'],
  IsRenameable: [true, 'isrenameable'],
  IsValidForQueue: [false, 'canmodifyqueuesettings'],
  IsVisibleInMobile: [false, 'canmodifymobilevisibility'],
  IsVisibleInMobileClient: [false, 'canmodifymobileclientvisibility'],
}

/** Of Microsoft's own tables nobody has published these; page query-metadata-web-api shows one. */
const published: Readonly<Record<string, Definition>> = { account: { IsKnowledgeManagementEnabled: false } }

export function settingsOf(table: Table): Definition {
  if (!table.isCustom || table.isBpf)
    return { ...published[table.logicalName], ...searching(table), IsAuditEnabled: auditing(table) }
  const own = table.settings ?? {}
  const wrapped = Object.entries(managedOnes).map(([name, [value, property, canBeChanged = true]]) => [
    name,
    managed(own[name] ?? value, property, canBeChanged),
  ])
  return {
    ...plain,
    ...Object.fromEntries(Object.entries(own).filter(([name]) => name in plain)),
    ReportViewName: `Filtered${table.schemaName}`,
    ...(Object.fromEntries(wrapped) as Definition),
  }
}

/** Page search/overview shows them of the account. */
const searching = ({ logicalName }: Table): Definition =>
  indexedAtFirst.has(logicalName)
    ? {
        SyncToExternalSearchIndex: true,
        CanEnableSyncToExternalSearchIndex: managed(true, 'canenablesynctoexternalsearchindex'),
      }
    : {}

const auditing = (table: Table): Definition =>
  managed(isTableAudited(table), 'canmodifyauditsettings', canBeAudited(table))

/**
 * What a definition that is sent says about the settings; of managed properties the value. Of Microsoft's own tables only
 * whether they are audited is known.
 */
export function settingsIn(body: JsonObject, of?: Pick<Table, 'isCustom'>): TableSettings {
  if (of?.isCustom === false) {
    const audited = valueAt(body, 'IsAuditEnabled')
    return typeof audited === 'boolean' ? { IsAuditEnabled: audited } : {}
  }
  const sent: Record<string, Plain> = {}
  for (const [name, usual] of Object.entries(plain)) {
    const value = plainAt(body, name, usual)
    if (value !== undefined) sent[name] = value
  }
  for (const name of Object.keys(managedOnes)) {
    const value = valueAt(body, name)
    if (typeof value === 'boolean') sent[name] = value
  }
  return sent
}

function plainAt(body: JsonObject, name: string, usual: Plain): Plain | undefined {
  if (typeof usual === 'boolean') return flagAt(body, name)
  if (typeof usual === 'number') return numberAt(body, name)
  return body[name] === null ? null : textAt(body, name)
}

/** What they are in `$metadata`. */
export const settingTypes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, edmTypeOf(name, value)])),
  ...Object.fromEntries(Object.keys(managedOnes).map((name) => [name, 'mscrm.BooleanManagedProperty'])),
  ReportViewName: 'Edm.String',
}

function edmTypeOf(name: string, value: Plain): string {
  if (typeof value === 'boolean') return 'Edm.Boolean'
  if (typeof value === 'number') return 'Edm.Int32'
  return name === 'DataProviderId' || name === 'DataSourceId' ? 'Edm.Guid' : 'Edm.String'
}

import { NotEmulated } from '../../errors/dataverse-fault.ts'
import { invalidArgument } from '../../errors/faults.ts'
import { activitiesOf, newTable, notesOf } from '../../schema/custom-table.ts'
import { plural } from '../../schema/plural.ts'
import type { SchemaEdit, TableFacts } from '../../schema/schema-edit.ts'
import type { Schema, Table } from '../../schema/schema.ts'
import type { JsonObject } from '../../write/decode-body.ts'
import { settingsIn } from '../table-settings.ts'
import { type ColumnMaking, columnFromBody } from './column-from-body.ts'
import { flagAt, labelsAt, listAt, mergedLabels, requiredText, textAt } from './definition-body.ts'
import { setNameExists, tableExists } from './metadata-faults.ts'
import { withCurrency } from './money-columns.ts'
import { requirePrefix } from './require-prefix.ts'

type Making = Omit<ColumnMaking, 'table'> & { schema: Schema }

const firstTypeCode = 10_700

/** A POST of EntityMetadata with its primary column (page create-update-entity-definitions-using-web-api). */
export function tableFromBody(body: JsonObject, making: Making): { edits: SchemaEdit[]; metadataId: string } {
  const { schema, newId } = making
  const schemaName = requiredText(body, 'SchemaName')
  requirePrefix(schemaName, 'Entity')
  const logicalName = schemaName.toLowerCase()
  if (schema.tables.has(logicalName)) throw tableExists()
  if (flagAt(body, 'IsActivity') === true) throw new NotEmulated('making a table of activities')
  for (const name of ['DataProviderId', 'DataSourceId', 'ExternalName'])
    if ((body[name] ?? null) !== null) throw new NotEmulated(`making a table with ${name}`)
  const columns = listAt(body, 'Attributes')
  const primary = columns.find((each) => flagAt(each, 'IsPrimaryName') === true)
  if (!primary) throw invalidArgument('An entity needs a primary name attribute among its Attributes.')
  const entitySetName = textAt(body, 'EntitySetName') ?? plural(logicalName)
  if (schema.byEntitySetName.has(entitySetName)) throw setNameExists(entitySetName)
  const description = labelsAt(body, 'Description')
  const facts: TableFacts = {
    logicalName,
    schemaName,
    entitySetName,
    metadataId: newId(),
    objectTypeCode: Math.max(firstTypeCode, ...[...schema.tables.values()].map((each) => each.objectTypeCode + 1)),
    primaryId: `${logicalName}id`,
    primaryName: requiredText(primary, 'SchemaName').toLowerCase(),
    labels: labelsAt(body, 'DisplayName') ?? [],
    collectionLabels: labelsAt(body, 'DisplayCollectionName') ?? [],
    ...(description && { description }),
    ownership: ownershipIn(body),
    isActivity: false,
    isCustom: true,
    isBpf: false,
    hasNotes: flagAt(body, 'HasNotes') ?? false,
    changeTracking: flagAt(body, 'ChangeTrackingEnabled') ?? false,
    optimisticConcurrency: flagAt(body, 'IsOptimisticConcurrencyEnabled') ?? true,
    settings: settingsIn(body),
  }
  const own = columns.map((each) => columnFromBody(each, { ...making, table: logicalName }))
  const edits = newTable(schema, facts, own, newId)
  if (flagAt(body, 'HasActivities') === true) edits.push(...activitiesOf(schema, facts, newId))
  edits.push(...own.flatMap((column) => withCurrency(schema, facts, column, newId)))
  return { edits, metadataId: facts.metadataId }
}

function ownershipIn(body: JsonObject): Table['ownership'] {
  const sent = textAt(body, 'OwnershipType') ?? 'UserOwned'
  if (sent === 'UserOwned' || sent === 'OrganizationOwned') return sent
  throw new NotEmulated(`making a table of ownership ${sent}`)
}

/** A PUT of EntityMetadata. Columns, keys and relationships have addresses of their own. */
export function changedTable(
  table: Table,
  body: JsonObject,
  { schema, newId, merge }: { schema: Schema; newId: () => string; merge: boolean },
): SchemaEdit[] {
  const { columns: _columns, manyToOne: _one, oneToMany: _many, manyToMany: _both, keys: _keys, ...facts } = table
  const description = mergedLabels(facts.description ?? [], labelsAt(body, 'Description'), merge)
  const entitySetName = textAt(body, 'EntitySetName') ?? facts.entitySetName
  if (entitySetName !== facts.entitySetName && schema.byEntitySetName.has(entitySetName))
    throw setNameExists(entitySetName)
  const changed: TableFacts = {
    ...facts,
    entitySetName,
    labels: mergedLabels(facts.labels, labelsAt(body, 'DisplayName'), merge),
    collectionLabels: mergedLabels(facts.collectionLabels, labelsAt(body, 'DisplayCollectionName'), merge),
    ...(description.length > 0 && { description }),
    hasNotes: switchedOn(facts.hasNotes, body, 'HasNotes'),
    changeTracking: switchedOn(facts.changeTracking, body, 'ChangeTrackingEnabled'),
    optimisticConcurrency: flagAt(body, 'IsOptimisticConcurrencyEnabled') ?? facts.optimisticConcurrency,
    settings: { ...facts.settings, ...settingsIn(body, facts) },
  }
  const activities = table.oneToMany.some((each) => each.referencingTable === 'activitypointer')
  return [
    { kind: 'put-table', table: changed },
    ...(changed.hasNotes && !facts.hasNotes ? notesOf(schema, changed, newId) : []),
    ...(switchedOn(activities, body, 'HasActivities') && !activities ? activitiesOf(schema, changed, newId) : []),
  ]
}

/** What cannot be switched off again (change tracking: page use-change-tracking-synchronize-data-external-systems). */
function switchedOn(before: boolean, body: JsonObject, name: string): boolean {
  const sent = flagAt(body, name) ?? before
  if (before && !sent) throw new NotEmulated(`the refusal of ${name}: false, which cannot be undone`)
  return sent
}

import type { ColumnMetadata, TableMetadata } from '../metadata.ts'
import { columnsOf } from './csdl-columns.ts'
import { type EntityType, readEntityTypes } from './entity-types.ts'
import { parseXml } from './xml-elements.ts'
import { UsageError } from './usage-error.ts'

/**
 * The tables of a saved `$metadata` document. It knows names, types and relationships. It does not know labels,
 * choices (they are whole numbers), what may be null, the tables between N:N relationships, or which lookups may be
 * written; which other columns may is only in that of `$metadata?annotations=true`. Alternate keys are not read from it.
 *
 * @throws {UsageError}
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-service-documents
 */
export function parseCsdlTables(text: string): TableMetadata[] {
  const root = parseXml(text)
  const types = root && readEntityTypes(root)
  if (!types || types.size === 0) throw new UsageError('The file is XML, but no whole $metadata of Dataverse.')
  return [...types.values()]
    .filter(({ entitySetName }) => entitySetName !== undefined)
    .map((type) => tableOf(type, types))
}

function tableOf(type: EntityType, types: ReadonlyMap<string, EntityType>): TableMetadata {
  const lineage = lineageOf(type, types)
  const columns = columnsOf(lineage)
  return {
    logicalName: type.name,
    schemaName: type.name,
    entitySetName: type.entitySetName ?? '',
    primaryIdColumn: primaryIdOf(lineage, columns, types),
    displayName: type.name,
    displayCollectionName: type.entitySetName ?? type.name,
    labels: [],
    isActivity: lineage.some(({ name }) => name === 'activitypointer'),
    isCustom: false,
    isBpf: false,
    hasNotes: false,
    ownership: 'None',
    optimisticConcurrency: false,
    changeTracking: false,
    columns,
    ...relationshipsOf(type.name, lineage),
    keys: [],
    privileges: [],
  }
}

/** The type and what it inherits from, itself first. */
function lineageOf(type: EntityType, types: ReadonlyMap<string, EntityType>): EntityType[] {
  const lineage: EntityType[] = []
  for (let next: EntityType | undefined = type; next && !lineage.includes(next); next = types.get(next.base ?? ''))
    lineage.push(next)
  return lineage
}

/**
 * Users and teams inherit the key `ownerid`, though rows of other tables refer to them by an id of their own: what lookups
 * refer to counts first.
 */
function primaryIdOf(
  [type, ...bases]: readonly EntityType[],
  columns: ReadonlyMap<string, ColumnMetadata>,
  types: ReadonlyMap<string, EntityType>,
): string {
  const key = [type, ...bases].find((each) => each?.key !== undefined)?.key
  if (type?.key !== undefined) return type.key
  for (const { navigations } of types.values()) {
    for (const { target, collection, referencedProperty } of navigations)
      if (!collection && target === type?.name && columns.has(referencedProperty ?? '')) return referencedProperty ?? ''
  }
  return key ?? `${type?.name ?? ''}id`
}

function relationshipsOf(
  table: string,
  lineage: readonly EntityType[],
): Pick<TableMetadata, 'manyToOne' | 'oneToMany' | 'manyToMany'> {
  const navigations = lineage.flatMap((type) => type.navigations)
  return {
    manyToOne: navigations
      .filter(({ collection }) => !collection)
      .map(({ name, target, partner, property, referencedProperty }) => ({
        schemaName: name,
        referencingTable: table,
        referencingColumn: /^_(.*)_value$/.exec(property ?? '')?.[1] ?? name,
        referencingNavigation: name,
        referencedTable: target === 'principal' ? 'owner' : target,
        referencedColumn: referencedProperty ?? '',
        referencedNavigation: partner ?? '',
      })),
    oneToMany: navigations
      // Of a many-to-many relationship both ends have the same name.
      .filter(({ collection, name, partner }) => collection && partner !== name)
      .map(({ name, target, partner }) => ({
        schemaName: name,
        referencingTable: target,
        referencingColumn: '',
        referencingNavigation: partner ?? '',
        referencedTable: table,
        referencedColumn: '',
        referencedNavigation: name,
      })),
    manyToMany: navigations
      .filter(({ collection, name, partner }) => collection && partner === name)
      .map(({ name, target }) => ({
        schemaName: name,
        intersectTable: '',
        first: { table, navigation: name },
        second: { table: target, navigation: name },
      })),
  }
}

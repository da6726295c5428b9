import { createHash } from 'node:crypto'
import type { StoredRow } from '../store/row.ts'
import { linkTable } from './link-table.ts'
import type { ManyToManyRelationship, Schema, Table } from './schema.ts'

interface SetNames {
  schemaName: string
  entitySetName: string
  primaryId: string
}

/** Links that have an entity set of their own, by their table (Web API reference; table reference of roleprivileges). */
const names: Readonly<Record<string, SetNames>> = {
  roleprivileges: {
    schemaName: 'RolePrivileges',
    entitySetName: 'roleprivilegescollection',
    primaryId: 'roleprivilegeid',
  },
  systemuserprofiles: {
    schemaName: 'SystemUserProfiles',
    entitySetName: 'systemuserprofilescollection',
    primaryId: 'systemuserprofileid',
  },
  systemuserroles: {
    schemaName: 'SystemUserRoles',
    entitySetName: 'systemuserrolescollection',
    primaryId: 'systemuserroleid',
  },
  teammembership: { schemaName: 'TeamMembership', entitySetName: 'teammemberships', primaryId: 'teammembershipid' },
  teamprofiles: { schemaName: 'TeamProfiles', entitySetName: 'teamprofilescollection', primaryId: 'teamprofileid' },
  teamroles: { schemaName: 'TeamRoles', entitySetName: 'teamrolescollection', primaryId: 'teamroleid' },
}

export interface IntersectSet {
  table: Table
  relationship: ManyToManyRelationship
}

const known = new WeakMap<Schema['tables'], readonly IntersectSet[]>()

/** Those whose tables the schema has. */
export function intersectSets({ tables }: Pick<Schema, 'tables'>): readonly IntersectSet[] {
  let sets = known.get(tables)
  if (!sets) known.set(tables, (sets = collect(tables)))
  return sets
}

function collect(tables: Schema['tables']): IntersectSet[] {
  const relationships = new Map(
    [...tables.values()].flatMap(({ manyToMany }) => manyToMany.map((each) => [each.intersectTable, each] as const)),
  )
  return Object.entries(names).flatMap(([logicalName, own]) => {
    const relationship = relationships.get(logicalName)
    return relationship ? [{ relationship, table: tableOf(logicalName, own, relationship) }] : []
  })
}

function tableOf(logicalName: string, own: SetNames, { table1, table2, metadataId }: ManyToManyRelationship): Table {
  return linkTable({ ...own, logicalName, metadataId }, [
    [own.primaryId, 'Uniqueidentifier'],
    [`${table1}id`, 'Uniqueidentifier'],
    [`${table2}id`, 'Uniqueidentifier'],
    ['versionnumber', 'BigInt'],
    ...(logicalName === 'roleprivileges' ? ([['privilegedepthmask', 'Integer']] as const) : []),
  ])
}

/** A link as a row: its key is a guid made of both ends. */
export function linkRow(link: StoredRow): StoredRow {
  const hex = createHash('sha256').update(link.id).digest('hex')
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  return { ...link, id }
}

import { metadataId } from './metadata-id.ts'
import type { ManyToManyRelationship, Relationship, Table } from './schema.ts'
import type { TableFile } from './table-file.ts'

/** Hangs every relationship on both of its tables. */
export function joinTables(tables: ReadonlyMap<string, Table>, files: readonly TableFile[]): void {
  for (const { logicalName, manyToOne, columns, traits } of files) {
    for (const each of manyToOne) {
      const referenced = tables.get(each.table)
      if (!referenced) throw new Error(`${logicalName}.${each.column} points at ${each.table}, which is no table`)
      connect(tables, {
        schemaName: each.schemaName,
        metadataId: metadataId('relationship', each.schemaName, logicalName, each.table),
        referencingTable: logicalName,
        referencingColumn: each.column,
        referencingNavigation: each.navigation,
        referencedTable: each.table,
        referencedColumn: referenced.primaryId,
        referencedNavigation: each.collection,
        isCustom: referenced.isCustom || tables.get(logicalName)?.columns.get(each.column)?.isCustom === true,
        ...(each.onDelete && { onDelete: each.onDelete }),
      })
    }
    if (columns['ownerid']?.type === 'Owner') connect(tables, ownership(logicalName, traits.includes('isCustom')))
  }
  for (const each of manyToMany) {
    const relationship = { ...each, metadataId: metadataId('relationship', each.schemaName) }
    for (const name of new Set([each.table1, each.table2])) addTo(tables.get(name)?.manyToMany, relationship)
  }
}

/** The owner is a user or a team behind one navigation property, which has no collection at the other end. */
const ownership = (table: string, isCustom: boolean): Relationship => ({
  // owner_leads, owner_opportunitys: Microsoft's own have the letter behind their name, whatever the name is.
  schemaName: isCustom ? `owner_${table}` : `owner_${table}s`,
  metadataId: metadataId('relationship', 'owner', table),
  referencingTable: table,
  referencingColumn: 'ownerid',
  referencingNavigation: 'ownerid',
  referencedTable: 'systemuser',
  referencedColumn: 'systemuserid',
  referencedNavigation: '',
  isCustom: false,
})

const manyToMany: readonly Omit<ManyToManyRelationship, 'metadataId'>[] = [
  association('systemuserroles_association', 'systemuserroles', 'systemuser', 'role'),
  association('teammembership_association', 'teammembership', 'team', 'systemuser'),
  association('roleprivileges_association', 'roleprivileges', 'privilege', 'role'),
  association('queuemembership_association', 'queuemembership', 'queue', 'systemuser'),
  association('teamroles_association', 'teamroles', 'team', 'role'),
  association('systemuserprofiles_association', 'systemuserprofiles', 'systemuser', 'fieldsecurityprofile'),
  association('teamprofiles_association', 'teamprofiles', 'team', 'fieldsecurityprofile'),
  association('accountleads_association', 'accountleads', 'account', 'lead'),
  association('contactleads_association', 'contactleads', 'contact', 'lead'),
  association('leadproduct_association', 'leadproduct', 'lead', 'product'),
  association('opportunitycompetitors_association', 'opportunitycompetitors', 'opportunity', 'competitor'),
]

function association(name: string, intersectTable: string, table1: string, table2: string) {
  return { schemaName: name, intersectTable, table1, navigation1: name, table2, navigation2: name }
}

function connect(tables: ReadonlyMap<string, Table>, relationship: Relationship): void {
  addTo(tables.get(relationship.referencingTable)?.manyToOne, relationship)
  addTo(tables.get(relationship.referencedTable)?.oneToMany, relationship)
}

/** The lists are read-only to everybody else. */
function addTo<T>(list: readonly T[] | undefined, item: T): void {
  if (list) (list as T[]).push(item)
}

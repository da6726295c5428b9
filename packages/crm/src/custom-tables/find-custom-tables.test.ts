import type { RelationshipMetadata } from '@liaison/dataverse'
import { expect, test } from 'vitest'
import { aColumn, aTable } from '../../test/metadata-builders.ts'
import { findCustomTables } from './find-custom-tables.ts'

const between = (
  referencingTable: string,
  referencingColumn: string,
  referencedTable: string,
): RelationshipMetadata => ({
  schemaName: `${referencingTable}_${referencedTable}`,
  referencingTable,
  referencingColumn,
  referencingNavigation: referencingColumn,
  referencedTable,
  referencedColumn: `${referencedTable}id`,
  referencedNavigation: `${referencedTable}_${referencingTable}`,
})

const account = aTable(
  'account',
  [
    aColumn('bw_salesregionid', 'Lookup', {
      displayName: 'Sales Region',
      requiredLevel: 'ApplicationRequired',
      targets: ['bw_salesregion'],
    }),
    aColumn('bw_segmentid', 'Lookup', { targets: ['bw_segment'] }),
  ],
  {
    displayName: 'Account',
    manyToOne: [
      between('account', 'bw_salesregionid', 'bw_salesregion'),
      between('account', 'bw_segmentid', 'bw_segment'),
    ],
    oneToMany: [between('bw_visit', 'bw_accountid', 'account'), between('bw_flow', 'bpf_accountid', 'account')],
  },
)
const own = (name: string, fields = {}) => aTable(name, [], { isCustom: true, displayName: name, ...fields })

test("custom tables are the organisation's own around the sales tables, required ones first", () => {
  const summaries = [
    own('bw_segment'),
    own('bw_salesregion'),
    own('bw_visit'),
    own('bw_flow', { isBpf: true }),
    own('bw_unrelated'),
    aTable('lead', []),
  ]
  const found = findCustomTables([account], summaries)
  expect(found.map(({ table }) => table)).toEqual(['bw_salesregion', 'bw_segment', 'bw_visit'])
  expect(found[0]?.requiredBy).toEqual([
    {
      table: 'account',
      label: 'Account',
      column: 'bw_salesregionid',
      columnLabel: 'Sales Region',
      how: 'required-column',
    },
  ])
  expect(found[1]?.requiredBy).toEqual([])
})

import type { Table } from './schema.ts'
import type { ColumnSpec, RelationshipSpec } from './table-file.ts'

const readOnly = { create: false, update: false } as const
const wholeNumber = { type: 'Integer', max: 2_147_483_647 } as const
const lookup = (schemaName: string, label: string, target: string): ColumnSpec => ({
  schemaName,
  type: 'Lookup',
  label,
  targets: [target],
  ...readOnly,
})

const ofEveryTable: Readonly<Record<string, ColumnSpec>> = {
  createdby: lookup('CreatedBy', 'Created By', 'systemuser'),
  createdon: { schemaName: 'CreatedOn', type: 'DateTime', label: 'Created On', ...readOnly },
  createdonbehalfby: lookup('CreatedOnBehalfBy', 'Created By (Delegate)', 'systemuser'),
  importsequencenumber: {
    ...wholeNumber,
    schemaName: 'ImportSequenceNumber',
    label: 'Import Sequence Number',
    update: false,
    min: -2_147_483_648,
  },
  modifiedby: lookup('ModifiedBy', 'Modified By', 'systemuser'),
  modifiedon: { schemaName: 'ModifiedOn', type: 'DateTime', label: 'Modified On', ...readOnly },
  modifiedonbehalfby: lookup('ModifiedOnBehalfBy', 'Modified By (Delegate)', 'systemuser'),
  overriddencreatedon: {
    schemaName: 'OverriddenCreatedOn',
    type: 'DateTime',
    label: 'Record Created On',
    update: false,
  },
  statecode: {
    schemaName: 'statecode',
    type: 'State',
    label: 'Status',
    required: 'SystemRequired',
    options: [
      [0, 'Active', { defaultStatus: 1 }],
      [1, 'Inactive', { defaultStatus: 2 }],
    ],
  },
  statuscode: {
    schemaName: 'statuscode',
    type: 'Status',
    label: 'Status Reason',
    options: [
      [1, 'Active', { state: 0 }],
      [2, 'Inactive', { state: 1 }],
    ],
  },
  timezoneruleversionnumber: {
    ...wholeNumber,
    schemaName: 'TimeZoneRuleVersionNumber',
    label: 'Time Zone Rule Version Number',
    min: -1,
  },
  utcconversiontimezonecode: {
    ...wholeNumber,
    schemaName: 'UTCConversionTimeZoneCode',
    label: 'UTC Conversion Time Zone Code',
    min: -1,
  },
  versionnumber: { schemaName: 'VersionNumber', type: 'BigInt', label: 'Version Number', ...readOnly },
}

const ofOwnedTables: Readonly<Record<string, ColumnSpec>> = {
  ownerid: {
    schemaName: 'OwnerId',
    type: 'Owner',
    label: 'Owner',
    required: 'SystemRequired',
    targets: ['systemuser', 'team'],
  },
  owningbusinessunit: lookup('OwningBusinessUnit', 'Owning Business Unit', 'businessunit'),
  owningteam: lookup('OwningTeam', 'Owning Team', 'team'),
  owninguser: lookup('OwningUser', 'Owning User', 'systemuser'),
}

const ofOrganisationTables: Readonly<Record<string, ColumnSpec>> = {
  organizationid: lookup('OrganizationId', 'Organization Id', 'organization'),
}

/** The columns that Dataverse itself adds to a custom table. */
export const systemColumns = (ownership: Table['ownership']): Readonly<Record<string, ColumnSpec>> => ({
  ...ofEveryTable,
  ...(ownership === 'UserOwned' ? ofOwnedTables : ofOrganisationTables),
})

/**
 * Where those lookups lead, under the names a custom table's relationships have. From an instance of a process flow the
 * users are reached as `createdbyname` and so on (table reference, e.g. newprocess and leadtoopportunitysalesprocess).
 */
export function systemRelationships(table: string, ownership: Table['ownership'], isBpf = false): RelationshipSpec[] {
  const to = (schemaName: string, column: string, target: string): RelationshipSpec => ({
    schemaName,
    column,
    navigation: isBpf && target === 'systemuser' ? `${column}name` : column,
    table: target,
    collection: schemaName,
  })
  const audit = ['createdby', 'createdonbehalfby', 'modifiedby', 'modifiedonbehalfby'].map((column) =>
    to(`lk_${table}_${column}`, column, 'systemuser'),
  )
  if (ownership !== 'UserOwned') return [...audit, to(`organization_${table}`, 'organizationid', 'organization')]
  return [
    ...audit,
    to(`business_unit_${table}`, 'owningbusinessunit', 'businessunit'),
    to(`team_${table}`, 'owningteam', 'team'),
    to(`user_${table}`, 'owninguser', 'systemuser'),
  ]
}

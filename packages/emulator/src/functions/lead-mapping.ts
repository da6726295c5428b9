import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { RowValues } from '../write/rule.ts'

/** Columns of other names; an organisation maps as it likes, and this one maps these. */
const renamed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  account: { companyname: 'name' },
  contact: {},
  opportunity: { subject: 'name', budgetamount: 'budgetamount', estimatedamount: 'estimatedvalue' },
}

/** What says something about the lead as a row, not about the customer. */
const ownAffairs: ReadonlySet<string> = new Set([
  'importsequencenumber',
  'masterid',
  'merged',
  'overriddencreatedon',
  'ownerid',
  'processid',
  'stageid',
  'statecode',
  'statuscode',
  'subject',
  'timezoneruleversionnumber',
  'traversedpath',
  'utcconversiontimezonecode',
])

/** The columns of a new row that are filled from a lead: those of the same name and type, and the renamed ones. */
export function mappedFromLead(leads: Table, target: Table, lead: StoredRow): RowValues {
  const values: RowValues = {}
  for (const [name, value] of Object.entries(lead.values)) {
    const to = renamed[target.logicalName]?.[name] ?? (ownAffairs.has(name) ? undefined : name)
    const column = to === undefined ? undefined : target.columns.get(to)
    const fits = column?.create === true && column.type === leads.columns.get(name)?.type
    if (to !== undefined && fits && isOption(column.options, value)) values[to] = value
  }
  return values
}

const isOption = (options: readonly { value: number }[] | undefined, value: unknown): boolean =>
  !options || typeof value !== 'number' || options.some((option) => option.value === value)

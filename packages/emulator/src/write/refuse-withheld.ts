import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { Table } from '../schema/schema.ts'
import type { RowValues } from './rule.ts'

/** What a caller sends may not set secured columns that no profile of theirs opens for that. */
export function refuseWithheld(table: Table, values: RowValues, writing: 'create' | 'update'): void {
  const refused = Object.keys(values).some((name) => table.columns.get(name)?.withheld?.[writing])
  if (refused) throw writing === 'create' ? createWithheld() : updateWithheld()
}

// Messages of the list of error codes; 403 by "Compose HTTP requests and handle errors".

const createWithheld = (): DataverseFault =>
  new DataverseFault(
    403,
    '0x8004f502',
    'The user does not have create permissions to a secured field. The requested operation could not be completed.',
  )

const updateWithheld = (): DataverseFault =>
  new DataverseFault(
    403,
    '0x8004f507',
    "The user doesn't have AttributePrivilegeUpdate and not granted shared access for a secured attribute during update operation",
  )

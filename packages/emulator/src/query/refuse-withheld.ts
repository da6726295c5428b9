import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { Column } from '../schema/schema.ts'

/** A secured column in a condition or an order would tell its values to whoever may not read it. */
export function refuseWithheld(column: Column): void {
  if (column.withheld?.read)
    throw new DataverseFault(
      400,
      '0x8004f506',
      'The Query contained a secured attribute to which the caller does not have access',
    )
}

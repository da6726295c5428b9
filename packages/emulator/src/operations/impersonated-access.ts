import { asTarget } from '../query/column-reader.ts'
import type { Store } from '../store/store.ts'
import type { Access, Caller } from './access.ts'

/**
 * Whoever acts for another may do what both of them may (learn.microsoft.com, "Impersonate another user using the Web
 * API": the intersection of their privileges).
 */
export function withImpersonation(access: Access, store: Store): Access {
  const realOf = ({ onBehalfOf }: Caller): Caller | undefined =>
    onBehalfOf === undefined
      ? undefined
      : {
          userId: onBehalfOf,
          businessUnitId: asTarget(store.get('systemuser', onBehalfOf)?.values['businessunitid'])?.id ?? '',
        }
  return {
    ...access,
    requirePrivilege(caller, privilege, table) {
      access.requirePrivilege(caller, privilege, table)
      const real = realOf(caller)
      if (real) access.requirePrivilege(real, privilege, table)
    },
    mayAccessRow(caller, right, table, row) {
      const real = realOf(caller)
      return access.mayAccessRow(caller, right, table, row) && (!real || access.mayAccessRow(real, right, table, row))
    },
    rowFilter(caller, right, table) {
      const own = access.rowFilter(caller, right, table)
      const real = realOf(caller)
      const reals = real ? access.rowFilter(real, right, table) : 'all'
      if (reals === 'all') return own
      return own === 'all' ? reals : (row) => own(row) && reals(row)
    },
  }
}

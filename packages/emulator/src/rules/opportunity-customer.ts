import { DataverseFault } from '../errors/dataverse-fault.ts'
import { requiredFieldMissing } from '../errors/faults.ts'
import { asTarget } from '../query/column-reader.ts'
import type { StoredValue } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import type { Rule } from '../write/rule.ts'

/**
 * A deal belongs to a customer. The account of the deal is its customer, without one the contact is, unless the customer
 * is written too (as observed: steveplatz.com, "Dynamics CRM Potential Customer"). A deal that is there may lose its
 * customer: the page "Associate and disassociate table rows" does it with `opportunity_customer_accounts`.
 */
export const opportunityCustomer: Rule = {
  name: 'opportunity: customer',
  tables: ['opportunity'],
  beforeCreate({ store, message }, { values }) {
    values['customerid'] ??= values['parentaccountid'] ?? values['parentcontactid'] ?? null
    if (values['customerid'] === null) throw requiredFieldMissing('customerid')
    if (message !== 'Import') refuseInactive(store, values['customerid'])
  },
  beforeUpdate({ store, message }, { before, changes }) {
    const written = 'parentaccountid' in changes || 'parentcontactid' in changes
    if (written && !('customerid' in changes)) {
      const now = { ...before.values, ...changes }
      const customer = now['parentaccountid'] ?? now['parentcontactid']
      if (customer) changes['customerid'] = customer
    }
    if (message === 'Update') refuseInactive(store, changes['customerid'])
  },
}

function refuseInactive(store: Store, value: StoredValue | undefined): void {
  const customer = asTarget(value)
  const row = customer && store.get(customer.table, customer.id)
  if (row?.values['statecode'] === 1)
    throw new DataverseFault(400, '0x80040517', 'An inactive customer cannot be set as the parent of an object.')
}

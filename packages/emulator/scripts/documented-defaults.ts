import type { ColumnSpec } from '../src/schema/table-file.ts'

// What a new row has without being told, by DefaultFormValue and DefaultValue of Microsoft's table reference
// (powerapps-docs and dynamics-365-customer-engagement, reference/entities): choices, and flags nobody can write. Where the reference says -1 there is no default. Rows that
// were created through the Web API have them as well (accounts recorded with territorycode 1, businesstypecode 1, …).

const defaults: Readonly<Record<string, Readonly<Record<string, number | boolean>>>> = {
  account: {
    merged: false,
    accountclassificationcode: 1,
    accountratingcode: 1,
    address2_addresstypecode: 1,
    address2_freighttermscode: 1,
    address2_shippingmethodcode: 1,
    businesstypecode: 1,
    customersizecode: 1,
    preferredcontactmethodcode: 1,
    shippingmethodcode: 1,
    territorycode: 1,
  },
  contact: {
    merged: false,
    address2_addresstypecode: 1,
    address2_freighttermscode: 1,
    address2_shippingmethodcode: 1,
    customersizecode: 1,
    customertypecode: 1,
    educationcode: 1,
    haschildrencode: 1,
    leadsourcecode: 1,
    preferredcontactmethodcode: 1,
    shippingmethodcode: 1,
    territorycode: 1,
  },
  lead: {
    merged: false,
    address1_addresstypecode: 1,
    address1_shippingmethodcode: 1,
    address2_addresstypecode: 1,
    address2_shippingmethodcode: 1,
    leadqualitycode: 2,
    preferredcontactmethodcode: 1,
    prioritycode: 1,
    salesstagecode: 1,
  },
  opportunity: {
    opportunityratingcode: 2,
    pricingerrorcode: 0,
    prioritycode: 1,
    salesstagecode: 1,
    skippricecalculation: 0,
  },
  activitypointer: { deliveryprioritycode: 1, prioritycode: 1 },
  appointment: { prioritycode: 1 },
  email: { correlationmethod: 0, deliveryprioritycode: 1, notifications: 0, prioritycode: 1 },
  letter: { prioritycode: 1 },
  opportunityclose: { deliveryprioritycode: 1, prioritycode: 1 },
  phonecall: { prioritycode: 1 },
  quote: { pricingerrorcode: 0, skippricecalculation: 0 },
  task: { prioritycode: 1 },
}

export function documentedDefault(table: string, name: string): Pick<ColumnSpec, 'default'> {
  const value = defaults[table]?.[name]
  return value === undefined ? {} : { default: value }
}

import type { Account, Contact, FieldDefinition, Money, Opportunity, RecordRef } from '../../api/api.gen.ts'
import type { FormValue, FormValues } from '../../ui/record-form/form-values.ts'

type Value = string | number | RecordRef | undefined

/** Where an account's columns stand in what its page shows; columns that are not here cannot be edited in this form. */
export const accountValues = (account: Account): Record<string, Value> => ({
  name: account.name,
  telephone1: account.phone,
  websiteurl: account.website,
  emailaddress1: account.email,
  industrycode: account.industry,
  revenue: amountOf(account.revenue),
  numberofemployees: account.employees,
  accountnumber: account.accountNumber,
  primarycontactid: account.primaryContact,
  parentaccountid: account.parentAccount,
  ...Object.fromEntries(account.requiredLookups.map((lookup) => [lookup.column, lookup.value])),
  description: account.description,
})

export const contactValues = (contact: Contact): Record<string, Value> => ({
  jobtitle: contact.jobTitle,
  parentcustomerid: contact.account,
  emailaddress1: contact.email,
  telephone1: contact.phone,
  mobilephone: contact.mobile,
  preferredcontactmethodcode: contact.preferredContactMethod,
  birthdate: contact.birthday,
  description: contact.description,
})

export const dealValues = (deal: Opportunity): Record<string, Value> => ({
  name: deal.name,
  parentaccountid: deal.account,
  parentcontactid: deal.contact,
  // Where Dynamics calculates the value it ignores what is written to it (P27), so it is not offered.
  ...(deal.valueIsCalculated ? {} : { estimatedvalue: amountOf(deal.value) }),
  estimatedclosedate: deal.estimatedCloseDate,
  closeprobability: deal.probability,
  opportunityratingcode: deal.rating,
  customerneed: deal.customerNeed,
  proposedsolution: deal.proposedSolution,
  description: deal.description,
})

/** The fields a form can edit, with what they hold now: choices by the number behind their label, the rest as typed text. */
export function editableFields(fields: readonly FieldDefinition[], known: Record<string, Value>) {
  const editable = Object.keys(known).flatMap((column) =>
    fields.filter((field) => field.column === column && field.onUpdate),
  )
  const values: FormValues = Object.fromEntries(
    editable.map((field) => [field.column, formValue(field, known[field.column])]),
  )
  return { fields: editable, values }
}

function formValue(field: FieldDefinition, value: Value): FormValue {
  if (value === undefined) return field.type === 'lookup' ? null : ''
  if (typeof value === 'object') return value
  if (field.type !== 'choice') return String(value)
  const choice = field.choices?.find((candidate) => candidate.label === value || candidate.value === value)
  return choice === undefined ? '' : String(choice.value)
}

function amountOf(money: Money): string | undefined {
  return money?.amount
}

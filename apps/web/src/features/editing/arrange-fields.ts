import type { FieldDefinition } from '../../api/api.gen.ts'

/** What sellers fill in first, in the order of a Dynamics form. The rest stays reachable under "More fields". */
const firstColumns: Record<string, readonly string[]> = {
  account: [
    'name',
    'telephone1',
    'websiteurl',
    'emailaddress1',
    'industrycode',
    'revenue',
    'numberofemployees',
    'address1_line1',
    'address1_postalcode',
    'address1_city',
    'address1_country',
    'primarycontactid',
    'description',
  ],
  contact: [
    'firstname',
    'lastname',
    'parentcustomerid',
    'jobtitle',
    'emailaddress1',
    'telephone1',
    'mobilephone',
    'address1_city',
    'address1_country',
    'description',
  ],
  opportunity: [
    'name',
    'parentaccountid',
    'parentcontactid',
    'estimatedvalue',
    'transactioncurrencyid',
    'estimatedclosedate',
    'closeprobability',
    'opportunityratingcode',
    'customerneed',
    'proposedsolution',
    'description',
  ],
}

/** A new record's form: what must be filled in is never hidden, whatever the organisation made required. */
export function arrangeFields(
  table: string,
  fields: readonly FieldDefinition[],
): { main: FieldDefinition[]; more: FieldDefinition[] } {
  const creatable = fields.filter((field) => field.onCreate)
  const first = firstColumns[table]
  if (first === undefined) return { main: creatable, more: [] }
  const rank = (field: FieldDefinition) => {
    const place = first.indexOf(field.column)
    if (place >= 0) return place
    return field.required === 'required' ? 0.5 : Number.POSITIVE_INFINITY
  }
  return {
    main: creatable
      .filter((field) => rank(field) < Number.POSITIVE_INFINITY)
      .sort((one, other) => rank(one) - rank(other)),
    more: creatable
      .filter((field) => rank(field) === Number.POSITIVE_INFINITY)
      .sort((one, other) => one.label.localeCompare(other.label)),
  }
}

/** The lookup by which a new contact or deal belongs to the record it was started from. */
export function lookupBack(table: string, about: string, fields: readonly FieldDefinition[]): string | undefined {
  const usual: Record<string, readonly string[]> = {
    contact: ['parentcustomerid'],
    opportunity: about === 'contact' ? ['parentcontactid', 'customerid'] : ['parentaccountid', 'customerid'],
  }
  const pointing = fields.filter((field) => field.type === 'lookup' && field.onCreate && field.targets?.includes(about))
  return (pointing.find((field) => usual[table]?.includes(field.column)) ?? pointing[0])?.column
}

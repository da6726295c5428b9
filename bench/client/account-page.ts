/** A page as the service writes it: the longest there is. */
export const pageRows = 5_000

const formatted = '@OData.Community.Display.V1.FormattedValue'
const lookupTable = '@Microsoft.Dynamics.CRM.lookuplogicalname'
const navigation = '@Microsoft.Dynamics.CRM.associatednavigationproperty'

const texts = ['name', 'accountnumber', 'emailaddress1', 'telephone1', 'websiteurl', 'address1_line1', 'address1_city']
const choices = [
  'industrycode',
  'accountcategorycode',
  'customertypecode',
  'paymenttermscode',
  'statecode',
  'statuscode',
]
const amounts = ['revenue', 'creditlimit', 'marketcap', 'openrevenue']
const times = ['createdon', 'modifiedon', 'lastusedincampaign']
const lookups = [
  'ownerid',
  'owningbusinessunit',
  'createdby',
  'modifiedby',
  'transactioncurrencyid',
  'primarycontactid',
]

const idOf = (number: number, kind: number): string =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`

/**
 * The JSON of 5,000 accounts: about 18 MB with every annotation, 6 MB without. Words of several languages are among
 * them, because text that is not all ASCII is slower to decode.
 */
export function accountPage({ annotated, nextLink }: { annotated: boolean; nextLink?: string }): string {
  const value = Array.from({ length: pageRows }, (_, number) => account(number, annotated))
  return JSON.stringify({
    '@odata.context': 'https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#accounts',
    ...(nextLink === undefined ? {} : { '@odata.nextLink': nextLink }),
    value,
  })
}

function account(number: number, annotated: boolean): Record<string, unknown> {
  const row: Record<string, unknown> = { '@odata.etag': `W/"${1_000_000 + number}"`, accountid: idOf(number, 1) }
  const told = (column: string, value: unknown, words: string): void => {
    if (annotated) row[`${column}${formatted}`] = words
    row[column] = value
  }
  for (const column of texts) row[column] = `${column} of Grønland & Søn ${number}`
  for (const column of choices) told(column, number % 30, `Beverage manufacturing, grade ${number % 30}`)
  for (const column of amounts) told(column, number * 100.25, `€${number * 100}.25`)
  for (const column of times)
    told(column, `2026-03-02T09:${10 + (number % 50)}:00Z`, `3/2/2026 10:${10 + (number % 50)} AM`)
  for (const [index, column] of lookups.entries()) {
    if (annotated) {
      row[`_${column}_value${navigation}`] = column
      row[`_${column}_value${lookupTable}`] = 'systemuser'
      row[`_${column}_value${formatted}`] = `Åsa Lindström ${number % 200}`
    }
    row[`_${column}_value`] = idOf(number % 200, index + 2)
  }
  return row
}

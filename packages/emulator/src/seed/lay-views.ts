import type { LayRow } from './lay-rows.ts'
import { seedId } from './seed-id.ts'
import type { LookupTarget } from '../store/row.ts'

interface View {
  id: string
  name: string
  table: string
  /** Shown columns; the first one names the row. */
  columns: readonly string[]
  conditions: readonly string[]
  isDefault?: true
}

const is = (column: string, value: number): string =>
  `<condition attribute="${column}" operator="eq" value="${value}" />`
const mine = '<condition attribute="ownerid" operator="eq-userid" />'
const active = is('statecode', 0)

const accountColumns = ['name', 'primarycontactid', 'telephone1', 'address1_city']
const contactColumns = ['fullname', 'parentcustomerid', 'emailaddress1', 'telephone1']
const opportunityColumns = ['name', 'customerid', 'estimatedvalue', 'estimatedclosedate', 'ownerid']
const leadColumns = ['fullname', 'subject', 'companyname', 'statuscode']

/**
 * System views under the product's names. Ids of those that Microsoft's pages or public customisations show are theirs,
 * as they are the same in every environment; the others are this organisation's.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/webapi/retrieve-and-execute-predefined-queries
 */
const views: readonly View[] = [
  account('00000000-0000-0000-00aa-000010001002', 'Active Accounts', [active]),
  account('00000000-0000-0000-00aa-000010001031', 'Inactive Accounts', [is('statecode', 1)]),
  { ...account('00000000-0000-0000-00aa-000010001001', 'My Active Accounts', [mine, active]), isDefault: true },
  view('contact', 'Active Contacts', contactColumns, [active]),
  { ...view('contact', 'My Active Contacts', contactColumns, [mine, active]), isDefault: true },
  {
    ...view('opportunity', 'Open Opportunities', opportunityColumns, [active]),
    id: '00000000-0000-0000-00aa-000010003001',
  },
  { ...view('opportunity', 'My Open Opportunities', opportunityColumns, [mine, active]), isDefault: true },
  view('lead', 'Open Leads', leadColumns, [active]),
  { ...view('lead', 'My Open Leads', leadColumns, [mine, active]), isDefault: true },
]

function view(table: string, name: string, columns: readonly string[], conditions: readonly string[]): View {
  return { id: seedId('view', name), name, table, columns, conditions }
}

function account(id: string, name: string, conditions: readonly string[]): View {
  return { ...view('account', name, accountColumns, conditions), id }
}

/** `savedquery` rows: what a seller finds above a list. */
export function layViews(lay: LayRow, organizationid: LookupTarget): void {
  for (const { id, name, table, columns, conditions, isDefault = false } of views)
    lay('savedquery', id, {
      name,
      returnedtypecode: table,
      querytype: mainApplicationView,
      isdefault: isDefault,
      isquickfindquery: false,
      ismanaged: true,
      isuserdefined: false,
      iscustom: false,
      isprivate: false,
      componentstate: 0,
      organizationid,
      fetchxml: fetchXml(table, columns, conditions),
      layoutxml: layoutXml(table, columns),
    })
}

/** Shown in the lists of an application, and not a lookup's or a quick find's view. */
const mainApplicationView = 0

function fetchXml(table: string, columns: readonly string[], conditions: readonly string[]): string {
  const attributes = columns.map((column) => `<attribute name="${column}" />`)
  const order = `<order attribute="${columns[0]}" descending="false" />`
  const filter = `<filter type="and">${conditions.join('')}</filter>`
  return `<fetch version="1.0" mapping="logical"><entity name="${table}">${attributes.join('')}<attribute name="${table}id" />${order}${filter}</entity></fetch>`
}

function layoutXml(table: string, columns: readonly string[]): string {
  const cells = columns.map((column) => `<cell name="${column}" width="150" />`)
  return `<grid name="resultset" jump="${columns[0]}" select="1" icon="1" preview="1"><row name="result" id="${table}id">${cells.join('')}</row></grid>`
}

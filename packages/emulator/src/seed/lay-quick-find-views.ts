import type { LookupTarget } from '../store/row.ts'
import type { LayRow } from './lay-rows.ts'
import { seedId } from './seed-id.ts'

interface QuickFindView {
  table: string
  name: string
  /** Searched. */
  find: readonly string[]
  /** Shown with what was found, the first one naming the row. */
  columns: readonly string[]
}

/**
 * What the search looks through. The account's columns are those of the index that the page "Dataverse Search statistics
 * and status" shows, the contact's those of the reply on "Dataverse search (legacy)"; the others are this organisation's.
 */
const views: readonly QuickFindView[] = [
  {
    table: 'account',
    name: 'Quick Find Active Accounts',
    find: ['name', 'accountnumber', 'emailaddress1', 'telephone1', 'telephone2', 'address1_city', 'primarycontactid'],
    columns: [
      'name',
      'accountnumber',
      'primarycontactid',
      'address1_city',
      'telephone1',
      'telephone2',
      'emailaddress1',
    ],
  },
  {
    table: 'contact',
    name: 'Quick Find Active Contacts',
    find: ['fullname', 'firstname', 'lastname', 'emailaddress1', 'telephone1', 'address1_telephone1', 'address1_city'],
    columns: ['fullname', 'emailaddress1', 'address1_city', 'address1_telephone1', 'parentcustomerid', 'telephone1'],
  },
  {
    table: 'lead',
    name: 'Quick Find All Leads',
    find: ['fullname', 'companyname', 'subject', 'emailaddress1'],
    columns: ['fullname', 'subject', 'companyname', 'statuscode'],
  },
  {
    table: 'opportunity',
    name: 'Quick Find All Opportunities',
    find: ['name', 'parentaccountid'],
    columns: ['name', 'customerid', 'estimatedvalue', 'estimatedclosedate', 'parentaccountid'],
  },
]

const quickFind = 4

export function layQuickFindViews(lay: LayRow, organizationid: LookupTarget): void {
  for (const view of views)
    lay('savedquery', seedId('view', view.name), {
      name: view.name,
      returnedtypecode: view.table,
      querytype: quickFind,
      isdefault: true,
      isquickfindquery: true,
      ismanaged: true,
      isuserdefined: false,
      iscustom: false,
      isprivate: false,
      componentstate: 0,
      organizationid,
      fetchxml: fetchXml(view),
      layoutxml: layoutXml(view),
    })
}

function fetchXml({ table, name, find, columns }: QuickFindView): string {
  const attributes = columns.map((column) => `<attribute name="${column}" />`).join('')
  const active = '<condition attribute="statecode" operator="eq" value="0" />'
  const filter = name.includes(' Active ') ? `<filter type="and">${active}</filter>` : ''
  const searched = find.map((column) => `<condition attribute="${column}" operator="like" value="{0}" />`).join('')
  const order = `<order attribute="${columns[0]}" descending="false" />`
  return `<fetch version="1.0" mapping="logical"><entity name="${table}">${attributes}<attribute name="${table}id" />${order}${filter}<filter type="or" isquickfindfields="1">${searched}</filter></entity></fetch>`
}

function layoutXml({ table, columns }: QuickFindView): string {
  const cells = columns.map((column) => `<cell name="${column}" width="150" />`).join('')
  return `<grid name="resultset" jump="${columns[0]}" select="1" icon="1" preview="1"><row name="result" id="${table}id">${cells}</row></grid>`
}

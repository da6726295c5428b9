import type { Emulator, RowValues } from '../src/index.ts'
import type { ActualReply } from './compare-reply.ts'
import type { Exchange } from './exchange.ts'

const searching = /\/api\/(?:search\/v[\d.]+\/|data\/v[\d.]+\/search)(?:query|suggest|autocomplete|status|statistics)$/

const isSearch = ({ request }: Exchange): boolean => searching.test(request.url)

type Found = Record<string, unknown>

/** Rows that a search finds, whether search is on, and rows with the word that it completes. */
export function arrangeSearch(exchange: Exchange, { rows, schema }: Emulator): void {
  if (!isSearch(exchange)) return
  const reply = opened(exchange.response?.json) as Found
  if (JSON.stringify(reply).includes('notprovisioned')) {
    const [organisation] = rows.list('organization')
    rows.update('organization', organisation!['organizationid'] as string, { isexternalsearchindexenabled: false })
  }
  const { response } = reply as { response?: Found }
  const found = response?.['Value'] ?? reply['value']
  const word = typeof found === 'string' ? /\{crmhit\}(.*)\{\/crmhit\}/.exec(found)?.[1] : undefined
  if (word !== undefined) rows.insert('account', { name: word })
  for (const each of Array.isArray(found) ? (found as Found[]) : []) {
    const document = (each['Attributes'] ?? each['document'] ?? each['Document'] ?? each) as Found
    const table = String(each['EntityName'] ?? document['@search.entityname'])
    const id = String(each['Id'] ?? document['@search.objectid'])
    const { columns, primaryId } = schema.tables.get(table)!
    const values = Object.entries(document).filter(([name, value]) => value !== null && columns.get(name)?.create)
    const own = Object.fromEntries(values.filter(([name]) => name !== 'ownerid')) as RowValues
    rows.insert(table, { ...own, ...ownerOf(document, rows), ...partsOf(document['fullname']), [primaryId]: id })
  }
}

/** A full name is made of its parts. */
function partsOf(fullname: unknown): RowValues {
  const [, firstname = '', lastname = ''] = /^(\S+) (.*)$/.exec(typeof fullname === 'string' ? fullname : '') ?? []
  return lastname === '' ? {} : { firstname, lastname }
}

function ownerOf(document: Found, rows: Emulator['rows']): RowValues {
  const [id, fullname] = [document['ownerid'], document['owneridname']]
  if (typeof id !== 'string' || typeof fullname !== 'string') return {}
  const [user] = rows.list('systemuser')
  rows.insert('systemuser', { systemuserid: id, fullname, businessunitid: user!['businessunitid']! })
  return { ownerid: { table: 'systemuser', id } }
}

/** JSON within the text of `response` is compared as what it is, scores and sizes of an index by their form. */
export function openedExchange(exchange: Exchange): Exchange {
  const { response } = exchange
  if (!isSearch(exchange) || !response) return exchange
  return { ...exchange, response: { ...response, json: opened(response.json) } }
}

export function openedReply(exchange: Exchange, actual: ActualReply): ActualReply {
  return isSearch(exchange) ? { ...actual, body: JSON.stringify(opened(JSON.parse(actual.body))) } : actual
}

const byForm = new Set(['Score', '@search.score', 'storagesizeinbytes', 'storagesizeinmb', 'documentcount'])

function opened(json: unknown): unknown {
  return JSON.parse(JSON.stringify(json ?? null), (name, value: unknown) => {
    if (name === 'response' && typeof value === 'string') return opened(JSON.parse(value))
    return byForm.has(name) && typeof value === 'number' ? 1 : value
  }) as unknown
}

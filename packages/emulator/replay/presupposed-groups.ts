import type { Emulator, RowValues } from '../src/index.ts'
import type { Table } from '../src/schema/schema.ts'
import type { Exchange } from './exchange.ts'

type Group = Readonly<Record<string, unknown>>

/** The rows that a reply to `$apply` is made of: as many in each group as it counts, the first with what is summed up. */
export function layGroups({ request, response }: Exchange, { rows, schema }: Emulator): void {
  const [, set = '', apply = ''] = /\/(\w+)\?\$apply=([^&]*)/.exec(decodeURI(request.url)) ?? []
  const table = schema.byEntitySetName.get(set)
  const { value: groups = [] } = (response?.json ?? {}) as { value?: Group[] }
  if (!table) return
  const filter = /filter\((\w+) eq '([^']*)'\)/.exec(apply)
  for (const group of groups) {
    const common = { ...(filter && { [filter[1]!]: filter[2]! }), ...grouped(table, group) }
    const related = relatedTo(group, apply, rows)
    const count = Number(group[/\$count as (\w+)/.exec(apply)?.[1] ?? ''] ?? 1)
    for (let number = 0; number < count; number += 1)
      rows.insert(table.logicalName, { ...common, ...related, ...(number === 0 && aggregated(group, apply, rows)) })
  }
}

/** A status says the state, which a page may leave out. */
function grouped({ columns }: Table, group: Group): RowValues {
  const values = Object.fromEntries(Object.entries(group).filter(([name]) => columns.has(name))) as RowValues
  const status = columns.get('statuscode')?.options?.find(({ value }) => value === values['statuscode'])
  return { ...values, ...(status?.state !== undefined && { statecode: status.state }) }
}

function aggregated(group: Group, apply: string, rows: Emulator['rows']): RowValues {
  const values: RowValues = {}
  for (const [, column = '', alias = ''] of apply.matchAll(/(\w+) with (?:sum|average|min|max) as (\w+)/g)) {
    values[column] = group[alias] as number
    const shown = group[`${alias}@OData.Community.Display.V1.FormattedValue`]
    const currency = rows.list('transactioncurrency').find(({ currencysymbol: symbol }) => symbol === String(shown)[0])
    if (currency) values['transactioncurrencyid'] = { table: 'transactioncurrency', id: idOf(currency) }
  }
  return values
}

const idOf = (currency: RowValues): string => currency['transactioncurrencyid'] as string

/** `groupby((primarycontactid/fullname))`, whose reply has `contact_fullname`. */
function relatedTo(group: Group, apply: string, rows: Emulator['rows']): RowValues {
  const [, lookup = ''] = /groupby\(\((\w+)\/fullname\)/.exec(apply) ?? []
  const name = group['contact_fullname']
  if (lookup === '' || typeof name !== 'string') return {}
  const [firstname = '', ...lastname] = name.split(' ')
  return { [lookup]: { table: 'contact', id: rows.insert('contact', { firstname, lastname: lastname.join(' ') }) } }
}

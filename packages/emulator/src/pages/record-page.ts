import type { Environment } from '../operations/environment.ts'
import { asTarget, nameOf } from '../query/column-reader.ts'
import { formatterOf } from '../query/formatted-value.ts'
import type { Column, Table } from '../schema/schema.ts'
import type { StoredRow, StoredValue } from '../store/row.ts'
import { html, type Html } from './html.ts'
import type { Page } from './page.ts'

/** Where a link into the Dynamics app lands: the row's columns, as everyone may see them here. */
export function recordPage(environment: Environment, table: Table, row: StoredRow): Page {
  const { schema, store } = environment
  const title = nameOf(schema, store, { table: table.logicalName, id: row.id }) ?? row.id
  const filled = [...table.columns.values()]
    .filter(({ logicalName, attributeOf }) => attributeOf === undefined && row.values[logicalName] !== undefined)
    .toSorted((one, other) => labelOf(one).localeCompare(labelOf(other)))
  return {
    title,
    service: 'Dynamics 365',
    layout: 'wide',
    place: '/',
    body: html`<p class="small quiet">
        <a href="/main.aspx?pagetype=entitylist&etn=${table.logicalName}">${collectionLabelOf(table)}</a>
      </p>
      <h1>${title}</h1>
      <p class="quiet">
        ${table.labels[0]?.label ?? table.logicalName} as the emulator keeps it. The Dynamics app would show its form
        here.
      </p>
      <dl class="facts">
        <dt>Id</dt>
        <dd><code>${row.id}</code></dd>
        ${filled.map(
          (column) =>
            html`<dt title="${column.logicalName}">${labelOf(column)}</dt>
              <dd>${shown(environment, table, column, row)}</dd>`,
        )}
      </dl>`,
  }
}

const labelOf = ({ labels, logicalName }: Column): string => labels[0]?.label ?? logicalName

export const collectionLabelOf = (table: Table): string => table.collectionLabels[0]?.label ?? table.logicalName

export const recordAddress = (table: string, id: string): string =>
  `/main.aspx?${new URLSearchParams({ pagetype: 'entityrecord', etn: table, id }).toString()}`

function shown(environment: Environment, table: Table, column: Column, row: StoredRow): Html | string {
  const { schema, store, organisation } = environment
  const value: StoredValue = row.values[column.logicalName] ?? null
  const text = formatterOf(table, column, { schema, store, languageCode: organisation.languageCode })?.(value, row)
  if (typeof value === 'object') {
    const target = asTarget(value)
    return target ? html`<a href="${recordAddress(target.table, target.id)}">${text ?? target.id}</a>` : ''
  }
  return text ?? String(value)
}

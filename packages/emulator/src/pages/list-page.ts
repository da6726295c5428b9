import type { Environment } from '../operations/environment.ts'
import { nameOf } from '../query/column-reader.ts'
import type { Table } from '../schema/schema.ts'
import { html } from './html.ts'
import type { Page } from './page.ts'
import { collectionLabelOf, recordAddress } from './record-page.ts'

const shownRows = 200

/** Where a link to a list of the Dynamics app lands: the rows changed last. */
export function listPage({ schema, store }: Environment, table: Table): Page {
  const rows = [...store.rows(table.logicalName)]
    .toSorted((one, other) => other.version - one.version)
    .slice(0, shownRows)
  const total = store.count(table.logicalName)
  return {
    title: collectionLabelOf(table),
    service: 'Dynamics 365',
    layout: 'wide',
    place: '/',
    body: html`<h1>${collectionLabelOf(table)}</h1>
      <p class="quiet">${rows.length === total ? total : `${rows.length} changed last, of ${total}`}</p>
      <ul class="links">
        ${rows.map(
          ({ id }) =>
            html`<li>
              <a href="${recordAddress(table.logicalName, id)}"
                >${nameOf(schema, store, { table: table.logicalName, id }) ?? id}</a
              >
            </li>`,
        )}
      </ul>`,
  }
}

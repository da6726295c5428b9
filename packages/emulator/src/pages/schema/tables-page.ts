import type { Environment } from '../../operations/environment.ts'
import { html } from '../html.ts'
import type { Page } from '../page.ts'
import { tableAddress } from './addresses.ts'

/** Every table of the organisation. */
export function tablesPage({ schema, store }: Environment): Page {
  const tables = [...schema.tables.values()].toSorted((one, other) =>
    one.logicalName.localeCompare(other.logicalName, 'en'),
  )
  return {
    title: 'Tables',
    service: 'Dynamics 365',
    layout: 'wide',
    place: '/tables',
    body: html`<h1>Tables</h1>
      <p class="quiet small">
        ${tables.length} tables. A table’s page shows its columns and changes them, as the makers of an organisation do.
      </p>
      <table class="stacked">
        <thead>
          <tr>
            <th>Table</th>
            <th>Label</th>
            <th>Entity set</th>
            <th class="number">Columns</th>
            <th class="number">Rows</th>
          </tr>
        </thead>
        <tbody>
          ${tables.map(
            ({ logicalName, labels, entitySetName, columns }) =>
              html`<tr>
                <td>
                  <a href="${tableAddress(logicalName)}"><code>${logicalName}</code></a>
                </td>
                <td data-label="Label">${labels[0]?.label}</td>
                <td data-label="Entity set"><code>${entitySetName}</code></td>
                <td class="number" data-label="Columns">${columns.size}</td>
                <td class="number" data-label="Rows">${store.count(logicalName)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`,
  }
}

import type { Environment } from '../../operations/environment.ts'
import type { Table } from '../../schema/schema.ts'
import { controlForm } from '../control-form.ts'
import { html, type Html } from '../html.ts'
import { sectionHead, type Outcome } from '../outcome.ts'
import type { Page } from '../page.ts'
import { columnAddress } from './addresses.ts'
import { detailsOf, labelOf } from './column-facts.ts'

/** A table with its columns; a new one is added here, the others change on their own pages. */
export function tablePage({ store }: Environment, table: Table, outcome: Outcome): Page {
  const { logicalName, labels, entitySetName, keys, objectTypeCode } = table
  return {
    title: labels[0]?.label ?? logicalName,
    service: 'Dynamics 365',
    layout: 'wide',
    place: '/tables',
    body: html`<p class="small quiet"><a href="/tables">Tables</a></p>
      <h1>${labels[0]?.label ?? logicalName}</h1>
      <p class="quiet small">
        <code>${logicalName}</code>, entity set <code>${entitySetName}</code>, type code ${objectTypeCode},
        <a href="/main.aspx?pagetype=entitylist&etn=${logicalName}">${store.count(logicalName)} rows</a>
      </p>
      ${keys.length > 0 && keysLine(table)} ${sectionHead('faults', 'Columns', outcome)} ${columnsTable(table)}
      <h2>A new column</h2>
      <p class="quiet small">As a schema file says it. It is required by the business unless it says otherwise.</p>
      ${controlForm({
        path: 'faults/changeSchema',
        change: 'add-column',
        button: 'Add column',
        values: { column: 'new_region', spec: exampleSpec },
        choices: { table: [logicalName] },
      })}`,
  }
}

const exampleSpec = { schemaName: 'new_Region', type: 'String', label: 'Region', maxLength: 50 }

const keysLine = ({ keys }: Table): Html =>
  html`<p class="quiet small">
    Alternate keys:
    ${keys.map(
      ({ logicalName, columns, indexStatus = 'Active' }) =>
        html`<span class="key"><code>${logicalName}</code> of ${columns.join(', ')} (${indexStatus})</span> `,
    )}
  </p>`

/** Without those that follow from another one: names of lookups and choices, parts of dates. */
function columnsTable({ logicalName: table, columns }: Table): Html {
  const shown = [...columns.values()]
    .filter(({ attributeOf }) => attributeOf === undefined)
    .toSorted((one, other) => one.logicalName.localeCompare(other.logicalName, 'en'))
  return html`<p class="quiet small">
      ${shown.length}, and ${columns.size - shown.length} that follow from one of them: names of lookups and choices.
    </p>
    <table class="stacked">
      <thead>
        <tr>
          <th>Column</th>
          <th>Label</th>
          <th>Type</th>
          <th>Required</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          (column) =>
            html`<tr>
              <td>
                <a href="${columnAddress(table, column.logicalName)}"><code>${column.logicalName}</code></a>
              </td>
              <td data-label="Label">${labelOf(column)}</td>
              <td data-label="Type">${detailsOf(column)}</td>
              <td data-label="Required">${column.required}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
}

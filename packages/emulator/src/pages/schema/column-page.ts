import type { Column, Option, Table } from '../../schema/schema.ts'
import { controlForm } from '../control-form.ts'
import type { Choices, FormValues } from '../form-fields.ts'
import { html, type Html } from '../html.ts'
import { sectionHead, type Outcome } from '../outcome.ts'
import type { Page } from '../page.ts'
import { tableAddress } from './addresses.ts'
import { detailsOf, labelOf } from './column-facts.ts'

/** A column as it is, with what its makers may change about it. */
export function columnPage(table: Table, column: Column, outcome: Outcome): Page {
  const { logicalName, options, required, maxLength, isSecured = false } = column
  const form = (change: string, button: string, values: FormValues = {}, choices: Choices = {}): Html =>
    controlForm({
      path: 'faults/changeSchema',
      change,
      button,
      values,
      choices: { ...choices, table: [table.logicalName], column: [logicalName] },
    })
  const [label] = column.labels
  return {
    title: labelOf(column),
    service: 'Dynamics 365',
    layout: 'wide',
    place: '/tables',
    body: html`<p class="small quiet">
        <a href="/tables">Tables</a> ›
        <a href="${tableAddress(table.logicalName)}">${table.labels[0]?.label ?? table.logicalName}</a>
      </p>
      <h1>${labelOf(column)}</h1>
      ${facts(column)} ${options && optionsTable(options)} ${sectionHead('faults', 'Change it', outcome)}
      ${form('rename-column', 'Rename', { label: label?.label, languageCode: label?.languageCode })}
      ${form('required', 'Set level', { level: required })} ${form('secured', 'Set secured', { secured: isSecured })}
      ${maxLength !== undefined && form('length', 'Set length', { maxLength })} ${options && optionForms(options, form)}
      <h2>Take it away</h2>
      <p class="quiet small">
        With what rows hold in it. Dataverse would not let anybody delete a column of Microsoft’s.
      </p>
      ${form('drop-column', 'Drop column')}`,
  }
}

function facts(column: Column): Html {
  const { logicalName, schemaName, required, targets = [], isCustom, attributeOf } = column
  const shown: [string, string | undefined | false][] = [
    ['Logical name', logicalName],
    ['Schema name', schemaName],
    ['Type', detailsOf(column)],
    ['Required', required],
    ['Targets', targets.length > 0 && targets.join(', ')],
    ['Labels', column.labels.map(({ label, languageCode }) => `${label} (${languageCode})`).join(', ')],
    ['Belongs to', attributeOf],
    ['Custom', isCustom ? 'yes' : 'no'],
  ]
  return html`<dl class="facts">
    ${shown.flatMap(([name, value]) =>
      value === false || value === undefined
        ? []
        : html`<dt>${name}</dt>
            <dd>${value}</dd>`,
    )}
  </dl>`
}

const optionsTable = (options: readonly Option[]): Html =>
  html`<h2>Options</h2>
    <table>
      <thead>
        <tr>
          <th>Value</th>
          <th>Labels</th>
        </tr>
      </thead>
      <tbody>
        ${options.map(
          ({ value, labels }) =>
            html`<tr>
              <td>${value}</td>
              <td>${labels.map(({ label, languageCode }) => `${label} (${languageCode})`).join(', ')}</td>
            </tr>`,
        )}
      </tbody>
    </table>`

type FormOf = (change: string, button: string, values?: FormValues, choices?: Choices) => Html

function optionForms(options: readonly Option[], form: FormOf): Html {
  const values = { value: options.map(({ value }) => value) }
  return html`${form('add-option', 'Add option')}
  ${options.length > 0 && html`${form('rename-option', 'Rename option', {}, values)} ${form('remove-option', 'Remove option', {}, values)}`}`
}

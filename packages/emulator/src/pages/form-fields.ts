import type { BodySchema, ValueSchema } from '../admin/body-schema.ts'
import { html, type Html } from './html.ts'

export type FormValues = Readonly<Record<string, unknown>>

/** The words among which something is chosen, by the name of its field; one that has to be said and has one word is not asked for. */
export type Choices = Readonly<Record<string, readonly (string | number)[]>>

interface Known {
  values: FormValues
  choices?: Choices
  /** Of the names: `secrets.0.` within the first of a list. */
  prefix?: string
}

/** Inputs for what a body of the admin API may say, with the values that hold now. `bodyOf` reads what they send. */
export function formFields({ properties, required }: BodySchema, { values, choices = {}, prefix = '' }: Known): Html[] {
  return Object.entries(properties).map(([name, schema]) => {
    const isNeeded = required.includes(name)
    const words = choices[name] ?? schema.enum
    const id = prefix + name
    if (schema.type === 'array') return listField(id, schema.items ?? {}, { values: values[name], choices })
    if (isNeeded && words?.length === 1) return html`<input type="hidden" name="${id}" value="${words[0]}" />`
    const empty =
      name === 'user' && !isNeeded ? 'everybody' : values[name] === undefined && (!isNeeded || prefix !== '') && ''
    const input = words ? choice(id, words, values[name], empty) : field(id, schema, values[name])
    return html`<label ${schema.type === 'object' && html`class="wide-field"`}
      ><span>${name}${isNeeded && ' (needed)'}</span> ${input}</label
    >`
  })
}

function field(name: string, { type, format, minimum, maximum }: ValueSchema, value: unknown): Html {
  if (type === 'boolean') return choice(name, ['true', 'false'], value, value === undefined && '')
  if (format === 'date-time')
    return html`<input type="datetime-local" step="1" name="${name}" value="${momentOf(value)}" />`
  if (type === 'object')
    return html`<textarea name="${name}" rows="6" spellcheck="false">
${value === undefined ? '' : JSON.stringify(value, undefined, 2)}</textarea>`
  const shown = value === undefined ? '' : String(value as string | number)
  if (type === 'string') return html`<input name="${name}" value="${shown}" autocomplete="off" />`
  return html`<input
    type="number"
    name="${name}"
    value="${shown}"
    ${minimum !== undefined && html`min="${minimum}"`}
    ${maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && html`max="${maximum}"`}
    step="${type === 'number' ? 'any' : '1'}"
  />`
}

/** In UTC, as the field has it: without an offset. */
const momentOf = (value: unknown): string => (value instanceof Date ? value.toISOString().slice(0, 19) : '')

const choice = (name: string, words: readonly (string | number)[], value: unknown, empty: string | false): Html =>
  html`<select name="${name}">
    ${empty !== false && html`<option value="">${empty}</option>`}
    ${words.map(
      (word) => html`<option value="${word}" ${String(word) === String(value) && html`selected`}>${word}</option>`,
    )}
  </select>`

const shortName = (id: string): string => id.slice(id.lastIndexOf('.') + 1)

/** Boxes where the words are known, and else one field or group of fields for each, and an empty one more. */
function listField(id: string, items: ValueSchema, { values, choices }: { values: unknown; choices: Choices }): Html {
  const present = (values ?? []) as readonly unknown[]
  const words = choices[shortName(id)] ?? items.enum
  if (words) return boxes(id, words, present)
  const fields = [...present.map((value, at): [string, unknown] => [String(at), value]), ['new', undefined] as const]
  return html`<div class="list">
    ${fields.map(([at, value]) => group(`${id}.${at}`, items, { value, choices, isNew: at === 'new' }))}
  </div>`
}

const boxes = (id: string, words: readonly (string | number)[], present: readonly unknown[]): Html =>
  html`<fieldset class="boxes">
    <legend>${shortName(id)}</legend>
    <input type="hidden" name="${id}" value="" />
    ${words.map(
      (word) =>
        html`<label class="box"
          ><input type="checkbox" name="${id}" value="${word}" ${present.includes(word) && html`checked`} />
          ${word}</label
        >`,
    )}
  </fieldset>`

interface OneOfList {
  value: unknown
  choices: Choices
  isNew: boolean
}

function group(id: string, items: ValueSchema, { value, choices, isNew }: OneOfList): Html {
  const [, list = '', at = ''] = /([^.]+)\.([^.]+)$/.exec(id) ?? []
  const title = isNew ? `${list}: one more` : `${list} ${Number(at) + 1}`
  if (!isBodySchema(items))
    return html`<label class="wide-field"
      ><span>${title}</span><textarea name="${id}" rows="3">${typeof value === 'string' && value}</textarea>
    </label>`
  return html`<fieldset>
    <legend>${title}</legend>
    <div class="fields">${formFields(items, { values: (value ?? {}) as FormValues, choices, prefix: `${id}.` })}</div>
    ${!isNew && html`<label class="box"><input type="checkbox" name="${id}.remove" value="true" /> Remove</label>`}
  </fieldset>`
}

export const isBodySchema = (schema: object): schema is BodySchema => 'properties' in schema

import type { BodySchema, ValueSchema } from '../admin/body-schema.ts'
import { html, type Html } from './html.ts'

export type FormValues = Readonly<Record<string, unknown>>

/** Inputs for what a body of the admin API may say, with the values that hold now. */
export function formFields(
  { properties, required }: BodySchema,
  values: FormValues,
  userKeys: readonly string[] = [],
): Html[] {
  return Object.entries(properties).map(([name, schema]) => {
    const input =
      name === 'user'
        ? choice(name, userKeys, values[name], !required.includes(name) && 'everybody')
        : field(name, schema, values[name])
    return html`<label><span>${name}${required.includes(name) && ' (needed)'}</span> ${input}</label>`
  })
}

function field(name: string, { type, enum: words, minimum, maximum }: ValueSchema, value: unknown): Html {
  if (words) return choice(name, words, value, value === undefined && '')
  if (type === 'boolean') return choice(name, ['true', 'false'], value, value === undefined && '')
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

const choice = (name: string, words: readonly (string | number)[], value: unknown, empty: string | false): Html =>
  html`<select name="${name}">
    ${empty !== false && html`<option value="">${empty}</option>`}
    ${words.map(
      (word) => html`<option value="${word}" ${String(word) === String(value) && html`selected`}>${word}</option>`,
    )}
  </select>`

/** A form that was sent as the body it stands for. What was left empty is not said, but where nothing is a value too. */
export function bodyOf({ properties }: BodySchema, form: Readonly<Record<string, string>>): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(properties)) {
    const sent = form[name]
    const isNothing = sent === undefined || sent === ''
    if (!isNothing) body[name] = valueOf(schema, sent)
    else if (sent === '' && Array.isArray(schema.type)) body[name] = null
  }
  return body
}

/** As JSON would have it; what does not fit stays as it was sent, and is refused with the reason. */
function valueOf({ type, enum: words }: ValueSchema, sent: string): unknown {
  if (words) return words.find((word) => String(word) === sent) ?? sent
  if (type === 'boolean') return sent === 'true' ? true : sent === 'false' ? false : sent
  if (type === 'string' || type === undefined) return sent
  return Number.isNaN(Number(sent)) ? sent : Number(sent)
}

import { adminVerbs } from '../admin/admin-verbs.ts'
import type { BodySchema } from '../admin/body-schema.ts'
import { schemaChangeBodies } from '../admin/schema-change-schema.ts'
import { formFields, isBodySchema, type Choices, type FormValues } from './form-fields.ts'
import { hiddenFields, html, type Html } from './html.ts'

interface ControlForm {
  /** Address of the admin API below `/emulator/`. */
  path: string
  button: string
  values?: FormValues
  choices?: Choices
  /** Which of the changes of a schema, whose bodies differ. */
  change?: string
}

/** A form with everything that the verb's body may say. */
export function controlForm({ path, button, values = {}, choices = {}, change }: ControlForm): Html {
  const schema = formSchema(path, change)
  if (!schema) throw new Error(`${path} cannot be sent as a form.`)
  const isShort = isOneField(schema, choices)
  return html`<form class="form${isShort && ' short'}" method="post" action="/controls/${path}">
    <div class="fields">${formFields(schema, { values, choices })}</div>
    <button class="button">${button}</button>
  </form>`
}

function isOneField({ properties, required }: BodySchema, choices: Choices): boolean {
  const shown = Object.entries(properties).filter(
    ([name, { enum: words }]) => !(required.includes(name) && (choices[name] ?? words)?.length === 1),
  )
  return shown.length === 1 && shown[0]?.[1].type !== 'array'
}

/** A form that is a button: what it says is fixed. */
export const controlButton = (path: string, button: string, fields: Record<string, string> = {}): Html =>
  html`<form method="post" action="/controls/${path}">
    ${hiddenFields(fields)}<button class="button">${button}</button>
  </form>`

/** What the body of a verb may say; of one with several kinds of body, of the kind that `change` names. */
export function formSchema(path: string, change: string | undefined): BodySchema | undefined {
  const schema = adminVerbs.get(path)?.schema
  return !schema || isBodySchema(schema) ? schema : schemaChangeBodies.get(change ?? '')
}

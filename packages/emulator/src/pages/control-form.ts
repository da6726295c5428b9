import { adminVerbs } from '../admin/admin-verbs.ts'
import { formFields, type FormValues } from './form-fields.ts'
import { hiddenFields, html, type Html } from './html.ts'

interface ControlForm {
  /** Address of the admin API below `/emulator/`. */
  path: string
  button: string
  values?: FormValues
  userKeys?: readonly string[]
}

/** A form with everything that the verb's body may say. */
export function controlForm({ path, button, values = {}, userKeys = [] }: ControlForm): Html {
  const schema = adminVerbs.get(path)?.schema
  if (!schema || !('properties' in schema)) throw new Error(`${path} cannot be sent as a form.`)
  const isShort = Object.keys(schema.properties).length === 1
  return html`<form class="form${isShort && ' short'}" method="post" action="/controls/${path}">
    <div class="fields">${formFields(schema, values, userKeys)}</div>
    <button class="button">${button}</button>
  </form>`
}

/** A form that is a button: what it says is fixed. */
export const controlButton = (path: string, button: string, fields: Record<string, string> = {}): Html =>
  html`<form method="post" action="/controls/${path}">
    ${hiddenFields(fields)}<button class="button">${button}</button>
  </form>`

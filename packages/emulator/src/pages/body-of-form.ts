import type { BodySchema, ValueSchema } from '../admin/body-schema.ts'
import { isBodySchema } from './form-fields.ts'

/** What a form sent, by name: once, or several times. */
export type SentForm = Readonly<Record<string, string | readonly string[]>>

/** A form of `formFields` as the body it stands for. What was left empty is not said, but where nothing is a value too. */
export function bodyOf({ properties }: BodySchema, form: SentForm, prefix = ''): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(properties)) {
    const value =
      schema.type === 'array' ? listOf(schema.items ?? {}, form, prefix + name) : one(schema, form, prefix + name)
    if (value !== undefined) body[name] = value
  }
  return body
}

const sentAs = (form: SentForm, name: string): readonly string[] => [form[name] ?? []].flat()

function one(schema: ValueSchema, form: SentForm, name: string): unknown {
  const [sent] = sentAs(form, name)
  if (sent !== undefined && sent !== '') return valueOf(schema, sent)
  return sent === '' && Array.isArray(schema.type) ? null : undefined
}

/** As JSON would have it; what does not fit stays as it was sent, and is refused with the reason. */
function valueOf({ type, format, enum: words }: ValueSchema, sent: string): unknown {
  if (words) return words.find((word) => String(word) === sent) ?? sent
  if (type === 'boolean') return sent === 'true' ? true : sent === 'false' ? false : sent
  // Browsers leave the seconds out when there are none.
  if (format === 'date-time') return `${sent.replace(/T\d\d:\d\d$/, '$&:00')}Z`
  if (type === 'object') return jsonOf(sent)
  if (type === 'string' || type === undefined) return sent
  return Number.isNaN(Number(sent)) ? sent : Number(sent)
}

function jsonOf(sent: string): unknown {
  try {
    return JSON.parse(sent) as unknown
  } catch {
    return sent
  }
}

/** Boxes send nothing at all where none is ticked, hence the empty one. Within a list, none ticked is not said. */
function listOf(items: ValueSchema, form: SentForm, name: string): unknown[] | undefined {
  const ticked = sentAs(form, name)
  if (ticked.length > 0) {
    const chosen = ticked.filter((sent) => sent !== '').map((sent) => valueOf(items, sent))
    return chosen.length === 0 && name.includes('.') ? undefined : chosen
  }
  const places = placesIn(form, name)
  const list = places.map((at) => ofPlace(items, form, `${name}.${at}`)).filter((value) => value !== undefined)
  return list.length === 0 && places.every((at) => at === 'new') ? undefined : list
}

/** The places of a list that fields were sent for: `0`, `1`, `new`. */
function placesIn(form: SentForm, name: string): string[] {
  const places = Object.keys(form)
    .filter((each) => each.startsWith(`${name}.`))
    .map((each) => each.slice(name.length + 1).replace(/\..*/, ''))
  return [...new Set(places)]
}

function ofPlace(items: ValueSchema, form: SentForm, name: string): unknown {
  if (!isBodySchema(items)) return one(items, form, name)
  if (sentAs(form, `${name}.remove`).includes('true')) return undefined
  const value = bodyOf(items, form, `${name}.`)
  return Object.keys(value).length === 0 ? undefined : value
}

import { invalidArgument } from '../../errors/faults.ts'
import type { Label } from '../../schema/schema.ts'
import type { JsonObject } from '../../write/decode-body.ts'

/** Reads a definition as it is sent: absent and null mean that nothing is said. */
export const textAt = (body: JsonObject, name: string): string | undefined => typed(body, name, 'string')
export const numberAt = (body: JsonObject, name: string): number | undefined => typed(body, name, 'number')
export const flagAt = (body: JsonObject, name: string): boolean | undefined => typed(body, name, 'boolean')

export function requiredText(body: JsonObject, name: string): string {
  const text = textAt(body, name)
  if (text === undefined || text === '') throw invalidArgument(`Required field '${name}' is missing.`)
  return text
}

export function objectAt(body: JsonObject, name: string): JsonObject | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'object' || Array.isArray(value)) throw wrongType(name)
  return value as JsonObject
}

export function listAt(body: JsonObject, name: string): JsonObject[] {
  const value = body[name]
  if (value === undefined || value === null) return []
  if (!Array.isArray(value) || value.some((each) => typeof each !== 'object' || each === null)) throw wrongType(name)
  return value as JsonObject[]
}

/** `{"Value":…}`: managed properties, and what the SDK wraps in a class. */
export const valueAt = (body: JsonObject, name: string): unknown => objectAt(body, name)?.['Value']

/** A `Label`: only its localized labels count, the caller's own is read-only. */
export function labelsAt(body: JsonObject, name: string): readonly Label[] | undefined {
  const label = objectAt(body, name)
  return label && labelsIn(label)
}

export const labelsIn = (label: JsonObject): readonly Label[] =>
  listAt(label, 'LocalizedLabels').map((each) => {
    const languageCode = numberAt(each, 'LanguageCode')
    if (languageCode === undefined) throw invalidArgument("Required field 'LanguageCode' is missing.")
    return { languageCode, label: textAt(each, 'Label') ?? '' }
  })

/**
 * With `MSCRM.MergeLabels: true` labels of other languages stay; otherwise what is sent is all there is (page
 * create-update-entity-definitions-using-web-api).
 */
export function mergedLabels(
  before: readonly Label[],
  sent: readonly Label[] | undefined,
  merge: boolean,
): readonly Label[] {
  if (!sent) return before
  if (!merge) return sent
  const others = before.filter(({ languageCode }) => sent.every((each) => each.languageCode !== languageCode))
  return [...others, ...sent].toSorted((one, other) => position(before, one) - position(before, other))
}

/** Languages keep their order, new ones come last. */
function position(labels: readonly Label[], { languageCode }: Label): number {
  const at = labels.findIndex((each) => each.languageCode === languageCode)
  return at < 0 ? labels.length : at
}

export const typeIn = (body: JsonObject): string | undefined =>
  textAt(body, '@odata.type')?.replace(/^#?Microsoft\.Dynamics\.CRM\./, '')

function typed(body: JsonObject, name: string, type: 'string'): string | undefined
function typed(body: JsonObject, name: string, type: 'number'): number | undefined
function typed(body: JsonObject, name: string, type: 'boolean'): boolean | undefined
function typed(body: JsonObject, name: string, type: string): unknown {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== type) throw wrongType(name)
  return value
}

const wrongType = (name: string): Error => invalidArgument(`The value of '${name}' is not of its type.`)

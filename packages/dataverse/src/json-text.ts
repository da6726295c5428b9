/** Digits that go into JSON as they are, so that no decimal is rounded on its way through a JavaScript number. */
export class ExactNumber {
  readonly digits: string
  constructor(digits: string) {
    this.digits = digits
  }
}

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | ExactNumber
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue }

/** JSON.stringify with exact numbers. */
export function jsonText(value: JsonValue): string {
  if (value instanceof ExactNumber) return value.digits
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(jsonText).join(',')}]`
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${jsonText(member)}`)
  return `{${members.join(',')}}`
}

const isList = (value: object): value is readonly JsonValue[] => Array.isArray(value)

/** The part of JSON Schema that the bodies of the admin API need; fastify holds them against it. */
export interface BodySchema {
  type: 'object'
  properties: Record<string, ValueSchema>
  required: readonly string[]
  additionalProperties: false
}

export interface ValueSchema {
  type?: 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | readonly ['integer', 'null']
  minimum?: number
  maximum?: number
  enum?: readonly (string | number)[]
  pattern?: string
  format?: 'date-time'
  properties?: Record<string, ValueSchema>
  required?: readonly string[]
  additionalProperties?: false
  items?: ValueSchema
}

export const bodySchema = (properties: Record<string, ValueSchema>, required: readonly string[] = []): BodySchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

export const text: ValueSchema = { type: 'string' }
/** ISO 8601, with its offset. */
export const moment: ValueSchema = { type: 'string', format: 'date-time' }
export const flag: ValueSchema = { type: 'boolean' }
/** Not negative. */
export const number: ValueSchema = { type: 'number', minimum: 0 }
export const integer = (minimum: number, maximum = Number.MAX_SAFE_INTEGER): ValueSchema => ({
  type: 'integer',
  minimum,
  maximum,
})
export const listOf = (items: ValueSchema): ValueSchema => ({ type: 'array', items })
export const word = (...words: (string | number)[]): ValueSchema => ({ enum: words })

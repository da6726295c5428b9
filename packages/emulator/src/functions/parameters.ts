import { textOf } from '../store/text-of.ts'
import { malformed, unresolvedParameters } from '../errors/faults.ts'
import { guidPattern, type Literal, parseLiteral } from '../odata/literal.ts'
import { parseNamedParts } from '../odata/parse-path.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { isPrincipal } from '../schema/principal.ts'
import { resolveReference, type Reference } from '../write/resolve-reference.ts'

type Parameters = ReadonlyMap<string, Literal>

/** `Name(a='x',b=@p1)?@p1=…` with aliases put in. */
export function readParameters(context: RequestContext, inner: string | undefined): Parameters {
  const parameters = new Map<string, Literal>()
  if (inner === undefined || inner.trim() === '') return parameters
  const pairs = parseNamedParts(inner)
  if (!pairs) throw unresolvedParameters()
  for (const [name, source] of pairs) {
    const text = source.startsWith('@') ? context.options.aliases.get(source) : source
    parameters.set(name, text === undefined ? { type: 'null', value: null } : parseLiteral(text))
  }
  return parameters
}

export function stringParameter(parameters: Parameters, name: string): string {
  const literal = parameters.get(name)
  if (literal?.type !== 'string') throw unresolvedParameters()
  return literal.value
}

export function guidParameter(parameters: Parameters, name: string): string {
  const value = textOf(parameters.get(name)?.value)
  if (!guidPattern.test(value)) throw unresolvedParameters()
  return value.toLowerCase()
}

/** A record or a complex value, written as JSON. */
export function jsonParameter(parameters: Parameters, name: string): Record<string, unknown> {
  const literal = parameters.get(name)
  if (literal?.type !== 'json' || typeof literal.value !== 'object' || literal.value === null)
    throw unresolvedParameters()
  return literal.value as Record<string, unknown>
}

/** `{'@odata.id':'accounts(…)'}`, or `{'@odata.type':'…','accountid':'…'}` for abstract types. */
export function referenceParameter(context: RequestContext, parameters: Parameters, name: string): Reference {
  const literal = parameters.get(name)
  if (literal?.type !== 'json') throw unresolvedParameters()
  return referenceOf(context, literal.value)
}

export function referenceOf(context: RequestContext, value: unknown): Reference {
  if (typeof value !== 'object' || value === null) throw unresolvedParameters()
  const entries = value as Record<string, unknown>
  if (typeof entries['@odata.id'] === 'string') return resolveReference(context, entries['@odata.id'])
  const type = textOf(entries['@odata.type']).replace(/^#?(?:Microsoft\.Dynamics\.CRM\.)?/, '')
  const table = context.environment.schema.tables.get(type)
  // Users and teams have their key from the type they share, too.
  const id = table && (entries[table.primaryId] ?? (isPrincipal(table) ? entries['ownerid'] : undefined))
  if (!table || typeof id !== 'string')
    throw malformed('EdmEntityObject passed should have the key property value set.')
  return resolveReference(context, `${table.entitySetName}(${id})`)
}

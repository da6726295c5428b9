import { invalidKey } from '../errors/faults.ts'
import { guidPattern, parseLiteral } from '../odata/literal.ts'
import { parseNamedParts } from '../odata/parse-path.ts'

export interface DefinitionKey {
  /** `MetadataId`, or the name by which this kind of definition is known. */
  property: string
  value: string
}

/** `(LogicalName='account')`, `(MetadataId=…)` or the bare id. */
export function readKey(inner: string, type: string, nameProperty: string): DefinitionKey {
  const bare = inner.trim()
  if (guidPattern.test(bare)) return { property: 'MetadataId', value: bare.toLowerCase() }
  const [part, ...others] = parseNamedParts(bare) ?? []
  if (!part || others.length > 0) throw invalidKey(type)
  const [property, source] = part
  const literal = parseLiteral(source)
  if (property === 'MetadataId' && literal.type === 'guid') return { property, value: literal.value }
  if (property === nameProperty && literal.type === 'string') return { property, value: literal.value }
  throw invalidKey(type)
}

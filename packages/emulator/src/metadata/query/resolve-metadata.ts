import { NotEmulated } from '../../errors/dataverse-fault.ts'
import { invalidKey, resourceNotFound } from '../../errors/faults.ts'
import { guidPattern, parseLiteral } from '../../odata/literal.ts'
import { parseNamedParts, type PathSegment } from '../../odata/parse-path.ts'
import type { MetadataCatalogue } from '../describe/metadata-catalogue.ts'
import type { MetadataObject } from '../describe/metadata-object.ts'
import { isA, lineOf, navigationOf, propertyTypeOf, typeNamed } from '../types/metadata-types.ts'
import { metadataNotFound } from './metadata-not-found.ts'

/** What an address of metadata leads to, with its name in the context URL: `EntityDefinitions('contact')/Attributes`. */
export type MetadataTarget =
  | { kind: 'many'; type: string; objects: readonly MetadataObject[]; context: string }
  | { kind: 'one'; type: string; object: MetadataObject | null; context: string; keyedContext: string }
  | { kind: 'value'; type: string; value: unknown; context: string }

const namespace = 'Microsoft.Dynamics.CRM.'

/** The name that identifies an object beside its MetadataId. */
const alternateKeys: Readonly<Record<string, string>> = {
  EntityMetadata: 'LogicalName',
  AttributeMetadata: 'LogicalName',
  EntityKeyMetadata: 'LogicalName',
  RelationshipMetadataBase: 'SchemaName',
  OptionSetMetadataBase: 'Name',
}

/** Follows the path; undefined where its first segment is no metadata. */
export function resolveMetadata(
  catalogue: MetadataCatalogue,
  [first, ...rest]: readonly PathSegment[],
): MetadataTarget | undefined {
  const set = first && setNamed(catalogue, first.name)
  if (!set) return undefined
  let target: MetadataTarget = first.inner === undefined ? set : keyed(set, first.inner)
  for (const segment of rest) target = step(target, segment)
  return target
}

function setNamed(catalogue: MetadataCatalogue, name: string): (MetadataTarget & { kind: 'many' }) | undefined {
  const set = (type: string, objects: readonly MetadataObject[]): MetadataTarget & { kind: 'many' } => ({
    kind: 'many',
    type,
    objects,
    context: name,
  })
  switch (name) {
    case 'EntityDefinitions':
      return set('EntityMetadata', catalogue.tables)
    case 'RelationshipDefinitions':
      return set('RelationshipMetadataBase', catalogue.relationships)
    case 'GlobalOptionSetDefinitions':
      return set('OptionSetMetadataBase', catalogue.globalOptionSets)
    case 'ManagedPropertyDefinitions':
      throw new NotEmulated('ManagedPropertyDefinitions')
    default:
      return undefined
  }
}

function step(target: MetadataTarget, { name, inner }: PathSegment): MetadataTarget {
  if (target.kind === 'value' || (target.kind === 'one' && !target.object)) throw resourceNotFound(name)
  if (name.startsWith('$')) throw new NotEmulated(`${name} of metadata`)
  if (name.startsWith(namespace)) {
    const cast = castTo(target, name.slice(namespace.length))
    if (inner === undefined) return cast
    if (cast.kind !== 'many') throw resourceNotFound(name)
    return keyed(cast, inner)
  }
  if (target.kind === 'many') throw resourceNotFound(name)
  const navigation = navigationOf(target.type, name)
  if (!navigation) {
    propertyTypeOf(target.type, name)
    return {
      kind: 'value',
      type: propertyTypeOf(target.type, name),
      value: target.object?.values[name] ?? null,
      context: `${target.keyedContext}/${name}`,
    }
  }
  const related = target.object?.related[name]?.() ?? null
  const context = `${target.keyedContext}/${name}`
  if (!navigation.many) {
    if (inner !== undefined) throw resourceNotFound(name)
    const object = related as MetadataObject | null
    return { kind: 'one', type: navigation.type, object, context, keyedContext: context }
  }
  const many = { kind: 'many' as const, type: navigation.type, objects: related as MetadataObject[], context }
  return inner === undefined ? many : keyed(many, inner)
}

function castTo(
  target: MetadataTarget & { kind: 'many' | 'one' },
  type: string,
): MetadataTarget & { kind: 'many' | 'one' } {
  if (!typeNamed(type) || !(isA(type, target.type) || isA(target.type, type))) throw resourceNotFound(namespace + type)
  const context = `${target.context}/${namespace}${type}`
  if (target.kind === 'many')
    return { ...target, type, objects: target.objects.filter((each) => isA(each.type, type)), context }
  if (target.object && !isA(target.object.type, type))
    throw new NotEmulated(`the cast of ${target.object.type} to ${type}, which it is not`)
  return { ...target, type, context, keyedContext: `${target.keyedContext}/${namespace}${type}` }
}

/** `(LogicalName='x')`, `(MetadataId=…)` or the bare id. */
function keyed(target: MetadataTarget & { kind: 'many' }, inner: string): MetadataTarget & { kind: 'one' } {
  const [name, text] = readKey(target.type, inner)
  const wanted = text.toLowerCase()
  const found = target.objects.filter((each) =>
    name === 'MetadataId' ? String(each.values[name]).toLowerCase() === wanted : each.values[name] === text,
  )
  const [object] = found
  if (!object) throw metadataNotFound(target.type, name, text)
  const shown = name === 'MetadataId' ? text : `'${text}'`
  return {
    kind: 'one',
    type: target.type,
    object,
    context: target.context,
    keyedContext: `${target.context}(${shown})`,
  }
}

function readKey(type: string, inner: string): [name: string, value: string] {
  if (guidPattern.test(inner.trim())) return ['MetadataId', inner.trim()]
  const [pair, ...others] = parseNamedParts(inner) ?? []
  const named = lineOf(type).find((each) => each.name in alternateKeys)
  if (!pair || others.length > 0 || !named) throw invalidKey(type)
  const [name, source] = pair
  const literal = parseLiteral(source)
  if (name === 'MetadataId' && literal.type === 'guid') return [name, literal.value]
  if (name !== alternateKeys[named.name] || literal.type !== 'string') throw invalidKey(type)
  return [name, literal.value]
}

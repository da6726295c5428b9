import { NotEmulated } from '../../errors/dataverse-fault.ts'
import type { Definition } from '../labels.ts'
import { lineOf } from '../types/metadata-types.ts'
import type { Wanted } from './metadata-query.ts'

const always = ['MetadataId', 'LogicalName', 'HasChanged']

/**
 * The complex twin of a metadata type: it has every property, and those not asked for are null (page
 * query-schema-definitions). What the emulator does not know is left out of "all properties", and refused when named.
 */
export function complexDefinition(type: string, known: Definition, wanted: Wanted): Definition {
  const shown: Definition = {}
  for (const name of namesOf(type)) {
    const has = Object.hasOwn(known, name)
    if (always.includes(name) || (wanted.all && has)) shown[name] = known[name] ?? null
    else if (wanted.names.includes(name)) {
      if (!has) throw new NotEmulated(`the property ${name} of ${type}`)
      shown[name] = known[name]
    } else if (!wanted.all) shown[name] = null
  }
  return shown
}

/** What the type has as an entity type, but for the choice of all columns, which only the entity type leads to. */
export function namesOf(type: string): readonly string[] {
  let names = propertyNames.get(type)
  if (!names) {
    names = lineOf(type)
      .flatMap(({ properties, navigation = {}, notEmulated = [] }) => [
        ...Object.keys(properties),
        ...Object.keys(navigation).filter((name) => name !== 'GlobalOptionSet'),
        ...notEmulated,
      ])
      .filter((name) => name !== 'HasChanged')
    propertyNames.set(type, (names = [...names, 'HasChanged']))
  }
  return names
}

const propertyNames = new Map<string, readonly string[]>()

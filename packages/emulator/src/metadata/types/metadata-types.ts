import { NotEmulated } from '../../errors/dataverse-fault.ts'
import { unknownProperty } from '../../errors/faults.ts'
import { attributeMetadataTypes } from './attribute-metadata-types.ts'
import { complexTypes } from './complex-types.ts'
import { entityKeyMetadata, entityMetadata, metadataBase } from './entity-metadata-type.ts'
import type { MetadataType } from './metadata-type.ts'
import { optionSetTypes } from './option-set-types.ts'
import { relationshipMetadataTypes } from './relationship-metadata-types.ts'

export const metadataTypes: readonly MetadataType[] = [
  metadataBase,
  entityMetadata,
  entityKeyMetadata,
  ...attributeMetadataTypes,
  ...relationshipMetadataTypes,
  ...optionSetTypes,
  ...complexTypes,
]

const byName = new Map(metadataTypes.map((type) => [type.name, type]))

/** The type and what it inherits from, nearest first. */
export function lineOf(name: string): MetadataType[] {
  const type = byName.get(name)
  return type ? [type, ...lineOf(type.base ?? '')] : []
}

export const isA = (name: string, ancestor: string): boolean => lineOf(name).some((type) => type.name === ancestor)

/** `mscrm.Label` → Label; undefined for Edm types, enumerations and collections. */
export const complexTypeIn = (propertyType: string): string | undefined => {
  const name = propertyType.replace(/^mscrm\./, '')
  return name !== propertyType && byName.has(name) ? name : undefined
}

/** @throws a 400 for a name the type does not have, a 501 for one whose values the emulator does not know. */
export function propertyTypeOf(typeName: string, property: string): string {
  const line = lineOf(typeName)
  for (const { properties } of line) if (Object.hasOwn(properties, property)) return properties[property]!
  if (line.some(({ notEmulated }) => notEmulated?.includes(property)))
    throw new NotEmulated(`the property ${property} of ${typeName}`)
  throw unknownProperty(property, typeName)
}

/** The type a navigation property leads to, or undefined if the type has none of that name. */
export function navigationOf(typeName: string, name: string): string | undefined {
  for (const { navigation } of lineOf(typeName)) {
    const target = navigation && Object.hasOwn(navigation, name) ? navigation[name] : undefined
    const type = /mscrm\.(\w+)/.exec(target ?? '')?.[1]
    if (type) return type
  }
  return undefined
}

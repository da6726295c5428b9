import type { MetadataType } from '../types/metadata-type.ts'
import { metadataTypes } from '../types/metadata-types.ts'
import { enumTypes } from './enum-types.ts'
import { element } from './xml.ts'

/** The types of the metadata itself, with the properties the emulator answers. */
export const csdlMetadataTypes = (): string[] => [
  element('EntityType', { Name: 'crmmodelbaseentity', Abstract: true }),
  ...metadataTypes.map(metadataType),
  ...Object.entries(enumTypes).map(enumType),
]

/** Entity sets of the metadata itself, and the type of each. */
export const metadataEntitySets = [
  ['EntityDefinitions', 'EntityMetadata'],
  ['GlobalOptionSetDefinitions', 'OptionSetMetadataBase'],
  ['RelationshipDefinitions', 'RelationshipMetadataBase'],
] as const

export const csdlMetadataSets = (): string[] =>
  metadataEntitySets.map(([name, type]) => element('EntitySet', { Name: name, EntityType: `mscrm.${type}` }))

function metadataType({ name, kind, base, abstract, properties, navigation = {} }: MetadataType): string {
  const hasKey = name === 'MetadataBase'
  return element(
    kind === 'entity' ? 'EntityType' : 'ComplexType',
    { Name: name, BaseType: base && `mscrm.${base}`, Abstract: abstract },
    [
      ...(hasKey ? [element('Key', {}, [element('PropertyRef', { Name: 'MetadataId' })])] : []),
      ...Object.entries(properties).map(([property, Type]) =>
        element('Property', {
          Name: property,
          Type,
          Nullable: hasKey && property === 'MetadataId' ? false : undefined,
          Scale: Type === 'Edm.Decimal' ? 'variable' : undefined,
        }),
      ),
      ...Object.entries(navigation).map(([property, Type]) =>
        element('NavigationProperty', { Name: property, Type, ContainsTarget: true }),
      ),
    ],
  )
}

const enumType = ([name, { flags, members }]: [string, (typeof enumTypes)[string]]): string =>
  element(
    'EnumType',
    { Name: name, IsFlags: flags },
    Object.entries(members).map(([member, Value]) => element('Member', { Name: member, Value })),
  )

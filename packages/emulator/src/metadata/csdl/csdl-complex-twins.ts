import type { MetadataType } from '../types/metadata-type.ts'
import { metadataTypes } from '../types/metadata-types.ts'
import { element } from './xml.ts'

const base = 'MetadataBase'

/** RetrieveMetadataChanges answers in complex types: `ComplexStringAttributeMetadata` for StringAttributeMetadata, … */
export const csdlComplexTwins = (): string[] =>
  metadataTypes.filter(({ kind, name }) => kind === 'entity' && name !== base).map(twin)

function twin({ name, base: ancestor, abstract, properties, navigation = {} }: MetadataType): string {
  const isRoot = ancestor === base
  const members = {
    ...(isRoot && { MetadataId: 'Edm.Guid', HasChanged: 'Edm.Boolean' }),
    ...properties,
    ...Object.fromEntries(Object.entries(navigation).filter(([property]) => property !== 'GlobalOptionSet')),
  }
  return element(
    'ComplexType',
    { Name: `Complex${name}`, BaseType: isRoot ? undefined : `mscrm.Complex${ancestor}`, Abstract: abstract },
    Object.entries(members).map(([property, type]) =>
      element('Property', {
        Name: property,
        Type: type.replace(
          /mscrm\.(?=\w*Metadata\b)(?!(?:State|Status)?OptionMetadata|SecurityPrivilegeMetadata)/,
          'mscrm.Complex',
        ),
        Scale: type === 'Edm.Decimal' ? 'variable' : undefined,
      }),
    ),
  )
}

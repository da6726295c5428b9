import { type MetadataType, namesIn } from './metadata-type.ts'

export const optionSetTypes: readonly MetadataType[] = [
  {
    name: 'OptionSetMetadataBase',
    kind: 'entity',
    base: 'MetadataBase',
    abstract: true,
    properties: {
      Name: 'Edm.String',
      OptionSetType: 'mscrm.OptionSetType',
      IsGlobal: 'Edm.Boolean',
      IsManaged: 'Edm.Boolean',
      IsCustomOptionSet: 'Edm.Boolean',
      DisplayName: 'mscrm.Label',
      Description: 'mscrm.Label',
    },
    notEmulated: namesIn('ExternalTypeName IntroducedVersion IsCustomizable'),
  },
  {
    name: 'OptionSetMetadata',
    kind: 'entity',
    base: 'OptionSetMetadataBase',
    properties: { Options: 'Collection(mscrm.OptionMetadata)' },
    notEmulated: namesIn('ParentOptionSetName'),
  },
  {
    name: 'BooleanOptionSetMetadata',
    kind: 'entity',
    base: 'OptionSetMetadataBase',
    properties: { TrueOption: 'mscrm.OptionMetadata', FalseOption: 'mscrm.OptionMetadata' },
  },
]

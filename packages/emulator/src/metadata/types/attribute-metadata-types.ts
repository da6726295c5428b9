import { type MetadataType, namesIn } from './metadata-type.ts'

export const attributeMetadata: MetadataType = {
  name: 'AttributeMetadata',
  kind: 'entity',
  base: 'MetadataBase',
  properties: {
    LogicalName: 'Edm.String',
    SchemaName: 'Edm.String',
    EntityLogicalName: 'Edm.String',
    AttributeOf: 'Edm.String',
    AttributeType: 'mscrm.AttributeTypeCode',
    AttributeTypeName: 'mscrm.AttributeTypeDisplayName',
    DisplayName: 'mscrm.Label',
    RequiredLevel: 'mscrm.AttributeRequiredLevelManagedProperty',
    IsCustomAttribute: 'Edm.Boolean',
    IsManaged: 'Edm.Boolean',
    IsPrimaryId: 'Edm.Boolean',
    IsPrimaryName: 'Edm.Boolean',
    IsValidForCreate: 'Edm.Boolean',
    IsValidForRead: 'Edm.Boolean',
    IsValidForUpdate: 'Edm.Boolean',
    IsLogical: 'Edm.Boolean',
    IsSecured: 'Edm.Boolean',
    IsAuditEnabled: 'mscrm.BooleanManagedProperty',
    Description: 'mscrm.Label',
  },
  notEmulated: namesIn(`
    AutoNumberFormat CanBeSecuredForCreate CanBeSecuredForRead CanBeSecuredForUpdate CanModifyAdditionalSettings
    ColumnNumber CreatedOn DeprecatedVersion ExternalName InheritsFrom IntroducedVersion
    IsCustomizable IsDataSourceSecret IsFilterable IsGlobalFilterEnabled IsValidODataAttribute IsRenameable IsRequiredForForm
    IsRetrievable IsSearchable IsSortableEnabled IsValidForAdvancedFind IsValidForForm IsValidForGrid
    LinkedAttributeId ModifiedOn Settings SourceType
  `),
}

interface Details {
  base?: string
  abstract?: true
  navigation?: Record<string, string>
  notEmulated?: string
}

const derived = (
  name: string,
  properties: Record<string, string>,
  { base = 'AttributeMetadata', abstract, navigation, notEmulated = '' }: Details = {},
): MetadataType => ({
  name: `${name}AttributeMetadata`,
  kind: 'entity',
  base,
  properties,
  notEmulated: namesIn(notEmulated),
  ...(abstract && { abstract }),
  ...(navigation && { navigation }),
})

const choice = (name: string, more: string): MetadataType =>
  derived(name, {}, { base: 'EnumAttributeMetadata', notEmulated: more })

const text = { MaxLength: 'Edm.Int32', Format: 'mscrm.StringFormat' }
const calculated = 'FormulaDefinition SourceTypeMask'

/** Lengths, ranges, formats and targets belong to the derived types: a `$select` on the base does not know them. */
export const attributeMetadataTypes: readonly MetadataType[] = [
  attributeMetadata,
  derived(
    'String',
    { ...text, FormatName: 'mscrm.StringFormatName' },
    { notEmulated: `DatabaseLength ImeMode IsLocalizable YomiOf ${calculated}` },
  ),
  derived('Memo', text, { notEmulated: 'FormatName ImeMode IsLocalizable' }),
  derived(
    'Integer',
    { MinValue: 'Edm.Int32', MaxValue: 'Edm.Int32', Format: 'mscrm.IntegerFormat' },
    { notEmulated: calculated },
  ),
  derived('BigInt', { MinValue: 'Edm.Int64', MaxValue: 'Edm.Int64' }),
  derived(
    'Decimal',
    { MinValue: 'Edm.Decimal', MaxValue: 'Edm.Decimal', Precision: 'Edm.Int32' },
    { notEmulated: `ImeMode ${calculated}` },
  ),
  derived(
    'Double',
    { MinValue: 'Edm.Double', MaxValue: 'Edm.Double', Precision: 'Edm.Int32' },
    { notEmulated: `ImeMode ${calculated}` },
  ),
  derived(
    'Money',
    { MinValue: 'Edm.Double', MaxValue: 'Edm.Double', Precision: 'Edm.Int32', IsBaseCurrency: 'Edm.Boolean' },
    { notEmulated: `CalculationOf ImeMode PrecisionSource ${calculated}` },
  ),
  derived(
    'Boolean',
    { DefaultValue: 'Edm.Boolean' },
    { navigation: { OptionSet: 'mscrm.BooleanOptionSetMetadata' }, notEmulated: calculated },
  ),
  derived(
    'DateTime',
    { Format: 'mscrm.DateTimeFormat', DateTimeBehavior: 'mscrm.DateTimeBehavior' },
    { notEmulated: `CanChangeDateTimeBehavior ImeMode MaxSupportedValue MinSupportedValue ${calculated}` },
  ),
  derived('Lookup', { Targets: 'Collection(Edm.String)', Format: 'mscrm.LookupFormat' }),
  derived('UniqueIdentifier', {}),
  derived(
    'ManagedProperty',
    {},
    { notEmulated: 'ManagedPropertyLogicalName ParentAttributeName ParentComponentType ValueAttributeTypeCode' },
  ),
  derived('File', { MaxSizeInKB: 'Edm.Int32' }),
  derived('Image', {
    CanStoreFullImage: 'Edm.Boolean',
    IsPrimaryImage: 'Edm.Boolean',
    MaxHeight: 'Edm.Int16',
    MaxSizeInKB: 'Edm.Int32',
    MaxWidth: 'Edm.Int16',
  }),
  derived(
    'Enum',
    { DefaultFormValue: 'Edm.Int32' },
    {
      abstract: true,
      navigation: { OptionSet: 'mscrm.OptionSetMetadata', GlobalOptionSet: 'mscrm.OptionSetMetadata' },
    },
  ),
  choice('Picklist', `ChildPicklistLogicalNames ParentPicklistLogicalName ${calculated}`),
  choice('MultiSelectPicklist', `ChildPicklistLogicalNames ParentPicklistLogicalName ${calculated}`),
  choice('State', ''),
  choice('Status', ''),
  choice('EntityName', 'IsEntityReferenceStored'),
]

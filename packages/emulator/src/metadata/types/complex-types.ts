import { type MetadataType, namesIn } from './metadata-type.ts'

/** A value with who may change it: `{"Value":…,"CanBeChanged":…,"ManagedPropertyLogicalName":…}`. */
const managedProperty = (name: string, value: string): MetadataType => ({
  name,
  kind: 'complex',
  properties: { Value: value, CanBeChanged: 'Edm.Boolean', ManagedPropertyLogicalName: 'Edm.String' },
})

/** What the SDK has as a class with one value is a complex type of one property here. */
const named = (name: string): MetadataType => ({ name, kind: 'complex', properties: { Value: 'Edm.String' } })

export const complexTypes: readonly MetadataType[] = [
  {
    name: 'Label',
    kind: 'complex',
    properties: { LocalizedLabels: 'Collection(mscrm.LocalizedLabel)', UserLocalizedLabel: 'mscrm.LocalizedLabel' },
  },
  {
    name: 'LocalizedLabel',
    kind: 'complex',
    properties: {
      Label: 'Edm.String',
      LanguageCode: 'Edm.Int32',
      IsManaged: 'Edm.Boolean',
      MetadataId: 'Edm.Guid',
      HasChanged: 'Edm.Boolean',
    },
  },
  {
    name: 'SecurityPrivilegeMetadata',
    kind: 'complex',
    properties: {
      CanBeBasic: 'Edm.Boolean',
      CanBeDeep: 'Edm.Boolean',
      CanBeGlobal: 'Edm.Boolean',
      CanBeLocal: 'Edm.Boolean',
      CanBeEntityReference: 'Edm.Boolean',
      CanBeParentEntityReference: 'Edm.Boolean',
      Name: 'Edm.String',
      PrivilegeId: 'Edm.Guid',
      PrivilegeType: 'mscrm.PrivilegeType',
    },
  },
  {
    name: 'CascadeConfiguration',
    kind: 'complex',
    properties: {
      Assign: 'mscrm.CascadeType',
      Delete: 'mscrm.CascadeType',
      Archive: 'mscrm.CascadeType',
      Merge: 'mscrm.CascadeType',
      Reparent: 'mscrm.CascadeType',
      Share: 'mscrm.CascadeType',
      Unshare: 'mscrm.CascadeType',
      RollupView: 'mscrm.CascadeType',
    },
  },
  {
    name: 'AssociatedMenuConfiguration',
    kind: 'complex',
    properties: {
      Behavior: 'mscrm.AssociatedMenuBehavior',
      Group: 'mscrm.AssociatedMenuGroup',
      Label: 'mscrm.Label',
      Order: 'Edm.Int32',
    },
    notEmulated: namesIn('AvailableOffline Icon IsCustomizable MenuId QueryApi ViewId'),
  },
  managedProperty('BooleanManagedProperty', 'Edm.Boolean'),
  managedProperty('AttributeRequiredLevelManagedProperty', 'mscrm.AttributeRequiredLevel'),
  named('AttributeTypeDisplayName'),
  named('DateTimeBehavior'),
  named('StringFormatName'),
  {
    name: 'OptionMetadata',
    kind: 'complex',
    properties: {
      Value: 'Edm.Int32',
      Label: 'mscrm.Label',
      Description: 'mscrm.Label',
      Color: 'Edm.String',
      IsManaged: 'Edm.Boolean',
      ExternalValue: 'Edm.String',
      ParentValues: 'Collection(Edm.Int32)',
      Tag: 'Edm.String',
      IsHidden: 'Edm.Boolean',
      MetadataId: 'Edm.Guid',
      HasChanged: 'Edm.Boolean',
    },
  },
  {
    name: 'StateOptionMetadata',
    kind: 'complex',
    base: 'OptionMetadata',
    properties: { DefaultStatus: 'Edm.Int32', InvariantName: 'Edm.String' },
  },
  {
    name: 'StatusOptionMetadata',
    kind: 'complex',
    base: 'OptionMetadata',
    properties: { State: 'Edm.Int32', TransitionData: 'Edm.String' },
  },
]

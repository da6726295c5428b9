interface EnumType {
  flags?: true
  members: Readonly<Record<string, number>>
}

const counted = (names: string): EnumType => ({
  members: Object.fromEntries(names.split(' ').map((name, value) => [name, value])),
})

/** Enumerations with Microsoft's values (Web API reference, enumeration types). */
export const enumTypes: Readonly<Record<string, EnumType>> = {
  AccessRights: {
    flags: true,
    members: {
      None: 0,
      ReadAccess: 1,
      WriteAccess: 2,
      AppendAccess: 4,
      AppendToAccess: 16,
      CreateAccess: 32,
      DeleteAccess: 65_536,
      ShareAccess: 262_144,
      AssignAccess: 524_288,
    },
  },
  AssociatedMenuBehavior: counted('UseCollectionName UseLabel DoNotDisplay'),
  AssociatedMenuGroup: counted('Details Sales Service Marketing'),
  AttributeRequiredLevel: counted('None SystemRequired ApplicationRequired Recommended'),
  AttributeTypeCode: counted(
    'Boolean Customer DateTime Decimal Double Integer Lookup Memo Money Owner PartyList Picklist State Status String Uniqueidentifier CalendarRules Virtual BigInt ManagedProperty EntityName',
  ),
  CascadeType: counted('NoCascade Cascade Active UserOwned RemoveLink Restrict'),
  DateTimeFormat: counted('DateOnly DateAndTime'),
  DeletedMetadataFilters: {
    flags: true,
    members: { Default: 1, Attribute: 2, Relationship: 4, Label: 8, OptionSet: 16, All: 31 },
  },
  EndpointAccessType: counted('Default Internet Intranet'),
  EndpointType: counted('OrganizationService OrganizationDataService WebApplication'),
  EntityFilters: {
    flags: true,
    members: { Default: 1, Entity: 1, Attributes: 2, Privileges: 4, Relationships: 8, All: 15 },
  },
  EntityKeyIndexStatus: counted('Pending InProgress Active Failed'),
  IntegerFormat: counted('None Duration TimeZone Language Locale'),
  LogicalOperator: counted('And Or'),
  LookupFormat: counted('None Connection Regarding Text'),
  MetadataConditionOperator: counted('Equals NotEquals In NotIn GreaterThan LessThan'),
  OptionSetType: counted('Picklist State Status Boolean'),
  OrganizationState: counted('Enabled Disabled'),
  OrganizationType: counted(
    'Customer Monitoring Support BackEnd Secondary CustomerTest CustomerFreeTest CustomerPreview Placeholder TestDrive MsftInvestigation EmailTrial Default Developer Trial Teams Platform',
  ),
  OwnershipTypes: {
    flags: true,
    members: { None: 0, UserOwned: 1, TeamOwned: 2, BusinessOwned: 4, OrganizationOwned: 8, BusinessParented: 16 },
  },
  PrivilegeType: counted('None Create Read Write Delete Assign Share Append AppendTo'),
  PrivilegeDepth: counted('Basic Local Deep Global'),
  RelationshipType: counted('OneToManyRelationship ManyToManyRelationship'),
  StringFormat: counted('Email Text TextArea Url TickerSymbol PhoneticGuide VersionNumber Phone'),
  TargetFieldType: counted('All ValidForCreate ValidForUpdate ValidForRead'),
}

import { describe, expect, test } from 'vitest'
import { parseCsdlTables } from './csdl-tables.ts'

const documentOf = (types: string, sets: string): string => `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">
${types}<EntityContainer Name="System">${sets}</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`

const setOf = (name: string, type: string): string =>
  `<EntitySet Name="${name}" EntityType="Microsoft.Dynamics.CRM.${type}" />`

// From learn.microsoft.com, Web API Properties and Web API Navigation Properties.
const socialProfile = `<EntityType Name="socialprofile" BaseType="mscrm.crmbaseentity">
  <Key><PropertyRef Name="socialprofileid" /></Key>
  <Property Name="_customerid_value" Type="Edm.Guid">
    <Annotation Term="Org.OData.Core.V1.Description" String="Shows the customer that this social profile belongs to." />
  </Property>
  <Property Name="openrevenue" Type="Edm.Decimal" Scale="Variable">
    <Annotation Term="Org.OData.Core.V1.Permissions">
      <EnumMember>Org.OData.Core.V1.PermissionType/Read</EnumMember>
    </Annotation>
  </Property>
  <Property Name="openrevenue_date" Type="Edm.DateTimeOffset">
    <Annotation Term="Org.OData.Core.V1.Computed" Bool="true" />
  </Property>
  <Property Name="profilelink" Type="Edm.String" Unicode="false" />
  <NavigationProperty Name="customerid_contact" Type="mscrm.contact" Nullable="false" Partner="Socialprofile_customer_contacts">
    <ReferentialConstraint Property="_customerid_value" ReferencedProperty="contactid" />
  </NavigationProperty>
  <NavigationProperty Name="customerid_account" Type="mscrm.account" Nullable="false" Partner="Socialprofile_customer_accounts">
    <ReferentialConstraint Property="_customerid_value" ReferencedProperty="accountid" />
  </NavigationProperty>
  <NavigationProperty Name="Account_Tasks" Type="Collection(mscrm.task)" Partner="regardingobjectid_account_task"/>
  <NavigationProperty Name="teammembership_association" Type="Collection(mscrm.team)" Partner="teammembership_association" />
</EntityType>`

const base = '<EntityType Name="crmbaseentity" Abstract="true" />'

describe('a $metadata document', () => {
  const [table] = parseCsdlTables(documentOf(base + socialProfile, setOf('socialprofiles', 'socialprofile')))

  test('names the entity set and the key of a table', () => {
    expect(table).toMatchObject({
      logicalName: 'socialprofile',
      entitySetName: 'socialprofiles',
      primaryIdColumn: 'socialprofileid',
    })
  })

  test('a lookup of several tables is one column with all of them', () => {
    expect(table?.columns.get('customerid')).toMatchObject({ type: 'Lookup', targets: ['account', 'contact'] })
    expect(table?.manyToOne).toMatchObject([
      { referencingNavigation: 'customerid_contact', referencingColumn: 'customerid', referencedTable: 'contact' },
      { referencingNavigation: 'customerid_account', referencingColumn: 'customerid', referencedTable: 'account' },
    ])
  })

  test('what its annotations call read-only cannot be written', () => {
    for (const name of ['openrevenue', 'openrevenue_date'])
      expect(table?.columns.get(name)).toMatchObject({ validForCreate: false, validForUpdate: false })
    expect(table?.columns.get('profilelink')).toMatchObject({ validForCreate: true, validForUpdate: true })
  })

  test('collections are one-to-many, or many-to-many when both ends have one name', () => {
    expect(table?.oneToMany.map((each) => [each.referencedNavigation, each.referencingTable])).toEqual([
      ['Account_Tasks', 'task'],
    ])
    expect(table?.manyToMany.map(({ first, second }) => [first, second])).toEqual([
      [
        { table: 'socialprofile', navigation: 'teammembership_association' },
        { table: 'team', navigation: 'teammembership_association' },
      ],
    ])
  })

  test('inherited columns and keys count; a user is referred to by an id of its own', () => {
    const types = `${base}<EntityType Name="principal" BaseType="mscrm.crmbaseentity" Abstract="true">
      <Key><PropertyRef Name="ownerid" /></Key><Property Name="ownerid" Type="Edm.Guid" /></EntityType>
      <EntityType Name="systemuser" BaseType="mscrm.principal"><Property Name="systemuserid" Type="Edm.Guid" />
      <NavigationProperty Name="createdby" Type="mscrm.systemuser">
      <ReferentialConstraint Property="_createdby_value" ReferencedProperty="systemuserid" /></NavigationProperty>
      </EntityType>`
    const [user] = parseCsdlTables(documentOf(types, setOf('systemusers', 'systemuser')))
    expect(user?.primaryIdColumn).toBe('systemuserid')
    expect([...(user?.columns.keys() ?? [])].toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['ownerid', 'systemuserid'])
  })

  test.each([
    ['cut off', documentOf(base + socialProfile, setOf('s', 'socialprofile')).slice(0, -5)],
    ['of something else', '<html><body>Sign in</body></html>'],
    ['wrongly nested', '<edmx:Edmx><a></edmx:Edmx></a>'],
    ['two documents', '<a/><b/>'],
  ])('one that is %s is refused', (_what, text) => {
    expect(() => parseCsdlTables(text)).toThrow('no whole $metadata of Dataverse')
  })
})

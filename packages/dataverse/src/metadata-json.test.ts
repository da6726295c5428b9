import { describe, expect, test } from 'vitest'
import {
  readAlternateKey,
  readChoices,
  readColumn,
  readPrivilege,
  readRelationship,
  readTableSummary,
} from './metadata-json.ts'

const label = (text: string, languageCode = 1033) => ({
  LocalizedLabels: [
    { Label: text, LanguageCode: languageCode },
    { Label: `${text} (de)`, LanguageCode: 1031 },
  ],
  UserLocalizedLabel: { Label: text, LanguageCode: languageCode },
})

const labels = (text: string) => [
  { languageCode: 1033, label: text },
  { languageCode: 1031, label: `${text} (de)` },
]

describe('columns', () => {
  test('lengths, levels and targets are read from their managed or plain form', () => {
    expect(
      readColumn(
        {
          '@odata.type': '#Microsoft.Dynamics.CRM.StringAttributeMetadata',
          LogicalName: 'name',
          SchemaName: 'Name',
          AttributeType: 'String',
          AttributeTypeName: { Value: 'StringType' },
          DisplayName: label('Account Name'),
          RequiredLevel: { Value: 'ApplicationRequired', CanBeChanged: true },
          IsValidForCreate: true,
          IsValidForUpdate: true,
          IsValidForRead: true,
          AttributeOf: null,
          MaxLength: 160,
          Format: 'Text',
          Targets: null,
        },
        undefined,
      ),
    ).toEqual({
      logicalName: 'name',
      schemaName: 'Name',
      displayName: 'Account Name',
      labels: labels('Account Name'),
      type: 'String',
      requiredLevel: 'ApplicationRequired',
      validForCreate: true,
      validForUpdate: true,
      validForRead: true,
      maxLength: 160,
      format: 'Text',
    })
  })

  test('a multi-select choice is told from other virtual columns by its type name', () => {
    const json = { LogicalName: 'x', AttributeType: 'Virtual', AttributeTypeName: { Value: 'MultiSelectPicklistType' } }
    expect(readColumn(json, undefined)).toMatchObject({ type: 'MultiSelectPicklist', displayName: 'x' })
  })

  test('the behaviour of a date is read (P28)', () => {
    const json = {
      LogicalName: 'x',
      AttributeType: 'DateTime',
      Format: 'DateOnly',
      DateTimeBehavior: { Value: 'DateOnly' },
    }
    expect(readColumn(json, undefined)).toMatchObject({
      type: 'DateTime',
      format: 'DateOnly',
      dateTimeBehavior: 'DateOnly',
    })
  })
})

describe('choices', () => {
  test('states and statuses keep what belongs together, in every language (P19)', () => {
    const option = { Value: 1, State: 0, DefaultStatus: 2, Label: label('Open') }
    expect(readChoices({ OptionSet: { Options: [option] } })).toEqual([
      {
        value: 1,
        label: 'Open',
        labels: [
          { languageCode: 1033, label: 'Open' },
          { languageCode: 1031, label: 'Open (de)' },
        ],
        state: 0,
        defaultStatus: 2,
      },
    ])
  })

  test('a yes/no column has its two labels, a global choice those of its set', () => {
    const yesNo = {
      OptionSet: { FalseOption: { Value: 0, Label: label('No') }, TrueOption: { Value: 1, Label: label('Yes') } },
    }
    expect(readChoices(yesNo).map(({ value, label: text }) => [value, text])).toEqual([
      [0, 'No'],
      [1, 'Yes'],
    ])
    expect(
      readChoices({ OptionSet: null, GlobalOptionSet: { Options: [{ Value: 7, Label: label('Seven') }] } }),
    ).toMatchObject([{ value: 7, label: 'Seven' }])
  })

  test('without a label in the user language the first one stands in', () => {
    const option = { Value: 1, Label: { ...label('Open'), UserLocalizedLabel: null } }
    expect(readChoices({ OptionSet: { Options: [option] } })).toMatchObject([{ label: 'Open' }])
  })
})

test('tables carry their entity set and primary columns, as the service names them (P17, P18)', () => {
  expect(
    readTableSummary({
      LogicalName: 'leadtoopportunitysalesprocess',
      SchemaName: 'LeadToOpportunitySalesProcess',
      EntitySetName: 'leadtoopportunitysalesprocesses',
      PrimaryIdAttribute: 'businessprocessflowinstanceid',
      PrimaryNameAttribute: 'name',
      DisplayName: label('Lead To Opportunity Sales Process'),
      DisplayCollectionName: label('Lead To Opportunity Sales Processes'),
      OwnershipType: 'OrganizationOwned',
      IsActivity: false,
      IsBPFEntity: true,
      ChangeTrackingEnabled: true,
    }),
  ).toEqual({
    logicalName: 'leadtoopportunitysalesprocess',
    schemaName: 'LeadToOpportunitySalesProcess',
    entitySetName: 'leadtoopportunitysalesprocesses',
    primaryIdColumn: 'businessprocessflowinstanceid',
    primaryNameColumn: 'name',
    displayName: 'Lead To Opportunity Sales Process',
    displayCollectionName: 'Lead To Opportunity Sales Processes',
    labels: labels('Lead To Opportunity Sales Process'),
    ownership: 'OrganizationOwned',
    isActivity: false,
    isCustom: false,
    isBpf: true,
    hasNotes: false,
    optimisticConcurrency: false,
    changeTracking: true,
  })
})

test('navigation names keep their case (P16)', () => {
  expect(
    readRelationship({
      SchemaName: 'bpf_lead_leadtoopportunitysalesprocess',
      ReferencingEntity: 'leadtoopportunitysalesprocess',
      ReferencingAttribute: 'leadid',
      ReferencingEntityNavigationPropertyName: 'leadId',
      ReferencedEntity: 'lead',
      ReferencedAttribute: 'leadid',
      ReferencedEntityNavigationPropertyName: 'lead_leadtoopportunitysalesprocess',
    }),
  ).toMatchObject({ referencingColumn: 'leadid', referencingNavigation: 'leadId' })
})

test('a key that does not say it is in use is not taken to be', () => {
  expect(readAlternateKey({ LogicalName: 'new_code', KeyAttributes: ['new_code'] })).toEqual({
    logicalName: 'new_code',
    schemaName: 'new_code',
    columns: ['new_code'],
    status: 'Pending',
  })
})

test('a privilege has the name the service gives it and what it allows (P51)', () => {
  const json = { CanBeBasic: true, Name: 'prvAppendToActivity', PrivilegeId: 'x', PrivilegeType: 'AppendTo' }
  expect(readPrivilege(json)).toEqual({ name: 'prvAppendToActivity', type: 'AppendTo' })
})

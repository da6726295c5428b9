import type { OperationSignature } from './operation-signatures.ts'

/** Either of a column or, by its name, of a global choice. */
const options = {
  OptionSetName: 'Edm.String?',
  EntityLogicalName: 'Edm.String?',
  AttributeLogicalName: 'Edm.String?',
  SolutionUniqueName: 'Edm.String?',
}
const labelled = { Label: 'mscrm.Label', Description: 'mscrm.Label?' }
const newValue = { NewOptionValue: 'Edm.Int32' }
const lookupOfMany: OperationSignature = {
  parameters: {
    Lookup: 'mscrm.ComplexLookupAttributeMetadata',
    OneToManyRelationships: 'Collection(mscrm.ComplexOneToManyRelationshipMetadata)',
    SolutionUniqueName: 'Edm.String?',
  },
  response: { AttributeId: 'Edm.Guid', RelationshipIds: 'Collection(Edm.Guid)' },
}

/** Functions and actions that read or change the schema. */
export const metadataOperationSignatures: Readonly<Record<string, OperationSignature>> = {
  CreateCustomerRelationships: lookupOfMany,
  CreatePolymorphicLookupAttribute: lookupOfMany,
  DeleteOptionValue: { parameters: { ...options, Value: 'Edm.Int32' } },
  InsertOptionValue: { parameters: { ...options, Value: 'Edm.Int32?', ...labelled }, response: newValue },
  InsertStatusValue: {
    parameters: { ...options, Value: 'Edm.Int32?', ...labelled, StateCode: 'Edm.Int32' },
    response: newValue,
  },
  OrderOption: { parameters: { ...options, Values: 'Collection(Edm.Int32)' } },
  PublishAllXml: { parameters: {} },
  PublishXml: { parameters: { ParameterXml: 'Edm.String' } },
  ReactivateEntityKey: { parameters: { EntityLogicalName: 'Edm.String', EntityKeyLogicalName: 'Edm.String' } },
  RetrieveMetadataChanges: {
    parameters: {
      Query: 'mscrm.EntityQueryExpression?',
      DeletedMetadataFilters: 'mscrm.DeletedMetadataFilters?',
      ClientVersionStamp: 'Edm.String?',
    },
    response: {
      EntityMetadata: 'Collection(mscrm.ComplexEntityMetadata)',
      ServerVersionStamp: 'Edm.String',
      DeletedMetadata: 'mscrm.DeletedMetadataCollection',
    },
  },
  UpdateOptionValue: {
    parameters: { ...options, Value: 'Edm.Int32', ...labelled, MergeLabels: 'Edm.Boolean' },
  },
  UpdateStateValue: {
    parameters: {
      ...options,
      Value: 'Edm.Int32',
      ...labelled,
      MergeLabels: 'Edm.Boolean',
      DefaultStatusCode: 'Edm.Int32?',
    },
  },
}

const elementQuery = { Properties: 'mscrm.MetadataPropertiesExpression', Criteria: 'mscrm.MetadataFilterExpression' }

/** What RetrieveMetadataChanges is asked with and answers in (page query-schema-definitions). */
export const metadataQueryTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  EntityQueryExpression: {
    ...elementQuery,
    AttributeQuery: 'mscrm.AttributeQueryExpression',
    RelationshipQuery: 'mscrm.RelationshipQueryExpression',
    KeyQuery: 'mscrm.EntityKeyQueryExpression',
    LabelQuery: 'mscrm.LabelQueryExpression',
  },
  AttributeQueryExpression: elementQuery,
  RelationshipQueryExpression: elementQuery,
  EntityKeyQueryExpression: elementQuery,
  LabelQueryExpression: { FilterLanguages: 'Collection(Edm.Int32)', MissingLabelBehavior: 'Edm.Int32' },
  MetadataPropertiesExpression: { AllProperties: 'Edm.Boolean', PropertyNames: 'Collection(Edm.String)' },
  MetadataFilterExpression: {
    FilterOperator: 'mscrm.LogicalOperator',
    Conditions: 'Collection(mscrm.MetadataConditionExpression)',
    Filters: 'Collection(mscrm.MetadataFilterExpression)',
  },
  MetadataConditionExpression: {
    ConditionOperator: 'mscrm.MetadataConditionOperator',
    PropertyName: 'Edm.String',
    Value: 'mscrm.Object',
  },
  Object: { Type: 'Edm.String', Value: 'Edm.String' },
  GuidCollection: { Items: 'Collection(Edm.Guid)' },
  DeletedMetadataCollection: {
    Count: 'Edm.Int32',
    IsReadOnly: 'Edm.Boolean',
    Keys: 'Collection(mscrm.DeletedMetadataFilters)',
    Values: 'Collection(mscrm.GuidCollection)',
  },
}

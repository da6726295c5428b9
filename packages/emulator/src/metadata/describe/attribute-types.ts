import type { ColumnType } from '../../schema/schema.ts'

interface AttributeType {
  /** The entity type of its metadata, and of the cast that lists only this kind. */
  metadata: string
  /** AttributeTypeCode. Kinds newer than the enumeration are Virtual in it. */
  code: string
  /** AttributeTypeDisplayName. */
  name: string
}

const same = (type: string): AttributeType => ({
  metadata: `${type}AttributeMetadata`,
  code: type,
  name: `${type}Type`,
})
const lookup = (type: string): AttributeType => ({ ...same(type), metadata: 'LookupAttributeMetadata' })
const newer = (type: string): AttributeType => ({ ...same(type), code: 'Virtual' })

export const attributeTypes: Readonly<Record<ColumnType, AttributeType>> = {
  String: same('String'),
  Memo: same('Memo'),
  Integer: same('Integer'),
  BigInt: same('BigInt'),
  Decimal: same('Decimal'),
  Double: same('Double'),
  Money: same('Money'),
  Boolean: same('Boolean'),
  DateTime: same('DateTime'),
  Picklist: same('Picklist'),
  State: same('State'),
  Status: same('Status'),
  EntityName: same('EntityName'),
  ManagedProperty: same('ManagedProperty'),
  MultiSelectPicklist: newer('MultiSelectPicklist'),
  File: newer('File'),
  Image: newer('Image'),
  Lookup: lookup('Lookup'),
  Customer: lookup('Customer'),
  Owner: lookup('Owner'),
  PartyList: lookup('PartyList'),
  Uniqueidentifier: { ...same('Uniqueidentifier'), metadata: 'UniqueIdentifierAttributeMetadata' },
  Virtual: { ...same('Virtual'), metadata: 'AttributeMetadata' },
}

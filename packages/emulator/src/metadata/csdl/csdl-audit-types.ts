import { element } from './xml.ts'

const navigation = (Name: string): string =>
  element('NavigationProperty', { Name, Type: 'mscrm.crmbaseentity', Nullable: false })
const property = (Name: string, Type: string): string => element('Property', { Name, Type })

/** What audits are told in (Web API reference: AuditDetail, AttributeAuditDetail, AuditDetailCollection). */
export const csdlAuditTypes = (): string[] => [
  element('ComplexType', { Name: 'AuditDetail' }, [navigation('AuditRecord')]),
  element('ComplexType', { Name: 'Collection_Int32_String' }, [
    property('Count', 'Edm.Int32'),
    property('Keys', 'Collection(Edm.Int32)'),
    property('Values', 'Collection(Edm.String)'),
  ]),
  element('ComplexType', { Name: 'AttributeAuditDetail', BaseType: 'mscrm.AuditDetail' }, [
    property('DeletedAttributes', 'mscrm.Collection_Int32_String'),
    property('InvalidNewValueAttributes', 'Collection(Edm.String)'),
    property('LocLabelLanguageCode', 'Edm.Int32'),
    navigation('NewValue'),
    navigation('OldValue'),
  ]),
  element('ComplexType', { Name: 'UserAccessAuditDetail', BaseType: 'mscrm.AuditDetail' }, [
    property('AccessTime', 'Edm.DateTimeOffset'),
    property('Interval', 'Edm.Int32'),
  ]),
  element('ComplexType', { Name: 'AuditDetailCollection' }, [
    property('MoreRecords', 'Edm.Boolean'),
    property('PagingCookie', 'Edm.String'),
    property('TotalRecordCount', 'Edm.Int32'),
    property('AuditDetails', 'Collection(mscrm.AuditDetail)'),
  ]),
]

import type { OperationSignature } from './operation-signatures.ts'

/** Teams, roles and what a client asks about the organisation, as Microsoft's Web API reference lists them. */
export const securityOperationSignatures: Readonly<Record<string, OperationSignature>> = {
  AddMembersTeam: { parameters: { Members: 'Collection(mscrm.systemuser)' } },
  RemoveMembersTeam: { parameters: { Members: 'Collection(mscrm.systemuser)' } },
  AddPrivilegesRole: { parameters: { Privileges: 'Collection(mscrm.RolePrivilege)' } },
  RemovePrivilegeRole: { parameters: { Privilege: 'mscrm.privilege' } },
  ReplacePrivilegesRole: { parameters: { Privileges: 'Collection(mscrm.RolePrivilege)' } },
  RemoveFromQueue: { parameters: {} },
  RetrieveAllEntities: {
    parameters: { EntityFilters: 'mscrm.EntityFilters', RetrieveAsIfPublished: 'Edm.Boolean' },
    response: { EntityMetadata: 'Collection(mscrm.ComplexEntityMetadata)', Timestamp: 'Edm.String' },
  },
  RetrieveEntity: {
    parameters: {
      EntityFilters: 'mscrm.EntityFilters',
      LogicalName: 'Edm.String?',
      MetadataId: 'Edm.Guid',
      RetrieveAsIfPublished: 'Edm.Boolean',
    },
    response: { EntityMetadata: 'mscrm.ComplexEntityMetadata' },
  },
  RetrieveAttributeChangeHistory: {
    parameters: { Target: 'mscrm.crmbaseentity', AttributeLogicalName: 'Edm.String', PagingInfo: 'mscrm.PagingInfo?' },
    response: { AuditDetailCollection: 'mscrm.AuditDetailCollection' },
  },
  RetrieveAuditDetails: { parameters: {}, response: { AuditDetail: 'mscrm.AuditDetail' } },
  RetrieveRecordChangeHistory: {
    parameters: { Target: 'mscrm.crmbaseentity', PagingInfo: 'mscrm.PagingInfo?' },
    response: { AuditDetailCollection: 'mscrm.AuditDetailCollection' },
  },
  RetrieveAvailableLanguages: { parameters: {}, response: { LocaleIds: 'Collection(Edm.Int32)' } },
  RetrieveInstalledLanguagePacks: {
    parameters: {},
    response: { RetrieveInstalledLanguagePacks: 'Collection(Edm.Int32)' },
  },
  RetrieveProvisionedLanguages: {
    parameters: {},
    response: { RetrieveProvisionedLanguages: 'Collection(Edm.Int32)' },
  },
  RetrieveTeamPrivileges: {
    parameters: {},
    response: { RolePrivileges: 'Collection(mscrm.RolePrivilege)' },
  },
  RetrieveUserSetOfPrivilegesByNames: {
    parameters: { PrivilegeNames: 'Collection(Edm.String)', ExcludeTeamBasic: 'Edm.Boolean?' },
    response: { RolePrivileges: 'Collection(mscrm.RolePrivilege)' },
  },
  DeleteRecordChangeHistory: {
    parameters: { Target: 'mscrm.crmbaseentity' },
    response: { DeletedEntriesCount: 'Edm.Int32' },
  },
  RetrieveTimestamp: { parameters: {}, response: { Timestamp: 'Edm.String' } },
}

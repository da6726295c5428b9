import { fileOperationSignatures } from './file-operation-signatures.ts'
import { metadataOperationSignatures } from './metadata-operation-signatures.ts'
import { metadataQueryTypes } from './metadata-query-types.ts'
import { searchOperationSignatures } from './search-operation-signatures.ts'
import { securityOperationSignatures } from './security-operation-signatures.ts'

/** Parameters and result of the functions and actions, as Microsoft's Web API reference lists them. */
export interface OperationSignature {
  /** Name → type; a trailing `?` says it may be left out. */
  parameters: Readonly<Record<string, string>>
  /** Entities, as they are. */
  returns?: string
  /** Or the members of a `…Response` complex type. */
  response?: Readonly<Record<string, string>>
}

const closing = { OpportunityClose: 'mscrm.opportunityclose', Status: 'Edm.Int32' }
const sharing = { Target: 'mscrm.crmbaseentity', PrincipalAccess: 'mscrm.PrincipalAccess' }

export const operationSignatures: Readonly<Record<string, OperationSignature>> = {
  AddToQueue: {
    parameters: {
      Target: 'mscrm.crmbaseentity',
      SourceQueue: 'mscrm.queue?',
      QueueItemProperties: 'mscrm.queueitem?',
    },
    response: { QueueItemId: 'Edm.Guid' },
  },
  GetTimeZoneCodeByLocalizedName: {
    parameters: { LocalizedStandardName: 'Edm.String', LocaleId: 'Edm.Int32' },
    response: { TimeZoneCode: 'Edm.Int32' },
  },
  /** `Targets` of the three are of the table they are bound to. */
  CreateMultiple: { parameters: { Targets: 'Collection(bound)' }, response: { Ids: 'Collection(Edm.Guid)' } },
  UpdateMultiple: { parameters: { Targets: 'Collection(bound)' } },
  UpsertMultiple: { parameters: { Targets: 'Collection(bound)' } },
  ...fileOperationSignatures,
  FormatAddress: {
    parameters: {
      Line1: 'Edm.String',
      City: 'Edm.String',
      StateOrProvince: 'Edm.String',
      PostalCode: 'Edm.String',
      Country: 'Edm.String',
    },
    response: { Address: 'Edm.String' },
  },
  GrantAccess: { parameters: sharing },
  ModifyAccess: { parameters: sharing },
  RevokeAccess: { parameters: { Target: 'mscrm.crmbaseentity', Revokee: 'mscrm.principal' } },
  InitializeFrom: {
    parameters: {
      EntityMoniker: 'mscrm.crmbaseentity',
      TargetEntityName: 'Edm.String',
      TargetFieldType: 'mscrm.TargetFieldType',
    },
    returns: 'mscrm.crmbaseentity',
  },
  QualifyLead: {
    parameters: {
      CreateAccount: 'Edm.Boolean',
      CreateContact: 'Edm.Boolean',
      CreateOpportunity: 'Edm.Boolean',
      OpportunityCurrencyId: 'mscrm.transactioncurrency?',
      OpportunityCustomerId: 'mscrm.crmbaseentity?',
      Status: 'Edm.Int32',
      ProcessInstanceId: 'mscrm.crmbaseentity?',
    },
    returns: 'Collection(mscrm.crmbaseentity)',
  },
  RecalculatePrice: { parameters: { entityLogicalName: 'Edm.String', entityId: 'Edm.Guid' } },
  SendEmail: {
    parameters: { IssueSend: 'Edm.Boolean', TrackingToken: 'Edm.String?' },
    response: { Subject: 'Edm.String' },
  },
  RetrieveDuplicates: {
    parameters: {
      BusinessEntity: 'mscrm.crmbaseentity',
      MatchingEntityName: 'Edm.String',
      PagingInfo: 'mscrm.PagingInfo?',
    },
    returns: 'Collection(mscrm.crmbaseentity)',
  },
  PublishDuplicateRule: { parameters: {}, response: { JobId: 'Edm.Guid' } },
  UnpublishDuplicateRule: { parameters: { DuplicateRuleId: 'Edm.Guid' } },
  WinOpportunity: { parameters: closing },
  LoseOpportunity: { parameters: closing },
  Merge: {
    parameters: {
      Target: 'mscrm.crmbaseentity',
      Subordinate: 'mscrm.crmbaseentity',
      UpdateContent: 'mscrm.crmbaseentity?',
      PerformParentingChecks: 'Edm.Boolean',
    },
  },
  RetrieveActivePath: { parameters: { ProcessInstanceId: 'Edm.Guid' }, returns: 'Collection(mscrm.processstage)' },
  RetrieveProcessInstances: {
    parameters: { EntityId: 'Edm.Guid', EntityLogicalName: 'Edm.String' },
    returns: 'Collection(mscrm.businessprocessflowinstance)',
  },
  RetrieveCurrentOrganization: {
    parameters: { AccessType: 'mscrm.EndpointAccessType' },
    response: { Detail: 'mscrm.OrganizationDetail' },
  },
  ...metadataOperationSignatures,
  ...securityOperationSignatures,
  RetrievePrincipalAccess: {
    parameters: { Target: 'mscrm.crmbaseentity' },
    response: { AccessRights: 'mscrm.AccessRights' },
  },
  RetrieveTotalRecordCount: {
    parameters: { EntityNames: 'Collection(Edm.String)' },
    response: { EntityRecordCountCollection: 'mscrm.EntityRecordCountCollection' },
  },
  RetrieveSharedPrincipalsAndAccess: {
    parameters: { Target: 'mscrm.crmbaseentity' },
    response: { PrincipalAccesses: 'Collection(mscrm.PrincipalAccess)' },
  },
  RetrieveUserPrivilegeByPrivilegeId: {
    parameters: { PrivilegeId: 'Edm.Guid', ExcludeTeamBasic: 'Edm.Boolean?' },
    response: { RolePrivileges: 'Collection(mscrm.RolePrivilege)' },
  },
  RetrieveUserPrivilegeByPrivilegeName: {
    parameters: { PrivilegeName: 'Edm.String', ExcludeTeamBasic: 'Edm.Boolean?' },
    response: { RolePrivileges: 'Collection(mscrm.RolePrivilege)' },
  },
  RetrieveUserPrivileges: { parameters: {}, response: { RolePrivileges: 'Collection(mscrm.RolePrivilege)' } },
  ...searchOperationSignatures,
  RetrieveVersion: { parameters: {}, response: { Version: 'Edm.String' } },
  WhoAmI: {
    parameters: {},
    response: { BusinessUnitId: 'Edm.Guid', UserId: 'Edm.Guid', OrganizationId: 'Edm.Guid' },
  },
}

/** Complex types that parameters and results are made of. */
export const operationTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...metadataQueryTypes,
  PagingInfo: {
    PageNumber: 'Edm.Int32',
    Count: 'Edm.Int32',
    ReturnTotalRecordCount: 'Edm.Boolean',
    PagingCookie: 'Edm.String',
  },
  PrincipalAccess: { AccessMask: 'mscrm.AccessRights' },
  RolePrivilege: {
    Depth: 'mscrm.PrivilegeDepth',
    PrivilegeId: 'Edm.Guid',
    BusinessUnitId: 'Edm.Guid',
    PrivilegeName: 'Edm.String',
  },
  EntityRecordCountCollection: {
    Count: 'Edm.Int32',
    IsReadOnly: 'Edm.Boolean',
    Keys: 'Collection(Edm.String)',
    Values: 'Collection(Edm.Int64)',
  },
  EndpointCollection: {
    Count: 'Edm.Int32',
    IsReadOnly: 'Edm.Boolean',
    Keys: 'Collection(mscrm.EndpointType)',
    Values: 'Collection(Edm.String)',
  },
  OrganizationDetail: {
    OrganizationId: 'Edm.Guid',
    FriendlyName: 'Edm.String',
    OrganizationType: 'mscrm.OrganizationType',
    OrganizationVersion: 'Edm.String',
    EnvironmentId: 'Edm.String',
    DatacenterId: 'Edm.Guid',
    Geo: 'Edm.String',
    SchemaType: 'Edm.String',
    TenantId: 'Edm.String',
    UrlName: 'Edm.String',
    UniqueName: 'Edm.String',
    State: 'mscrm.OrganizationState',
    Endpoints: 'mscrm.EndpointCollection',
  },
}

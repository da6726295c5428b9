import type { Operation } from '../functions/operation.ts'
import type { ServiceReply, ServiceRequest } from '../http/service-request.ts'
import type { SchemaEditor } from '../schema/schema-editor.ts'
import type { Schema } from '../schema/schema.ts'
import type { DataverseFault } from '../errors/dataverse-fault.ts'
import type { Store } from '../store/store.ts'
import type { Rule } from '../write/rule.ts'
import type { Switches } from '../write/switches.ts'
import type { Access, Caller } from './access.ts'

export interface Organisation {
  organizationId: string
  uniqueName: string
  friendlyName: string
  /** A member of the Web API's OrganizationType. */
  organizationType: { name: string; value: number }
  tenantId: string
  /** `http://127.0.0.1:PORT`, no trailing slash. Known once the server listens. */
  environmentUrl: string
  /** Root business unit; owner of organisation-wide rows. */
  businessUnitId: string
  baseCurrencyId: string
  languageCode: number
}

/** One request of a caller on its way through the service. */
export interface Visit {
  /** Not let in: what to answer instead. Nothing else is called then. */
  refusal?: DataverseFault
  /** The work is done. */
  finish?(): void
  /** The reply is gone, or the caller is. */
  leave?(): void
  /** What every reply says, once the work is done. */
  headers?(): Record<string, string>
}

/** Everything the operations work on. One per emulator. */
export interface Environment {
  schema: Schema
  /** Through which the schema changes while the emulator runs. */
  schemaEditor: SchemaEditor
  store: Store
  access: Access
  rules: readonly Rule[]
  /** Functions and actions of the organisation's own. */
  ownOperations?: readonly Operation[]
  switches: Switches
  organisation: Organisation
  now(): Date
  newId(): string
  /** Stage ids of a business process flow in their order, which `processstage` rows do not tell. */
  stagesOf?(processId: string): readonly string[] | undefined
  /** Columns of a stage's record that must be filled before the process leaves the stage. */
  requiredColumnsOf?(stageId: string): readonly string[]
  /**
   * Who is calling, from the bearer token and the impersonation headers.
   * Asked once per request, and again for each part of a batch (with the batch's authorization header).
   *
   * @throws {HttpFault} 401 with the challenge.
   * @throws {DataverseFault} user disabled, without roles, may not impersonate.
   */
  authenticate(request: ServiceRequest): Promise<Caller>
  /** Counts a request against the limits. Absent: there are none. */
  admit?(caller: Caller, request: ServiceRequest): Visit
  /** Lets time pass before a request is carried out. */
  linger?(request: ServiceRequest): Promise<void>
  /** $metadata, EntityDefinitions, RelationshipDefinitions, GlobalOptionSetDefinitions and the service document (empty path). */
  metadata(request: ServiceRequest, caller: Caller): ServiceReply | undefined
}

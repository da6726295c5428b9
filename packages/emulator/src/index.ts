export { startEmulator } from './start-emulator.ts'
export type { Duration } from './clock/duration.ts'
export type {
  ApplicationChanges,
  ClockControls,
  ConsentControls,
  EmulatedConsentRequest,
  EmulatedTenant,
  EmulatedUser,
  Emulator,
  EmulatorOptions,
  EntraControls,
  FaultControls,
  PolicyOptions,
  RedirectUri,
  Rows,
  SeedSize,
  SnapshotControls,
  TenantOptions,
  TenantPerson,
} from './emulator.ts'
export type { AccountState } from './entra/accounts.ts'
export type { ClientSecret, RedirectPlatform, RegisteredPermission } from './entra/registration.ts'
export type { CredentialChange } from './entra/revocation.ts'
export type { Aim } from './faults/aim.ts'
export type { FailureOptions, ThrottleOptions } from './faults/refusals.ts'
export type { CutOptions, SlowOptions, TruncateOptions } from './faults/request-faults.ts'
export type { ServiceLimits } from './limits/service-limits.ts'
export { PersistenceError } from './persistence/persistence-error.ts'
export type { Column, Relationship, Schema, Table } from './schema/schema.ts'
export { SchemaFileError, type SchemaFile } from './schema/schema-file.ts'
export type { CustomApi, CustomApiCall, CustomApiResult } from './functions/custom-api.ts'
export { type Plugin, PluginError, type PluginErrorOptions } from './rules/plugin.ts'
export type { ProcessFlow, ProcessStage } from './seed/process-definitions.ts'
export type { SchemaChange } from './faults/change-schema.ts'
export type { LookupTarget, StoredValue } from './store/row.ts'
export type { RowValues } from './write/rule.ts'
export type { Switches } from './write/switches.ts'

// The whole public surface. Adding a line is a promise.
export { createDataverseClient } from './create-dataverse-client.ts'
export {
  type ChangeSetResult,
  type DataverseClient,
  type DataverseClientOptions,
  type ListOptions,
  type MetadataOptions,
  type RowList,
  type Settled,
  type Tables,
  type WhoAmI,
  type WriteBatchOptions,
  type WriteItem,
  type WriteValue,
} from './dataverse-client.ts'
export {
  action,
  type ActionOperation,
  create,
  type CreateOperation,
  functionCall,
  type FunctionOperation,
  insert,
  type InsertOperation,
  list,
  type ListOperation,
  type OperationValue,
  type ReadOperation,
  remove,
  type RemoveOperation,
  retrieve,
  type RetrieveOperation,
  rowOf,
  update,
  type UpdateOperation,
  type UpsertMode,
  type WriteOperation,
} from './operations.ts'
export {
  type BoundTo,
  type ColumnValue,
  type CreatedRow,
  entity,
  entityReference,
  type EntityReferenceValue,
  type EntityValue,
  enumMember,
  type EnumValue,
  lookup,
  lookupByKey,
  type LookupByKeyValue,
  type LookupTo,
  type LookupValue,
  type Parameters,
  type ParameterValue,
  type RowValues,
} from './values.ts'
export type { AlternateKey, KeyValue, RowKey } from './row-key.ts'
export type { Count, MergeOptions, RowMethods, RowReference, RowSource } from './rows.ts'
export type { BulkOptions, BulkResult, CreatedBulk, IdentifiedRow, KeyedRow } from './bulk.ts'
export type { AggregateList, AggregateMethod, AggregateQuery, AggregateRow, Aggregation } from './aggregate.ts'
export type { ExpandQuery, ListQuery, OrderBy, RetrieveQuery } from './query.ts'
export {
  all,
  and,
  any,
  callQueryFunction,
  contains,
  endsWith,
  eq,
  type Filter,
  type FilterValue,
  ge,
  gt,
  isIn,
  le,
  lt,
  ne,
  not,
  or,
  startsWith,
} from './filter.ts'
export type { QueryFunctionName, QueryFunctionParameters, QueryFunctionValue } from './query-functions.ts'
export type {
  AttachmentTable,
  DownloadedFile,
  DownloadFileOptions,
  FileContent,
  FileMethods,
  UploadAttachmentOptions,
  UploadFileOptions,
  UploadOptions,
  UploadProgress,
} from './files/files.ts'
export type { ChangePage, ChangesQuery, DeletedRow, ModifiedOnQuery, ModifiedPage } from './changes.ts'
export { etagOf, formattedOf, linkOf, lookupOf, type LookupReference, type Page, type Row } from './row.ts'
export type {
  AlternateKeyMetadata,
  Choice,
  ColumnMetadata,
  ColumnType,
  LocalizedLabel,
  ManyToManyRelationship,
  ManyToManySide,
  RelationshipMetadata,
  PrivilegeType,
  RequiredLevel,
  TableMetadata,
  TablePrivilege,
  TableSummary,
} from './metadata.ts'
export type { Difference, SchemaChanges, TableChange } from './schema-difference.ts'
export { typedClient, type TypedClient } from './typed-client.ts'
export type { FileColumn, TypedFiles } from './typed-files.ts'
export type { TypedReads } from './typed-reads.ts'
export type { TypedWrites } from './typed-writes.ts'
export {
  operationsOf,
  type TypedOperations,
  type TypedReadOperation,
  type TypedWriteOperation,
} from './typed-operations.ts'
export type { TypedListQuery, TypedRetrieveQuery } from './typed-query.ts'
export type { TypedAggregateList, TypedAggregateQuery, TypedAggregateRow, TypedAggregation } from './typed-aggregate.ts'
export type {
  ClearableColumn,
  CreateValues,
  TypedReference,
  TypedRowKey,
  UpdatableColumn,
  UpdateValue,
  UpsertValues,
} from './typed-values.ts'
export type { TypedExpandQuery, TypedRow } from './typed-row.ts'
export type { ColumnPath, TypedFilter } from './typed-filter.ts'
export type {
  ChoiceLabel,
  Choices,
  ChoiceValue,
  ColumnName,
  ColumnSchema,
  SchemaTypes,
  TableName,
  TableSchema,
  TableSchemas,
  TableTypes,
} from './schema-types.ts'
export { nearestNames } from './nearest-names.ts'
export { createMetadataCache, type MetadataCache, type MetadataCacheOptions } from './metadata-cache.ts'
export {
  type Cloud,
  type EnvironmentUrlRefusal,
  parseEnvironmentUrl,
  type ParsedEnvironmentUrl,
} from './environment-url.ts'
export { discoverEnvironment, type DiscoveredEnvironment } from './discover-environment.ts'
export type { Transport, TransportRequest, TransportResponse, TransportWrapper } from './transport.ts'
export { undiciTransport } from '#platform'
export type { UndiciTransportOptions } from './undici-transport.ts'
export type { ResolveAll, ResolvedAddress } from './resolve-all.ts'
export { fetchTransport } from './fetch-transport.ts'
export type { TokenSource } from './token-source.ts'
export type { Clock } from './clock.ts'
export type { DataverseEvent, OnDataverseEvent } from './events.ts'
export type { RetryPolicy } from './retry.ts'
export type { BusinessLogic, RequestOptions } from './request-options.ts'
export {
  createGovernor,
  type Governor,
  type GovernorOptions,
  type GovernorState,
  type RequestPriority,
  type SharedPauses,
} from './governor.ts'
export { CodedError, type CodedErrorInit, type FieldProblem } from './coded-error.ts'
export {
  AccessDeniedError,
  BusinessRuleError,
  ChangeTrackingNotEnabledError,
  CursorExpiredError,
  DataverseError,
  type DataverseErrorCode,
  dataverseErrorCodes,
  DuplicateDetectedError,
  DuplicateKeyError,
  InvalidRequestError,
  MalformedReplyError,
  type NameCandidate,
  QueueFullError,
  type RequestSummary,
  RowChangedError,
  RowNotFoundError,
  ThrottledError,
  TransportError,
  UnauthorizedError,
  UnknownNameError,
} from './errors.ts'

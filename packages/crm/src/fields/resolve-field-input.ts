import type { DataverseClient, TableMetadata } from '@liaison/dataverse'
import type { FieldInputs, ResolvedFieldInputs } from './field-input.ts'

export interface FieldInputRequest {
  table: TableMetadata
  fields: FieldInputs
  for: 'create' | 'update'
}

/**
 * Turns what somebody wrote into column values, checked against the environment's metadata. Either every field can be
 * written, or all problems are told at once. Looks up the records that are named in one round trip; writes nothing.
 */
export declare function resolveFieldInputs(
  dataverse: DataverseClient,
  request: FieldInputRequest,
): Promise<ResolvedFieldInputs>

import type { TableMetadata } from '@liaison/dataverse'
import { statusColumn } from '../fields/form-columns.mapping.ts'
import { opportunityStateValues } from './opportunity.mapping.ts'

/** The status reasons a deal can be lost for, as this environment has them. */
export const lossReasonsOf = (deals: TableMetadata): string[] =>
  (deals.columns.get(statusColumn)?.choices ?? [])
    .filter(({ state }) => state === opportunityStateValues.lost)
    .map(({ label }) => label)

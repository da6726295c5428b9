import type { LookupValue } from '@liaison/dataverse'

/** A column value that survives JSON: dates as ISO 8601 text. */
export type StoredValue = string | number | boolean | null | LookupValue | readonly number[]
export type StoredValues = Readonly<Record<string, StoredValue>>

/** What stood in a row when the plan was made, to tell a conflict by field. */
export interface ExpectedField {
  column: string
  label: string
  before: string | null
  after: string | null
}

/** One operation of the change set, exactly as it will be sent. The plan's hash is over these. */
export type PlannedOperation =
  | { kind: 'create'; changeId: string; table: string; id: string; values: StoredValues }
  | {
      kind: 'update'
      /** Every change that was folded into it; two updates of one row in a change set would trip over the row version. */
      changeIds: string[]
      table: string
      id: string
      etag: string
      values: StoredValues
      expected: ExpectedField[]
    }
  | {
      kind: 'close'
      changeId: string
      action: 'WinOpportunity' | 'LoseOpportunity'
      opportunityId: string
      /** Actions take no `If-Match`: compared with the row just before sending. */
      etag: string
      /** Id of the closing activity, chosen by us, so that a repeat is noticed. */
      activityId: string
      status: number
      values: StoredValues
      expected: ExpectedField[]
    }

/** One row at most: the one-time code of the set-up. */
export interface SetUpTable {
  only_row: boolean
  code_hash: Buffer
  attempts: number
  created_at: Date
}

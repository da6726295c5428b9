import type { TableMetadata } from '@liaison/dataverse'

/** Metadata that was asked for. The client throws for a table the environment lacks, so a miss is a fault of ours. */
export function tableOf(tables: ReadonlyMap<string, TableMetadata>, name: string): TableMetadata {
  const table = tables.get(name)
  if (!table) throw new Error(`The metadata of ${name} was not asked for`)
  return table
}

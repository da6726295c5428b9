/** Kinds of deleted metadata, as the Web API's enumeration names them; `Default` are tables (cache-schema-data). */
export type DeletedKind = 'Default' | 'Attribute' | 'Relationship' | 'Label' | 'OptionSet'

/**
 * What has happened to the schema since it was loaded, for RetrieveMetadataChanges. Versions are those of the schema; a
 * part is named by its metadata id, an option by `<id of its option set>/<value>`.
 */
export interface SchemaHistory {
  /** The version in which a part last changed itself. What is absent is as it was loaded. */
  readonly changedAt: Map<string, number>
  /** The version in which an option was added to its option set. */
  readonly addedAt: Map<string, number>
  readonly deleted: { kind: DeletedKind; metadataId: string; version: number }[]
  /** Stamps of older versions have expired: deletions before this one are no longer known. */
  knownSince: number
}

export const newHistory = (): SchemaHistory => ({
  changedAt: new Map(),
  addedAt: new Map(),
  deleted: [],
  knownSince: 0,
})

export const optionKey = (optionSetId: string, value: number): string => `${optionSetId}/${value}`

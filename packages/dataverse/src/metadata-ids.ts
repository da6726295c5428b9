import { type MetadataJson, objects } from './metadata-json.ts'

/**
 * Which MetadataIds a table is made of, as short as can be: the first eight of their digits. They answer whether something
 * deleted belonged to it; two that begin alike, and only one of them deleted, cost a read that finds nothing changed.
 */
export type MetadataIds = Uint32Array

const shortened = (id: string): number => Number.parseInt(id.slice(0, 8), 16)

/** Of the table, its columns, choices, relationships and keys: the replies to `pathsOfTable`. */
export function metadataIdsOf([table = {}, ...casts]: readonly MetadataJson[]): MetadataIds {
  const members = ['Attributes', 'ManyToOneRelationships', 'OneToManyRelationships', 'ManyToManyRelationships', 'Keys']
  const optionSets = casts.flatMap((cast) =>
    objects(cast['value']).flatMap((column) => objects([column['OptionSet'], column['GlobalOptionSet']])),
  )
  const ids = [table, ...members.flatMap((member) => objects(table[member])), ...optionSets].flatMap((json) => {
    const id = json['MetadataId']
    return typeof id === 'string' ? [shortened(id)] : []
  })
  return Uint32Array.from(new Set(ids)).sort()
}

/** Whether one of them may be among these. */
export function includesAny(ids: MetadataIds, deleted: ReadonlySet<number>): boolean {
  return ids.some((id) => deleted.has(id))
}

export const shortenedIds = (ids: readonly string[]): ReadonlySet<number> => new Set(ids.map(shortened))

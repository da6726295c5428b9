import { unresolvedParameters } from '../../errors/faults.ts'
import type { DeletedKind } from '../../schema/schema-history.ts'
import type { Schema } from '../../schema/schema.ts'
import type { Definition } from '../labels.ts'

const kinds: readonly DeletedKind[] = ['Default', 'Attribute', 'Relationship', 'Label', 'OptionSet']

/**
 * `DeletedMetadataCollection`: the ids of everything deleted since the client's last look, whatever its query, by kind.
 * Only with both a stamp and filters (page cache-schema-data).
 */
export function deletedMetadata(schema: Schema, since: number | undefined, filters: readonly string[]): Definition {
  const wanted = filters.includes('All') ? kinds : filters.map(kindNamed)
  const found = kinds.flatMap((kind) => {
    const ids = schema.history.deleted.filter(
      (each) => each.kind === kind && since !== undefined && each.version > since,
    )
    return wanted.includes(kind) && ids.length > 0 ? [{ kind, ids: ids.map(({ metadataId }) => metadataId) }] : []
  })
  return {
    Count: found.length,
    IsReadOnly: false,
    Keys: found.map(({ kind }) => kind),
    Values: found.map(({ ids }) => ({ Items: ids })),
  }
}

function kindNamed(name: string): DeletedKind {
  const kind = kinds.find((each) => each === name)
  if (!kind) throw unresolvedParameters()
  return kind
}

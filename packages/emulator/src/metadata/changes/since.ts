import type { SchemaHistory } from '../../schema/schema-history.ts'

/** How parts of the schema stand to the client's last look at it. */
export interface Since {
  /** The client has not looked yet: everything is told, and nothing of it has changed. */
  isFirst: boolean
  changed(id: string): boolean
  added(id: string): boolean
  /** As the replies have it: null at the first look. */
  hasChanged(id: string): boolean | null
}

export function sinceVersion(version: number | undefined, { changedAt, addedAt }: SchemaHistory): Since {
  const later = (at: number | undefined): boolean => version !== undefined && at !== undefined && at > version
  const changed = (id: string): boolean => later(changedAt.get(id))
  return {
    isFirst: version === undefined,
    changed,
    added: (id) => later(addedAt.get(id)),
    hasChanged: (id) => (version === undefined ? null : changed(id)),
  }
}

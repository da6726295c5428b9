/**
 * A type of Dataverse's metadata: an entity type such as EntityMetadata, or a complex type such as Label. Property types
 * are written as in `$metadata`: `Edm.String`, `mscrm.AttributeTypeCode`, `Collection(mscrm.OptionMetadata)`.
 */
export interface MetadataType {
  name: string
  kind: 'entity' | 'complex'
  base?: string
  /** Has no instances of its own. */
  abstract?: true
  properties: Readonly<Record<string, string>>
  /** Navigation property → the type it leads to; in `Collection(…)` where it leads to many. */
  navigation?: Readonly<Record<string, string>>
  /** Microsoft's properties whose values the emulator does not know: asking for one is a 501, not a guess. */
  notEmulated?: readonly string[]
}

export const namesIn = (list: string): string[] => list.split(/\s+/).filter((name) => name !== '')

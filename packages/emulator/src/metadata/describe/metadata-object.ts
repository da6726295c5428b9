/** A piece of metadata as the Web API shows it, before `$select` and `$expand`. */
export interface MetadataObject {
  /** Its own type, which may be derived from the one a collection declares. */
  type: string
  /** All structural properties the emulator knows. */
  values: Readonly<Record<string, unknown>>
  /** Navigation properties, followed when asked for. */
  related: Readonly<Record<string, () => MetadataObject | readonly MetadataObject[] | null>>
}

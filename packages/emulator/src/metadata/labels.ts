import { metadataId } from '../schema/metadata-id.ts'
import type { Label } from '../schema/schema.ts'

export type Definition = Record<string, unknown>

/** A `Label` as the service writes it: all languages, and the caller's. */
export function labelJson(labels: readonly Label[] | undefined, languageCode: number, isManaged = true): Definition {
  const localized = (labels ?? []).map(({ label, languageCode: code }) => ({
    Label: label,
    LanguageCode: code,
    IsManaged: isManaged,
    MetadataId: metadataId('label', label, String(code)),
    HasChanged: null,
  }))
  return {
    LocalizedLabels: localized,
    UserLocalizedLabel: localized.find((each) => each.LanguageCode === languageCode) ?? null,
  }
}

/** Managed properties wrap their value. */
export const managed = (value: unknown, name: string, canBeChanged = true): Definition => ({
  Value: value,
  CanBeChanged: canBeChanged,
  ManagedPropertyLogicalName: name,
})

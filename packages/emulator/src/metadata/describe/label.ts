import { metadataId } from '../../schema/metadata-id.ts'
import type { Label } from '../../schema/schema.ts'

interface LocalizedLabel {
  Label: string
  LanguageCode: number
  IsManaged: boolean
  MetadataId: string
  HasChanged: null
}

export interface LabelJson {
  LocalizedLabels: LocalizedLabel[]
  UserLocalizedLabel: LocalizedLabel | null
}

export const noLabel: LabelJson = { LocalizedLabels: [], UserLocalizedLabel: null }

export interface LabelOptions {
  /** The user's language; where no label has it, there is no UserLocalizedLabel. */
  languageCode: number
  /** Part of Microsoft's solutions, not the organisation's own. */
  isManaged: boolean
  /** What the label is of, so that its id is always the same. */
  of: readonly string[]
}

export function describeLabel(labels: readonly Label[], { languageCode, isManaged, of }: LabelOptions): LabelJson {
  const localized = labels.map((each) => ({
    Label: each.label,
    LanguageCode: each.languageCode,
    IsManaged: isManaged,
    MetadataId: metadataId('label', ...of, String(each.languageCode)),
    HasChanged: null,
  }))
  return {
    LocalizedLabels: localized,
    UserLocalizedLabel: localized.find((each) => each.LanguageCode === languageCode) ?? null,
  }
}

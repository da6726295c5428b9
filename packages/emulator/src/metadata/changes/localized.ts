import type { Definition } from '../labels.ts'

/**
 * Labels of the languages asked for only. A person whose own language is not among them gets no UserLocalizedLabel; the
 * pages do not say whether Dataverse gives it all the same, and it may be null anyway.
 */
export function localized(value: unknown, languages: readonly number[] | undefined, userLanguage: number): unknown {
  if (languages === undefined || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((each: unknown) => localized(each, languages, userLanguage))
  const definition = value as Definition
  const labels = definition['LocalizedLabels']
  if (!Array.isArray(labels))
    return Object.fromEntries(
      Object.entries(definition).map(([name, each]) => [name, localized(each, languages, userLanguage)]),
    )
  return {
    LocalizedLabels: labels.filter((label: { LanguageCode: number }) => languages.includes(label.LanguageCode)),
    UserLocalizedLabel: languages.includes(userLanguage) ? definition['UserLocalizedLabel'] : null,
  }
}

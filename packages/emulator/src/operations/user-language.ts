import type { FormatContext } from '../query/formatted-value.ts'
import type { Caller } from './access.ts'
import type { Environment } from './environment.ts'

/** In which a user sees labels: the language of the user's settings; the organisation's where there are none. */
export function userLanguage({ schema, store, organisation }: UserLanguages, { userId }: Caller): number {
  const settings = schema.tables.has('usersettings') ? store.get('usersettings', userId) : undefined
  const language = settings?.values['uilanguageid']
  return typeof language === 'number' && language > 0 ? language : organisation.languageCode
}

type UserLanguages = Pick<Environment, 'schema' | 'store'> & { organisation: { languageCode: number } }

/** What formatted values are made with. */
export const formatContext = (environment: Environment, caller: Caller): FormatContext => ({
  schema: environment.schema,
  store: environment.store,
  languageCode: userLanguage(environment, caller),
})

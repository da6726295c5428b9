import { responseReply } from '../http/reply.ts'
import type { RequestContext } from '../operations/request-context.ts'
import type { FunctionOperation, Operation } from './operation.ts'

/** The organisation's language and German: those its labels are in. All that is installed is enabled as well. */
const languages = ({ environment }: RequestContext): number[] => [
  ...new Set([environment.organisation.languageCode, 1033, 1031]),
]

/** Each of the three names the list differently (Web API reference). */
const listing = (name: string, member: string): FunctionOperation => ({
  kind: 'function',
  name,
  run: (context) => responseReply(context, name, { [member]: languages(context) }),
})

export const languageOperations: readonly Operation[] = [
  listing('RetrieveAvailableLanguages', 'LocaleIds'),
  listing('RetrieveInstalledLanguagePacks', 'RetrieveInstalledLanguagePacks'),
  listing('RetrieveProvisionedLanguages', 'RetrieveProvisionedLanguages'),
]

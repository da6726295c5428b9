import { CrmError } from '../crm-error.ts'
import type { Actor } from '../deps.ts'

/** The key that asks: a connect link belongs to one. @throws {CrmError} `api_key_needed` */
export function keyOfActor({ apiKeyId }: Actor): string {
  if (apiKeyId !== undefined) return apiKeyId
  throw new CrmError({
    code: 'api_key_needed',
    message: 'Connect links are made by programs, with their API key.',
    help: 'Send the key as "Authorization: Bearer liaison_…"; an administrator makes one with the scope connect.',
  })
}

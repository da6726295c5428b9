import { CrmError } from '../crm-error.ts'
import type { Transaction } from '../database.ts'
import type { Actor } from '../deps.ts'
import type { ApiKey } from './api-key.ts'
import { findKey } from './api-key.store.ts'

/**
 * The key when it is this member's, or anybody's for an administrator.
 *
 * @throws {CrmError} `api_key_not_found`
 */
export async function getKeyInReach(
  trx: Transaction,
  { memberId, role }: Actor,
  { id, now }: { id: string; now: Date },
): Promise<ApiKey> {
  const key = await findKey(trx, id, now)
  if (key && (role === 'admin' || key.createdBy.id === memberId)) return key
  throw new CrmError({
    code: 'api_key_not_found',
    message: 'There is no API key with this id.',
    help: 'Look for it in the list of your keys.',
  })
}

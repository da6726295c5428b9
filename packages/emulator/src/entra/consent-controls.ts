import { millisecondsOf } from '../clock/duration.ts'
import type { ConsentControls } from '../emulator.ts'
import type { Entra } from './entra.ts'
import { personById } from './directory.ts'

/** Consent in the hands of a test. */
export function createConsentControls(
  { consents, directory }: Entra,
  personId: (userKey: string) => string,
): ConsentControls {
  return {
    require(policy) {
      consents.revoke()
      consents.setPolicy(policy)
    },
    grant: (userKey) => consents.grant(userKey === undefined ? undefined : personId(userKey)),
    revoke: () => consents.revoke(),
    spread: ({ reaches = 'token', ...after }) => consents.setSpread({ afterMs: millisecondsOf(after), reaches }),
    requests: () =>
      consents.requests().map(({ personId: asker, createdAt, completedAt, ...request }) => ({
        ...request,
        user: personById(directory, asker)?.key ?? asker,
        createdAt: new Date(createdAt),
        ...(completedAt !== undefined && { completedAt: new Date(completedAt) }),
      })),
    approve: (id) => consents.review(id, 'Approve'),
    deny: (id) => consents.review(id, 'Deny'),
  }
}

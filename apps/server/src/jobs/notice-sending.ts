import { type Deps, sendNotices, tellCredentialEnds } from '@liaison/crm'
import type { RecurringWork } from './job-runner.ts'

/** Of one turn; the next one comes in seconds. */
const atMost = 200

/** None without a mail server. */
export function noticeSending(deps: Deps): RecurringWork[] {
  if (!deps.mailer) return []
  return [
    {
      name: 'send-notices',
      everySeconds: 10,
      run: async (signal) => void (await sendNotices(deps, { atMost, signal })),
    },
    { name: 'tell-credential-ends', everySeconds: 3_600, run: async () => tellCredentialEnds(deps) },
  ]
}

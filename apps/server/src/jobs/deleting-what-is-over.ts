import { deleteWhatIsOver, type Deps } from '@liaison/crm'
import type { RecurringWork } from './job-runner.ts'

export function deletingWhatIsOver(deps: Deps): RecurringWork[] {
  const run = async (signal: AbortSignal) => void (await deleteWhatIsOver(deps, { signal }))
  return [{ name: 'delete-what-is-over', everySeconds: 3_600, run }]
}

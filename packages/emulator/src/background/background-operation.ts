import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { Store } from '../store/store.ts'

/** States and their reasons (learn.microsoft.com "Background operations", the table of the same name). */
export const progress = {
  waiting: { state: 0, status: 0 },
  running: { state: 2, status: 20 },
  canceling: { state: 2, status: 22 },
  succeeded: { state: 3, status: 30 },
  failed: { state: 3, status: 31 },
  canceled: { state: 3, status: 32 },
} as const

/** A custom API on its way, or what became of it. */
export interface BackgroundOperation {
  id: string
  /** Who asked for it. */
  userId: string
  progress: (typeof progress)[keyof typeof progress]
  /** Members of the API's response. */
  outputs?: Record<string, unknown>
  error?: { code: number; message: string }
}

const operations = new WeakMap<Store, Map<string, BackgroundOperation>>()

/** By id. They do not outlive the process. */
export function backgroundOperationsOf(store: Store): Map<string, BackgroundOperation> {
  let known = operations.get(store)
  if (!known) operations.set(store, (known = new Map()))
  return known
}

/** As the status monitor tells it: outputs of what succeeded, the error of what failed. */
export const statusOf = ({ progress: { state, status }, outputs, error }: BackgroundOperation): object => ({
  ...(error && { backgroundOperationErrorCode: error.code, backgroundOperationErrorMessage: error.message }),
  backgroundOperationStateCode: state,
  backgroundOperationStatusCode: status,
  ...outputs,
})

/**
 * What has not started is not carried out; what has is not stopped.
 *
 * @throws {DataverseFault} when it is over. The page gives the words alone.
 */
export function cancel(operation: BackgroundOperation): object {
  if (operation.progress.state === progress.succeeded.state)
    throw new DataverseFault(400, '', 'Canceling background operation is not allowed after it is in terminal state.')
  if (operation.progress === progress.waiting) operation.progress = progress.canceling
  const { state, status } = progress.canceling
  return { backgroundOperationStateCode: state, backgroundOperationStatusCode: status }
}

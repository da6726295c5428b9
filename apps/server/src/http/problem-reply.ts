import { z } from 'zod'
import { Problem } from './problem.ts'

type Operation = { responses?: Record<string, unknown> }

const problem = {
  description: 'A refusal or a failure.',
  content: {
    'application/problem+json': { schema: { $ref: `#/components/schemas/${z.globalRegistry.get(Problem)?.id}` } },
  },
}

/** Every operation may answer with a problem instead; said here once. */
export function problemReply<T extends { paths?: object }>(document: T): T {
  for (const methods of Object.values(document.paths ?? {}) as Record<string, Operation>[]) {
    for (const operation of Object.values(methods)) {
      operation.responses = { ...operation.responses, default: problem }
    }
  }
  return document
}

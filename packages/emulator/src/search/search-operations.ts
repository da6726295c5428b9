import type { ActionOperation, FunctionOperation, Operation } from '../functions/operation.ts'
import { responseReply } from '../http/reply.ts'
import type { RequestContext } from '../operations/request-context.ts'
import type { JsonObject } from '../write/decode-body.ts'
import { answerAutocomplete } from './autocomplete.ts'
import { answerQuery } from './query.ts'
import { searchStatistics } from './statistics.ts'
import { searchStatus } from './status.ts'
import { answerSuggest } from './suggest.ts'

/** Answers with JSON within the text of `response`, as all of them do. */
const action = (
  name: string,
  answer: (context: RequestContext, body: JsonObject) => Record<string, unknown>,
): ActionOperation => ({
  kind: 'action',
  name,
  run: (context, body) => responseReply(context, name, { response: JSON.stringify(answer(context, body)) }),
})

const plainFunction = (
  name: string,
  answer: (context: RequestContext) => Record<string, unknown>,
): FunctionOperation => ({
  kind: 'function',
  name,
  run: (context) => responseReply(context, name, { response: JSON.stringify(answer(context)) }),
})

/**
 * Dataverse search by the Web API; `/api/search/v2.0/query` and its like are the same by another address.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/search/overview
 */
export const searchOperations: readonly Operation[] = [
  action('searchautocomplete', answerAutocomplete),
  action('searchquery', answerQuery),
  plainFunction('searchstatistics', searchStatistics),
  plainFunction('searchstatus', searchStatus),
  action('searchsuggest', answerSuggest),
]

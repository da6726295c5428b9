import { jsonText } from '../json-text.ts'
import { actionBody } from '../parameters.ts'
import { malformed, replyJson } from '../reply-json.ts'
import type { RequestOptions } from '../request-options.ts'
import type { Reader } from '../reader.ts'
import type { Schema } from '../schema.ts'
import type { RawRequest, Service } from '../service.ts'
import type { RequestContext, ServiceReply } from '../service-reply.ts'
import type { Parameters } from '../values.ts'

export interface FileTools {
  service: Service
  schema: Schema
  reader: Reader
}

/** One of the service's messages for files, and what is said with it about a row of `table`. */
export interface Message {
  name: string
  table: string
  parameters: Parameters
}

export async function sendMessage<T>(
  { service, schema }: FileTools,
  { name, table, parameters }: Message,
  request: Pick<RawRequest<T>, 'readOnly' | 'read'>,
  options: RequestOptions,
): Promise<T> {
  const body = await schema.compile([table], (tableOf) => jsonText(actionBody(parameters, tableOf)), options)
  return service.raw(name, { method: 'POST', headers: jsonContent, body, ...request }, options)
}

/** The first message of an upload or download: it has no effect but the token with which the others are sent. */
export async function initialize<T>(
  tools: FileTools,
  message: Message,
  read: (answer: Record<string, unknown>, malformedBecause: (problem: string) => Error) => T,
  options: RequestOptions,
): Promise<T & { token: string }> {
  const readReply = (reply: ServiceReply, context: RequestContext): T & { token: string } => {
    const answer = replyJson(reply, context) ?? {}
    const { FileContinuationToken: token } = answer
    if (typeof token !== 'string') throw malformed(reply, context, 'has no token for the rest of the file')
    return { ...read(answer, (problem) => malformed(reply, context, problem)), token }
  }
  return sendMessage(tools, message, { readOnly: true, read: readReply }, options)
}

export const jsonContent = { 'content-type': 'application/json; charset=utf-8' }

import type { ServiceReply } from '../http/service-request.ts'

export interface AnsweredPart {
  reply: ServiceReply
  contentId?: string
}

export const statusTexts: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  412: 'Precondition Failed',
  413: 'Request Entity Too Large',
  414: 'Request-URI Too Long',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
}

/** Names as recorded traffic writes them; HTTP does not care, readers of recordings do. */
const headerNames: Readonly<Record<string, string>> = {
  'content-type': 'Content-Type',
  etag: 'ETag',
  location: 'Location',
  'odata-entityid': 'OData-EntityId',
  'odata-version': 'OData-Version',
  'preference-applied': 'Preference-Applied',
  req_id: 'REQ_ID',
}

/** One answered operation as a part, CRLF throughout. */
export function writePart({ reply, contentId }: AnsweredPart, noContentReason: string): string {
  const reason = reply.status === 204 ? noContentReason : (statusTexts[reply.status] ?? 'Unknown')
  const lines = [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
    '',
    `HTTP/1.1 ${reply.status} ${reason}`,
    ...Object.entries(partHeaders(reply)).map(([name, value]) => `${headerNames[name] ?? name}: ${value}`),
    '',
    typeof reply.body === 'string' ? reply.body : Buffer.from(reply.body ?? []).toString(),
  ]
  return lines.join('\r\n')
}

/** In a batch a 204 carries the row's address twice, and successful bodies say that they stream. */
function partHeaders(reply: ServiceReply): Record<string, string> {
  const { 'odata-entityid': address, 'content-type': type, ...others } = reply.headers
  const streamed = type !== undefined && reply.status < 300 && type.includes('odata.metadata')
  return {
    ...(type !== undefined && { 'content-type': streamed ? `${type}; odata.streaming=true` : type }),
    ...others,
    ...(address !== undefined && { location: address, 'odata-entityid': address }),
  }
}

export function writeMultipart(parts: readonly string[], boundary: string): string {
  return [...parts.map((part) => `--${boundary}\r\n${part}\r\n`), `--${boundary}--\r\n`].join('')
}

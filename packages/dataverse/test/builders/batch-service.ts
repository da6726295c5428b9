import type { ServerResponse } from 'node:http'
import type { ReceivedRequest } from './http-service.ts'

/** One request inside a `$batch` that was received. */
export interface ReceivedPart {
  method: string
  path: string
  headers: Readonly<Record<string, string>>
  body: string
}

export interface PartAnswer {
  status: number
  body?: unknown
  headers?: Readonly<Record<string, string>>
}

/** The parts of a received `$batch` without change sets, read by the boundary that it announces. */
export function receivedParts({ headers, body }: ReceivedRequest): ReceivedPart[] {
  const boundary = /boundary=(\S+)/.exec(headers['content-type'] ?? '')?.[1] ?? ''
  return body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((text) => {
      const [, request = '', ...rest] = text.replace(/^\r\n/, '').split('\r\n\r\n')
      const [line = '', ...headerLines] = request.split('\r\n')
      const [method = '', path = ''] = line.split(' ')
      const named = headerLines.map((each) => each.split(': '))
      const content = rest.join('\r\n\r\n').replace(/\r\n$/, '')
      return { method, path, headers: Object.fromEntries(named) as Record<string, string>, body: content }
    })
}

/** Answers each part by what the test says about it. */
export function answerParts(
  request: ReceivedRequest,
  response: ServerResponse,
  answer: (part: ReceivedPart, index: number) => PartAnswer,
): void {
  const parts = receivedParts(request).map((part, index) => {
    const { status, body, headers = {} } = answer(part, index)
    return [
      '--answer',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      `HTTP/1.1 ${status} X`,
      ...(body === undefined ? [] : ['Content-Type: application/json']),
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      '',
      body === undefined ? '' : JSON.stringify(body),
      '',
    ].join('\r\n')
  })
  response.writeHead(200, { 'content-type': 'multipart/mixed; boundary=answer' })
  response.end(`${parts.join('')}--answer--\r\n`)
}

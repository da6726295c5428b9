import type { Emulator } from '../src/index.ts'

export interface Answer {
  status: number
  code: string | undefined
  body: Record<string, unknown>
}

export type SendAs = (user: string, path: string, method?: string, body?: unknown) => Promise<Answer>

/** Requests to the Web API of an emulator, each by one of its people. */
export const sendAs =
  (emulator: () => Emulator): SendAs =>
  async (user, path, method = 'GET', body) => {
    const reply = await fetch(`${emulator().environmentUrl}/api/data/v9.2/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await emulator().tokenFor(user)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    const json = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
    return { status: reply.status, code: (json['error'] as { code: string } | undefined)?.code, body: json }
  }

import type { Emulator } from '../src/index.ts'
import { textOf } from './page-text.ts'

/** By name; boxes send the same name several times. */
export type SentFields = Record<string, string> | [name: string, value: string][]

/** Where a form led to, and what is there. */
export interface AnsweredForm {
  status: number
  at: string
  markup: string
  text: string
}

/** As a browser sends a form of the emulator's pages, and then follows to where it leads. */
export async function sendForm(
  { environmentUrl }: Emulator,
  path: string,
  fields: SentFields = {},
  headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
): Promise<AnsweredForm> {
  const body = new URLSearchParams(fields)
  const reply = await fetch(`${environmentUrl}/controls/${path}`, { method: 'POST', body, headers })
  const markup = await reply.text()
  return { status: reply.status, at: reply.url.slice(environmentUrl.length), markup, text: textOf(markup) }
}

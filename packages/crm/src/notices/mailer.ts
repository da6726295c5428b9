import type { MailProblem } from './notice.ts'

/** A letter to one person. */
export interface Mail {
  /** Of the notice: the same mail sent again carries the same. */
  id: string
  to: string
  subject: string
  text: string
  html: string
}

/** `refused`: another attempt would meet the same. `unavailable`: it would not have to. Nothing of it is a secret. */
export type MailOutcome =
  | { kind: 'accepted' }
  | { kind: 'refused' | 'unavailable'; problem: MailProblem; reply?: string | undefined }

/** Hands mail to a mail server. Never throws for what the server or the network does. */
export interface Mailer {
  send(mail: Mail): Promise<MailOutcome>
}

/** What a name of a Microsoft account usually is; a guest's may be something else. */
export const isAddress = (text: string): boolean =>
  /^[^\s@<>(),;:"\\]+@[^\s@<>(),;:"\\]+\.[^\s@<>(),;:"\\]+$/.test(text)

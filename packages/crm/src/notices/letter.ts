/** A mail before it is text and HTML. Everything in it is plain text, whoever wrote it. */
export interface Letter {
  subject: string
  /** Whom it greets; nobody is greeted by name whose name is not known. */
  name?: string
  blocks: readonly LetterBlock[]
  /** Why it came, and how to have no more of them. */
  why: string
}

export type LetterBlock =
  | { kind: 'text'; text: string }
  | { kind: 'steps'; title: string; steps: readonly string[] }
  /** The one thing to press; an address of this installation. */
  | { kind: 'action'; label: string; url: string }
  /** To be forwarded as it is. */
  | { kind: 'message'; title: string; text: string }

export const paragraph = (text: string): LetterBlock => ({ kind: 'text', text })
export const steps = (title: string, list: readonly string[]): LetterBlock => ({ kind: 'steps', title, steps: list })
export const action = (label: string, url: string): LetterBlock => ({ kind: 'action', label, url })
export const message = (title: string, text: string): LetterBlock => ({ kind: 'message', title, text })

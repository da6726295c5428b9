import type { Mail, Mailer, MailOutcome } from '../src/index.ts'

/** Takes mail for a test to read, or does not. */
export interface PostOffice extends Mailer {
  mails: Mail[]
  /** Asked as often, with or without success. */
  attempts(): number
  /** From now on. */
  answer(outcome: MailOutcome | (() => Promise<MailOutcome>)): void
  to(address: string): Mail[]
}

export function postOffice(): PostOffice {
  const mails: Mail[] = []
  let asked = 0
  let reply: () => Promise<MailOutcome> = () => Promise.resolve({ kind: 'accepted' })
  return {
    mails,
    attempts: () => asked,
    answer: (outcome) => {
      reply = typeof outcome === 'function' ? outcome : () => Promise.resolve(outcome)
    },
    to: (address) => mails.filter((mail) => mail.to === address),
    async send(mail) {
      asked += 1
      const outcome = await reply()
      if (outcome.kind === 'accepted') mails.push(mail)
      return outcome
    },
  }
}

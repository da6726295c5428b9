import { afterEach, describe, expect, test } from 'vitest'
import { selfSignedCertificate } from '../../../packages/dataverse/test/builders/self-signed-certificate.ts'
import { mailSettings } from '../src/mail/mail-settings.ts'
import { type SmtpMailer, smtpMailer } from '../src/mail/smtp-mailer.ts'
import { Secret } from '../src/secret.ts'
import { type MailServer, startMailServer } from './mail-server.ts'

let servers: MailServer[] = []
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  servers = []
})

async function started(options: Parameters<typeof startMailServer>[0] = {}): Promise<MailServer> {
  const server = await startMailServer(options)
  servers.push(server)
  return server
}

function mailer(url: string): SmtpMailer {
  const read = mailSettings(new Secret(url), 'Liaison of Contoso <liaison@contoso.example>')
  if ('problems' in read || !read.mail) throw new Error('The settings of the test are wrong')
  return smtpMailer(read.mail, { publicUrl: 'https://liaison.example.com:8443' })
}

const mail = {
  id: '0197a000-0000-7000-8000-00000000aaaa',
  to: 'mia.keller@contoso.example',
  subject: 'Bitte melden Sie sich an – Grüße',
  text: 'Hello Mia,\n\nlines — with dashes.\n',
  html: '<p>Hello Mia,</p>',
}

describe('a mail', () => {
  test('arrives whole, in two forms, with the id of its notice and marked as sent by a machine', async () => {
    const server = await started()
    expect(await mailer(`smtp://127.0.0.1:${server.port}`).send(mail)).toEqual({ kind: 'accepted' })
    const [received] = server.mails
    expect(received).toMatchObject({ recipients: [mail.to], text: mail.text, overTls: false, user: undefined })
    expect(received?.html).toContain(mail.html)
    expect(received?.headers).toMatchObject({
      from: 'Liaison of Contoso <liaison@contoso.example>',
      to: mail.to,
      subject: mail.subject,
      'message-id': `<${mail.id}@liaison.example.com>`,
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'All',
    })
  })

  test('has one recipient and the headers it is given, whatever its address and subject say', async () => {
    const server = await started()
    const sneaky = { ...mail, to: 'mia@contoso.example, tom@contoso.example', subject: 'Hello\r\nBcc: eve@example.com' }
    await mailer(`smtp://127.0.0.1:${server.port}`).send(sneaky)
    expect(server.mails.flatMap(({ recipients }) => recipients)).not.toContain('eve@example.com')
    expect(server.mails.flatMap(({ recipients }) => recipients)).not.toContain('tom@contoso.example')
    expect(server.mails.map(({ headers }) => headers['bcc'])).not.toContain('eve@example.com')
  })

  test('is handed in as who the settings say, whose password may have any character', async () => {
    const server = await started({ user: 'liaison@contoso.example', password: 'p@ss:w/rd #?%&' })
    const password = encodeURIComponent('p@ss:w/rd #?%&')
    const outcome = await mailer(`smtp://liaison%40contoso.example:${password}@127.0.0.1:${server.port}`).send(mail)
    expect(outcome).toEqual({ kind: 'accepted' })
    expect(server.mails).toMatchObject([{ user: 'liaison@contoso.example' }])
  })
})

describe('what a mail server does not take', () => {
  const outcomeAfter = async (refusal: { code: number; text: string }) => {
    const server = await started()
    server.refuseRecipients(refusal)
    return mailer(`smtp://127.0.0.1:${server.port}`).send(mail)
  }

  test.each([
    [
      'an address it does not know is refused for good',
      { code: 550, text: `5.1.1 <${mail.to}> is not here` },
      { kind: 'refused', problem: 'address-refused', reply: '550 5.1.1' },
    ],
    [
      'what it takes later is tried later',
      { code: 450, text: '4.2.0 Greylisted' },
      { kind: 'unavailable', problem: 'try-later', reply: '450 4.2.0' },
    ],
    [
      'a server about to close is one that is away',
      { code: 421, text: '4.3.2 Closing' },
      { kind: 'unavailable', problem: 'unreachable', reply: '421 4.3.2' },
    ],
  ])('%s, and of its words only the numbers are kept', async (_, refusal, expected) => {
    expect(await outcomeAfter(refusal)).toEqual(expected)
  })

  test('a wrong password, and none where one is asked for, is a matter of the settings', async () => {
    const server = await started({ user: 'liaison', password: 'right' })
    const wrong = mailer(`smtp://liaison:wrong@127.0.0.1:${server.port}`)
    expect(await wrong.verify()).toEqual({ kind: 'unavailable', problem: 'sign-in-refused', reply: '535 5.7.8' })
    expect(await wrong.send(mail)).toMatchObject({ kind: 'unavailable', problem: 'sign-in-refused' })
    const without = mailer(`smtp://127.0.0.1:${server.port}`)
    expect(await without.send(mail)).toEqual({ kind: 'unavailable', problem: 'sign-in-refused', reply: '530' })
    expect(server.mails).toEqual([])
  })

  test('nobody there is unreachable', async () => {
    const server = await startMailServer()
    await server.stop()
    const outcome = { kind: 'unavailable', problem: 'unreachable' }
    expect(await mailer(`smtp://127.0.0.1:${server.port}`).send(mail)).toMatchObject(outcome)
  })
})

describe('TLS', () => {
  const { certificate, privateKey } = selfSignedCertificate('127.0.0.1')

  test.each([
    ['from the first byte', 'smtps', true],
    ['by STARTTLS', 'smtp', false],
  ])('%s is not spoken with a server whose certificate nobody vouches for', async (_, scheme, secure) => {
    const server = await started({ certificate, privateKey, secure, user: 'liaison', password: 'secret' })
    const outcome = await mailer(`${scheme}://liaison:secret@127.0.0.1:${server.port}`).send(mail)
    expect(outcome).toMatchObject({ kind: 'unavailable', problem: 'tls-failed' })
    expect([server.signIns, server.mails]).toEqual([[], []])
  })

  test('is waited for in vain from a server that offers none, and then no password is sent', async () => {
    // For all that Liaison knows, this address is another machine's.
    const server = await started({ user: 'liaison', password: 'secret', host: '127.0.0.2' })
    const outcome = await mailer(`smtp://liaison:secret@127.0.0.2:${server.port}`).send(mail)
    expect(outcome).toMatchObject({ kind: 'unavailable', problem: 'tls-failed' })
    expect([server.signIns, server.mails]).toEqual([[], []])
  })
})

describe('the settings', () => {
  const problemsOf = (url: string | undefined, from: string | undefined): readonly string[] => {
    const read = mailSettings(url === undefined ? undefined : new Secret(url), from)
    return 'problems' in read ? read.problems : []
  }
  const from = 'liaison@contoso.example'

  test('have the usual ports, a name for the sender, and may be absent together', () => {
    const read = (url: string) => mailSettings(new Secret(url), from)
    expect(read('smtps://mail.contoso.example')).toMatchObject({ mail: { port: 465, secure: true } })
    expect(read('smtp://mail.contoso.example')).toMatchObject({
      mail: { port: 587, secure: false, user: undefined, from: { name: 'Liaison', address: from } },
    })
    expect(mailSettings(undefined, undefined)).toEqual({ mail: undefined })
  })

  test('are refused with a sentence that repeats nothing of them', () => {
    for (const url of [
      'mail.contoso.example',
      'http://mail.contoso.example',
      'smtp://liaison@mail.contoso.example',
      'smtp://:hidden-word@mail.contoso.example',
      'smtps://liaison:hidden%word@mail.contoso.example',
      'smtp://mail.contoso.example?tls.rejectUnauthorized=false',
      'smtp://mail.contoso.example/path',
      'smtp://',
    ]) {
      const problems = problemsOf(url, from)
      expect(problems, url).toEqual([expect.stringContaining('SMTP_URL must look like')])
      expect(problems.join()).not.toContain('hidden')
    }
    for (const wrong of ['Liaison', 'Liaison <>', 'a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example']) {
      expect(problemsOf('smtp://mail.contoso.example', wrong), wrong).toEqual([expect.stringContaining('MAIL_FROM')])
    }
    expect(problemsOf(undefined, from)).toEqual([expect.stringContaining('SMTP_URL is missing')])
    expect(problemsOf('smtp://mail.contoso.example', undefined)).toEqual([
      expect.stringContaining('MAIL_FROM is missing'),
    ])
  })
})

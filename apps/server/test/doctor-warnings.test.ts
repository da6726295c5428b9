import { startEmulator } from '@liaison/emulator'
import { describe, expect, test } from 'vitest'
import { loadConfig } from '../src/config.ts'
import { checkCredential } from '../src/doctor/check-credential.ts'
import { checkMail } from '../src/doctor/check-mail.ts'
import { entraClients } from '../src/entra-clients.ts'
import { startMailServer } from './mail-server.ts'

const dayMs = 24 * 60 * 60_000

describe('the doctor, about the day on which a client secret ends', () => {
  test('warns when the written day is near, asks to correct it when the secret works after it, and is content before', async () => {
    const emulator = await startEmulator({ seed: 'empty' })
    const about = async (days: number) => {
      const config = loadConfig({
        ENTRA_CLIENT_ID: emulator.clientId,
        ENTRA_CLIENT_SECRET: emulator.clientSecret,
        ENTRA_CLIENT_SECRET_EXPIRES: new Date(Date.now() + days * dayMs).toISOString().slice(0, 10),
        EXTRA_DATAVERSE_HOSTS: new URL(emulator.environmentUrl).host,
      })
      const workspace = { authority: emulator.authorityUrl, resource: emulator.environmentUrl }
      return checkCredential({ config, entraFor: entraClients(config), now: () => new Date() }, workspace)
    }
    expect(await about(6)).toMatchObject({
      state: 'warning',
      finding: expect.stringMatching(/^The client secret ends on .*, in 5 days\.$/),
      mend: expect.stringContaining('ENTRA_CLIENT_SECRET_EXPIRES'),
    })
    expect(await about(-2)).toMatchObject({
      state: 'warning',
      finding: expect.stringContaining('although by ENTRA_CLIENT_SECRET_EXPIRES it has ended'),
    })
    expect(await about(90)).toMatchObject({ state: 'ok', finding: expect.stringContaining('is good until') })
    await emulator.stop()
  })
})

describe('the doctor, about the mail server', () => {
  test('finds one that takes the sign-in, one that does not, one that is away, and none; it sends nothing', async () => {
    const server = await startMailServer({ user: 'liaison', password: 'right' })
    const withPassword = async (password: string) =>
      checkMail(
        loadConfig({
          ENTRA_CLIENT_ID: '5b1f8a52-3c1f-4f39-9a53-9e1d1a2f7c11',
          ENTRA_CLIENT_SECRET: 'unused',
          SMTP_URL: `smtp://liaison:${password}@127.0.0.1:${server.port}`,
          MAIL_FROM: 'liaison@example.com',
        }),
      )
    expect(await withPassword('right')).toEqual({
      state: 'ok',
      finding: `127.0.0.1:${server.port} takes the sign-in. Mail comes from liaison@example.com.`,
    })
    const refused = await withPassword('wrong-word')
    expect(refused).toMatchObject({
      state: 'problem',
      finding: expect.stringContaining('535 5.7.8'),
      mend: expect.stringContaining('%-encoded'),
    })
    expect(JSON.stringify(refused)).not.toContain('wrong-word')
    expect(server.mails).toEqual([])
    await server.stop()
    expect(await withPassword('right')).toMatchObject({
      state: 'problem',
      finding: expect.stringContaining('cannot be reached'),
    })
    expect(await checkMail({ mail: undefined, publicUrl: 'http://localhost' })).toMatchObject({ state: 'not-checked' })
  })
})

import { describe, expect, test } from 'vitest'
import { ConfigError, describeVariables, loadConfig } from './config.ts'

const enough = { ENTRA_CLIENT_ID: '5b1f8a52-3c1f-4f39-9a53-9e1d1a2f7c11', ENTRA_CLIENT_SECRET: 'a secret value' }
const key = Buffer.alloc(32, 7).toString('base64')

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

describe('loadConfig', () => {
  test('needs two values and fills in the rest', () => {
    expect(loadConfig(enough)).toMatchObject({
      port: 7300,
      publicUrl: 'http://localhost:7300',
      dataFolder: `${process.cwd()}/data`,
      databaseUrl: undefined,
      extraHosts: [],
    })
  })

  test('names every problem at once, each with its mend', () => {
    const problems = problemsOf({ PORT: 'eighty', PUBLIC_URL: 'http://crm.example.com', ENCRYPTION_KEY: 'short' })
    expect(problems).toHaveLength(5)
    expect(problems.join('\n')).toContain('PORT must be a port number, for example 7300')
    expect(problems.join('\n')).toContain('PUBLIC_URL must start with https://')
    expect(problems.join('\n')).toContain('ENCRYPTION_KEY must be 32 bytes in base64: openssl rand -base64 32')
    expect(problems.join('\n')).toContain('ENTRA_CLIENT_ID is missing. Application (client) ID of the app registration')
    expect(problems.join('\n')).toContain('ENTRA_CLIENT_SECRET is missing')
  })

  test('takes proxies by address or network, and not by a number or everybody', () => {
    expect(loadConfig(enough).trustProxy).toBeUndefined()
    expect(loadConfig({ ...enough, TRUST_PROXY: '10.0.0.7, 10.1.0.0/16,fd00::/8,loopback' }).trustProxy).toEqual([
      '10.0.0.7',
      '10.1.0.0/16',
      'fd00::/8',
      'loopback',
    ])
    for (const wrong of ['1', 'true', '10.0.0.0/33', 'proxy.example', '10.0.0.1/8/8']) {
      expect(problemsOf({ ...enough, TRUST_PROXY: wrong }), wrong).toEqual([
        expect.stringContaining('TRUST_PROXY must be addresses of your reverse proxies'),
      ])
    }
  })

  test('takes an empty variable for an absent one', () => {
    expect(loadConfig({ ...enough, PORT: '', PUBLIC_URL: '' }).port).toBe(7300)
  })

  test('asks for the encryption key where several servers share a database', () => {
    const shared = { ...enough, DATABASE_URL: 'postgres://liaison:pw@db:5432/liaison' }
    expect(problemsOf(shared)).toEqual([
      'ENCRYPTION_KEY is required with DATABASE_URL, because every server needs the same one: openssl rand -base64 32',
    ])
    expect(problemsOf({ ...shared, ENCRYPTION_KEY: key })).toEqual([])
  })

  test('prints no secret, however it is printed (P14)', () => {
    const config = loadConfig({
      ...enough,
      ENCRYPTION_KEY: key,
      DATABASE_URL: 'postgres://liaison:pass-of-db@db:5432/liaison',
    })
    const printed = [
      JSON.stringify(config),
      `${String(Object.values(config.entra))} ${String(config.databaseUrl)}`,
    ].join()
    expect(printed).not.toContain('a secret value')
    expect(printed).not.toContain('pass-of-db')
    expect(printed).not.toContain(key)
    expect('clientSecret' in config.entra && config.entra.clientSecret.reveal()).toBe('a secret value')
  })

  test('keeps only the origin of the public address and refuses a path', () => {
    expect(loadConfig({ ...enough, PUBLIC_URL: 'https://liaison.example.com/' }).publicUrl).toBe(
      'https://liaison.example.com',
    )
    expect(problemsOf({ ...enough, PUBLIC_URL: 'https://example.com/liaison' })).toHaveLength(1)
  })
})

test('every variable is described', () => {
  const undescribed = describeVariables().filter(({ meaning }) => meaning === '')
  expect(undescribed).toEqual([])
})

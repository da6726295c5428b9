import { z } from 'zod'

/** In the order of a report. */
export const checkNames = [
  'public-address',
  'redirect-addresses',
  'credential',
  'sign-in-service',
  'environment',
  'permission',
  'clock',
  'database',
  'keys',
  'data-folder',
  'mail',
  'runtime',
] as const
export type CheckName = (typeof checkNames)[number]

export const Check = z
  .object({
    name: z.enum(checkNames),
    title: z.string(),
    about: z.string().optional().describe('The workspace, where it is about one.'),
    state: z
      .enum(['ok', 'warning', 'problem', 'not-checked'])
      .describe('`not-checked`: could not be looked at from here; `finding` says why.'),
    finding: z.string().describe('What was found, as a sentence.'),
    mend: z.string().optional().describe('What to do about it.'),
    values: z.array(z.string()).optional().describe('To be copied: what must be registered, for example.'),
  })
  .meta({ id: 'DoctorCheck' })
export type Check = z.infer<typeof Check>

export const DoctorReport = z
  .object({
    at: z.iso.datetime(),
    version: z.string(),
    publicUrl: z.string().describe('PUBLIC_URL: where people are meant to open Liaison.'),
    state: z.enum(['ok', 'warning', 'problem']).describe('The worst of all checks.'),
    checks: z.array(Check),
  })
  .meta({ id: 'DoctorReport' })
export type DoctorReport = z.infer<typeof DoctorReport>

/** What a check found, without what it is about. */
export type Finding = Omit<Check, 'name' | 'title' | 'about'>

export const titles: Readonly<Record<CheckName, string>> = {
  'public-address': 'Public address',
  'redirect-addresses': 'Redirect addresses',
  credential: 'Secret or certificate',
  'sign-in-service': 'Microsoft sign-in',
  environment: 'Dynamics',
  permission: 'Permission',
  clock: 'Clock',
  database: 'Database',
  keys: 'Encryption keys',
  'data-folder': 'Data folder',
  mail: 'Mail',
  runtime: 'Version',
}

export const ok = (finding: string, values?: string[]): Finding => ({ state: 'ok', finding, ...(values && { values }) })
export const notChecked = (finding: string, values?: string[]): Finding => ({
  state: 'not-checked',
  finding,
  ...(values && { values }),
})
export const warning = (finding: string, mend: string): Finding => ({ state: 'warning', finding, mend })
export const problem = (finding: string, mend: string): Finding => ({ state: 'problem', finding, mend })

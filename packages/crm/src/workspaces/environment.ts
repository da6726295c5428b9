import { z } from 'zod'
import { EnvironmentKind } from './environment-kind.ts'

const CloudName = z.enum(['public', 'gcc', 'gcc-high', 'dod', 'china', 'extra'])

export const Environment = z
  .object({
    name: z.string(),
    url: z.url(),
    organizationId: z.guid().optional().describe('Pinned when the first person connected; absent until then.'),
    tenantId: z.guid(),
    cloud: CloudName.optional().describe("Microsoft's cloud; `extra`: a host the operator named."),
    region: z.string().optional().describe("Microsoft's word for where it is, such as EMEA."),
    kind: EnvironmentKind.optional().describe('Whether what is written there counts (P7).'),
  })
  .meta({ id: 'Environment' })
export type Environment = z.infer<typeof Environment>

export const SetUp = z
  .object({
    state: z.enum(['environment-needed', 'ready']),
    takesCode: z.boolean().describe('Whether a one-time code is out with which an environment can be added.'),
    environment: Environment.optional().describe('When there is just one.'),
  })
  .meta({ id: 'SetUp' })
export type SetUp = z.infer<typeof SetUp>

export const SetUpEnvironment = z
  .object({
    code: z.string().min(1).max(100).describe('The one-time code the server printed when it started.'),
    url: z.string().min(1).max(8_192).describe('Any address copied from Dynamics.'),
  })
  .meta({ id: 'SetUpEnvironment' })
export type SetUpEnvironment = z.infer<typeof SetUpEnvironment>

export const ChooseEnvironment = SetUpEnvironment.pick({ url: true }).meta({ id: 'ChooseEnvironment' })

export const EnvironmentFound = z
  .object({
    url: z.url(),
    cloud: CloudName,
    tenantId: z.guid(),
    loginHost: z.url().describe('Where its people sign in.'),
  })
  .meta({ id: 'EnvironmentFound' })
export type EnvironmentFound = z.infer<typeof EnvironmentFound>

import { z } from 'zod'

/** What proves that the trouble is over: any token from Entra, a whole sign-in, an answer of the right organisation. */
export const alarmAreas = ['credential', 'registration', 'environment'] as const
export type AlarmArea = (typeof alarmAreas)[number]

export const OperatorAlarm = z
  .object({
    code: z.string().describe('Stable and documented.'),
    title: z.string(),
    help: z.string().describe('What whoever runs this installation does.'),
    serviceCode: z.string().optional().describe("Microsoft's own code: AADSTS…"),
    correlationId: z.string().optional().describe('For a support request to Microsoft: of the latest time.'),
    firstAt: z.iso.datetime(),
    lastAt: z.iso.datetime(),
    times: z.int().positive().describe('How often it was met since then.'),
  })
  .meta({ id: 'OperatorAlarm' })
export type OperatorAlarm = z.infer<typeof OperatorAlarm>

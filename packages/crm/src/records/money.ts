import { z } from 'zod'

export const Money = z
  .object({
    amount: z.string().describe('Exact decimal with a point, e.g. `48000.5`.'),
    currency: z.string().describe('ISO 4217 code of the record; `XXX` where the environment does not tell it.'),
    formatted: z.string().describe('As Dynamics shows it to this reader.'),
  })
  .nullable()
  .meta({ id: 'Money' })
export type Money = z.infer<typeof Money>

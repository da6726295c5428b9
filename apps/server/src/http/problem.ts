import { z } from 'zod'

/** The body of every refusal, as application/problem+json (RFC 9457) with our own members. */
export const Problem = z
  .object({
    type: z.string().optional(),
    status: z.int().describe('The HTTP status, again.'),
    code: z.string().describe('Stable and documented; programs decide by it.'),
    title: z.string().describe('What happened, as a sentence.'),
    help: z.string().describe('What to do about it and who can, as a sentence.'),
    requestId: z.string().describe("Also in the x-request-id header and in the server's log."),
    serviceCode: z.string().optional().describe("Microsoft's own code: 0x… from Dataverse, AADSTS… from Entra ID."),
    serviceMessage: z.string().optional().describe("Microsoft's own message, or that of a rule of the organisation."),
    serviceRequestId: z.string().optional().describe("What Microsoft's support asks for."),
    fields: z
      .array(z.object({ column: z.string(), label: z.string(), problem: z.string() }))
      .optional()
      .describe('The fields that were not acceptable.'),
    candidates: z.array(z.unknown()).optional().describe('What may have been meant instead.'),
  })
  .meta({ id: 'Problem' })

export type Problem = z.infer<typeof Problem>

import { z } from 'zod'

const stage = z.object({
  id: z.guid(),
  name: z.string(),
  category: z.string().optional().describe("Label in the reader's language, e.g. Propose."),
  table: z.string().describe('Logical name of the table whose record the stage works on.'),
})

export const Stage = stage.extend({}).meta({ id: 'Stage' })
export type Stage = z.infer<typeof Stage>

/** A business process flow that deals go through. */
export const Pipeline = z
  .object({
    id: z.guid(),
    name: z.string(),
    table: z.string().describe('Logical name of the table that holds its instances.'),
    primaryTable: z.string().describe('Logical name of the table the flow starts on.'),
    stages: z.array(Stage),
    orderKnown: z
      .boolean()
      .describe('False while no deal has been seen in the flow: then the stages stand by their category.'),
  })
  .meta({ id: 'Pipeline' })
export type Pipeline = z.infer<typeof Pipeline>

export const PipelineList = z.object({ items: z.array(Pipeline) }).meta({ id: 'PipelineList' })
export type PipelineList = z.infer<typeof PipelineList>

export const DealStage = stage.extend({ position: z.enum(['done', 'active', 'upcoming']) }).meta({ id: 'DealStage' })
export type DealStage = z.infer<typeof DealStage>

/** Where a deal stands in the flow that Dynamics shows for it. */
export const DealPipeline = z
  .object({
    pipelineId: z.guid(),
    instanceId: z.guid(),
    name: z.string(),
    table: z.string().describe('Logical name of the table that holds the instance.'),
    state: z.enum(['active', 'finished', 'aborted']),
    stages: z.array(DealStage).describe('The path of this deal; branches not taken are absent.'),
    activeStageId: z.guid(),
    next: Stage.optional().describe('Where the deal can move on to.'),
    previous: Stage.optional().describe('Where the deal can move back to.'),
    etag: z.string().describe('Row version of the instance. Opaque.'),
  })
  .meta({ id: 'DealPipeline' })
export type DealPipeline = z.infer<typeof DealPipeline>

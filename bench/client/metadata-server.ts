import { json, startHttpService } from '../../packages/dataverse/test/builders/http-service.ts'
import { batchReply, partsOf } from '../../packages/dataverse/test/builders/schema-service.ts'
import { definitionOf, optionColumnsOf, summaryOf, tableCount } from './large-schema.ts'

// A process of its own, so that its work is not measured: answers the metadata of an organisation of 1,000 tables.

const service = await startHttpService()

function answerPart(line: string): { status: number; body: unknown } {
  const path = decodeURIComponent(line)
  if (path.includes('RetrieveMetadataChanges')) {
    const stamp = '1!11/24/2026 10:00:00'
    return { status: 200, body: { ServerVersionStamp: stamp, DeletedMetadata: { Values: [] }, EntityMetadata: [] } }
  }
  const table = Number(/LogicalName='new_table(\d+)'/.exec(path)?.[1])
  const cast = /Microsoft\.Dynamics\.CRM\.(\w+)AttributeMetadata/.exec(path)?.[1]
  return { status: 200, body: cast ? { value: optionColumnsOf(table, cast) } : definitionOf(table) }
}

service.answer(({ url, body }, response) => {
  if (url.endsWith('$batch')) return batchReply(response, partsOf(body).map(answerPart))
  return json(response, 200, { value: Array.from({ length: tableCount }, (_, table) => summaryOf(table)) })
})
process.send?.({ url: service.url })

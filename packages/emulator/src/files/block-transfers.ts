import { NotEmulated } from '../errors/dataverse-fault.ts'
import { unresolvedParameters } from '../errors/faults.ts'
import type { RequestContext } from '../operations/request-context.ts'
import type { Store } from '../store/store.ts'
import type { JsonObject } from '../write/decode-body.ts'

/** A column that blocks go into or come from. */
export interface BlockColumn {
  table: string
  rowId: string
  column: string
}

export interface BlockUpload extends BlockColumn {
  kind: 'upload'
  /** By BlockId, in no order: the commit says how they follow each other. */
  blocks: Map<string, Buffer>
}

export interface BlockDownload {
  kind: 'download'
  read(from: number, to: number): Uint8Array
}

const transfers = new WeakMap<Store, Map<string, BlockUpload | BlockDownload>>()

/** By file continuation token. */
function transfersOf(store: Store): Map<string, BlockUpload | BlockDownload> {
  let known = transfers.get(store)
  if (!known) transfers.set(store, (known = new Map()))
  return known
}

/** Returns the file continuation token. */
export function beginTransfer({ environment }: RequestContext, transfer: BlockUpload | BlockDownload): string {
  const token = environment.newId()
  transfersOf(environment.store).set(token, transfer)
  return token
}

export function uploadOf(context: RequestContext, body: JsonObject): BlockUpload {
  const transfer = transferOf(context, body)
  if (transfer.kind !== 'upload') throw new NotEmulated('uploading with the token of a download')
  return transfer
}

export function downloadOf(context: RequestContext, body: JsonObject): BlockDownload {
  const transfer = transferOf(context, body)
  if (transfer.kind !== 'download') throw new NotEmulated('downloading with the token of an upload')
  return transfer
}

/** The blocks in the order of `BlockList`, and the end of the transfer. */
export function takeBlocks(context: RequestContext, body: JsonObject): Buffer[] {
  const { blocks } = uploadOf(context, body)
  const list = body['BlockList']
  if (!Array.isArray(list) || list.length === 0) throw unresolvedParameters()
  const taken = list.map((id: unknown) => {
    const block = blocks.get(String(id))
    if (!block) throw new NotEmulated('a BlockList with a block that was not uploaded')
    return block
  })
  transfersOf(context.environment.store).delete(String(body['FileContinuationToken']))
  return taken
}

function transferOf({ environment }: RequestContext, body: JsonObject): BlockUpload | BlockDownload {
  const token = body['FileContinuationToken']
  if (typeof token !== 'string') throw unresolvedParameters()
  const transfer = transfersOf(environment.store).get(token)
  if (!transfer) throw new NotEmulated('a FileContinuationToken that was not given out')
  return transfer
}

import { measureFiles } from './measure-files.ts'
import { measureMetadata } from './measure-metadata.ts'
import { type LimitedMillionMeasure, measureLimitedMillion, measureMillion } from './measure-million.ts'
import { measurePage, type PageMeasure } from './measure-pages.ts'
import { measureWrites, type WritesMeasure } from './measure-writes.ts'
import type { MetadataMeasure } from './read-metadata.ts'
import type { MillionMeasure } from './read-million.ts'
import type { TransferKind, TransferMeasure } from './transfer-file.ts'

export interface ClientMeasure {
  page: Record<'annotatedGzip' | 'annotatedIdentity' | 'plainGzip' | 'plainIdentity', PageMeasure>
  million: Record<'annotated' | 'plain', MillionMeasure> & { limited: LimitedMillionMeasure }
  files: Record<TransferKind, TransferMeasure>
  metadata: Record<'bounded' | 'all', MetadataMeasure>
  writes: WritesMeasure
}

/** The Dataverse client, side by side with others, over a long list and under service protection. Takes some minutes. */
export async function measureClient(): Promise<ClientMeasure> {
  const page = {
    annotatedGzip: await measurePage({ annotated: true, encoding: 'gzip' }),
    annotatedIdentity: await measurePage({ annotated: true, encoding: 'identity' }),
    plainGzip: await measurePage({ annotated: false, encoding: 'gzip' }),
    plainIdentity: await measurePage({ annotated: false, encoding: 'identity' }),
  }
  const annotated = await measureMillion(true)
  const plain = await measureMillion(false)
  return {
    page,
    million: { annotated, plain, limited: await measureLimitedMillion(plain) },
    files: await measureFiles(),
    metadata: await measureMetadata(),
    writes: await measureWrites(),
  }
}

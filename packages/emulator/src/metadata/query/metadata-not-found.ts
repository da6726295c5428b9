import { DataverseFault } from '../../errors/dataverse-fault.ts'

const noId = '00000000-0000-0000-0000-000000000000'

/** No metadata of this name or id. Recorded for tables; for the rest the status and code are what counts. */
export function metadataNotFound(type: string, key: string, value: string): DataverseFault {
  const message =
    type === 'EntityMetadata'
      ? `Could not find an entity with name ${key === 'MetadataId' ? '' : value} and id ${key === 'MetadataId' ? value : noId}`
      : `Could not find ${type} with ${key} ${value}`
  return new DataverseFault(404, '0x80040217', message)
}

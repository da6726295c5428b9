import type { Column, Table } from './schema.ts'

type LinkTable = Pick<Table, 'logicalName' | 'schemaName' | 'entitySetName' | 'primaryId' | 'metadataId'>

/** The table between two others. The schema keeps such tables only as relationships; as a table it is read, never written. */
export const linkTable = (
  names: LinkTable,
  columns: readonly (readonly [name: string, type: Column['type']])[],
): Table => ({
  ...names,
  objectTypeCode: 0,
  labels: [],
  collectionLabels: [],
  ownership: 'None',
  isActivity: false,
  isCustom: false,
  isBpf: false,
  hasNotes: false,
  changeTracking: false,
  optimisticConcurrency: false,
  columns: new Map(columns.map(([name, type]) => [name, linkColumn(name, type)])),
  manyToOne: [],
  oneToMany: [],
  manyToMany: [],
  keys: [],
})

const linkColumn = (logicalName: string, type: Column['type']): Column => ({
  logicalName,
  schemaName: logicalName,
  metadataId: '',
  type,
  labels: [],
  required: 'SystemRequired',
  create: false,
  update: false,
  read: true,
  isCustom: false,
})

import type { OperationSignature } from './operation-signatures.ts'

const response = { response: 'Edm.String' }
const scope = { search: 'Edm.String', entities: 'Edm.String?', filter: 'Edm.String?' }
const listed = { options: 'Edm.String?', orderby: 'Edm.String?', propertybag: 'Edm.String?', top: 'Edm.Int32?' }

/** Dataverse search, as the pages on its operations list their parameters. */
export const searchOperationSignatures: Readonly<Record<string, OperationSignature>> = {
  searchautocomplete: { parameters: { ...scope, fuzzy: 'Edm.Boolean?', propertybag: 'Edm.String?' }, response },
  searchquery: {
    parameters: { ...scope, count: 'Edm.Boolean?', facets: 'Edm.String?', skip: 'Edm.Int32?', ...listed },
    response,
  },
  searchstatistics: { parameters: {}, response },
  searchstatus: { parameters: {}, response },
  searchsuggest: { parameters: { ...scope, fuzzy: 'Edm.Boolean?', ...listed }, response },
}

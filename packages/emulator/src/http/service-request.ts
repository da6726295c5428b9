/** A request to the Web API, wherever it came from: an HTTP connection or a part of a batch. */
export interface ServiceRequest {
  method: string
  /** Below `/api/data/v9.x/`, without the query, still percent-encoded: `accounts(…)/name`. */
  path: string
  /** Raw query string without `?`, still percent-encoded. */
  query: string
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>
  body: string
  /** The body of a request with binary content, which `body` then is without. */
  bytes?: Uint8Array
  /** `v9.0`, `v9.1`, `v9.2`: repeated in every link of the answer. */
  version: string
  /** Search by `/api/search/v1.0`, which has a body and a reply of its own. */
  legacySearch?: LegacySearch
}

export type LegacySearch = 'query' | 'suggest' | 'autocomplete'

export interface ServiceReply {
  status: number
  headers: Record<string, string>
  body?: string | Uint8Array
}

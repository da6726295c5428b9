export interface TransportRequest {
  method: string
  /** Absolute. */
  url: string
  headers: Record<string, string>
  body?: string | Uint8Array
  signal?: AbortSignal
}

export interface TransportResponse {
  status: number
  /** Names in lower case; a repeated header is joined with `, `. */
  headers: Record<string, string>
  text(): Promise<string>
  bytes(): Promise<Uint8Array>
}

/**
 * The one seam to the network. Follows no redirect, decodes content encodings, and rejects only when there is no reply;
 * every HTTP status is a reply.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>

/** A proxy, a recorder, a fault: anything a deployment wants around the transport. */
export type TransportWrapper = (next: Transport) => Transport

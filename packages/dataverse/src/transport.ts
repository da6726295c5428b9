/** One HTTP request, headers complete. */
export interface TransportRequest {
  method: string
  /** Absolute. */
  url: string
  headers: Record<string, string>
  body?: string | Uint8Array
  signal?: AbortSignal
}

/** The reply to it. Its body must be read, by one of the two and once, or its connection is held. */
export interface TransportResponse {
  status: number
  /** Names in lower case; a repeated header is joined with `, `. */
  headers: Record<string, string>
  /** The body as text (UTF-8). Rejects when it was cut off. */
  text(): Promise<string>
  /** The body as it is, content encodings decoded. Rejects when it was cut off. */
  bytes(): Promise<Uint8Array>
  /**
   * The body as it comes, instead of the other two; it can be read once. Leaving it early ends the request, a body that
   * is cut off rejects. Optional: without it a file is held in memory where the service does not answer it in ranges.
   */
  stream?(): AsyncIterable<Uint8Array>
}

/**
 * The one seam to the network. Follows no redirect, decodes content encodings, and rejects only when there is no reply;
 * every HTTP status is a reply.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>

/** A proxy, a recorder, a fault: anything a deployment wants around the transport. */
export type TransportWrapper = (next: Transport) => Transport

import type { Transport } from './transport.ts'
export interface UndiciTransportOptions {
  /** Open connections per environment. */
  connections?: number
  connectTimeoutMs?: number
  /** From the request being sent to the reply's headers. */
  headersTimeoutMs?: number
  /** Between two pieces of the reply's body. */
  bodyTimeoutMs?: number
  /** A reply that decodes to more is refused. */
  maxReplyBytes?: number
}
export declare function undiciTransport(options?: UndiciTransportOptions): Transport

import type { Transport } from './transport.ts'
export declare function fetchTransport(fetchImplementation?: typeof fetch): Transport

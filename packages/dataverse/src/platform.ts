// What depends on where this runs. `#platform` in package.json names this file for Node, browser-platform.ts for the rest.
export { undiciTransport as defaultTransport, undiciTransport } from './undici-transport.ts'

// The whole public surface of the subpath. Adding a line is a promise.
export { createEntraClient } from './create-entra-client.ts'
export {
  type AdminConsentReply,
  type AuthorizationRequest,
  type EntraClient,
  type EntraClientOptions,
  type Identity,
  type RedeemRequest,
  type StartedAuthorization,
  type TokenSet,
} from './entra-client.ts'
export { EntraError, type EntraErrorInit, type EntraOutcome, type EntraWho } from './entra-error.ts'

// The whole public surface of the subpath. Adding a line is a promise.
export { createEntraClient } from './create-entra-client.ts'
export { authorityOf } from './authority.ts'
export { applicationTokens, type ApplicationTokensOptions } from './application-tokens.ts'
export { readClaimsChallenge } from '../claims-challenge.ts'
export {
  type AdminConsentReply,
  type ApplicationToken,
  type ApplicationTokenRequest,
  type AuthorizationRequest,
  type ClientCapability,
  type ClientCertificate,
  type EntraClient,
  type EntraClientOptions,
  type Identity,
  type RedeemRequest,
  type RefreshRequest,
  type StartedAuthorization,
  type TokenSet,
} from './entra-client.ts'
export { explainAadsts } from './explain-error.ts'
export { type EntraErrorCode, entraErrorCodes } from './entra-error-codes.ts'
export { EntraError, type EntraErrorInit, type EntraOutcome, type EntraWho } from './entra-error.ts'

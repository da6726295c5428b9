import { type EntraExplanation, explain } from './explanation.ts'

const secretExpired = explain(
  'entra_client_secret_expired',
  'operator',
  'operator',
  "The application's client secret has expired. Nobody is signed out by that.",
  'Whoever runs this installation makes a new secret in the app registration and configures it here.',
)
const secretWrong = explain(
  'entra_client_secret_wrong',
  'operator',
  'operator',
  "The application's client secret is not accepted. Nobody is signed out by that.",
  'Whoever runs this installation compares the configured client secret with the secret value (not its id) in the app registration.',
)
const secretMissing = explain(
  'entra_client_secret_missing',
  'operator',
  'operator',
  'The app registration is a web application, and no client secret was sent.',
  'Whoever runs this installation configures the client secret.',
)
const secretUnwanted = explain(
  'entra_client_secret_unwanted',
  'operator',
  'operator',
  'The app registration is a public client, and a client secret was sent.',
  'Whoever runs this installation registers the redirect URI under Web instead of Mobile and desktop, or removes the secret.',
)
const certificateRefused = explain(
  'entra_client_certificate_refused',
  'operator',
  'operator',
  'What the application signed with its certificate is not accepted. Nobody is signed out by that.',
  'Whoever runs this installation looks in the app registration, under Certificates & secrets, whether the configured certificate is there and has not ended, and adds a new one there and here otherwise. The private key has to belong to it.',
)
const clockWrong = explain(
  'entra_clock_wrong',
  'operator',
  'operator',
  "The clock of this installation differs from Microsoft's. Nobody is signed out by that.",
  'Whoever runs this installation sets the clock of its server by a time server (NTP): with more than five minutes between them, neither believes what the other signs.',
)
const certificateUnreadable = explain(
  'entra_client_certificate_unreadable',
  'operator',
  'operator',
  'The configured client certificate or its private key cannot be read.',
  'Whoever runs this installation configures both as PEM, the RSA key in PKCS #8 without a passphrase ("BEGIN PRIVATE KEY"): openssl pkcs8 -topk8 -nocrypt makes one.',
)

/** The application proves itself with a secret or a certificate; these are its troubles. None of them is anybody's sign-in. */
export const credentialExplanations = {
  secretExpired,
  secretWrong,
  secretMissing,
  secretUnwanted,
  certificateRefused,
  certificateUnreadable,
  clockWrong,
} as const satisfies Record<string, EntraExplanation>

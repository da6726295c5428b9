export type Cloud = 'public' | 'gcc' | 'gcc-high' | 'dod' | 'china' | 'extra'
export type EnvironmentUrlRefusal =
  | 'not_a_url'
  | 'not_https'
  | 'credentials_in_url'
  | 'port_in_url'
  | 'ip_address'
  | 'other_product'
  | 'not_an_environment'
  | 'unknown_host'
export type ParsedEnvironmentUrl =
  | { kind: 'ok'; environmentUrl: string; cloud: Cloud }
  | { kind: 'refused'; code: EnvironmentUrlRefusal; title: string; help: string }
export declare function parseEnvironmentUrl(
  input: string,
  options?: { extraHosts?: readonly string[] },
): ParsedEnvironmentUrl

/** Where access tokens for one member on one environment come from. */
export interface TokenSource {
  /**
   * A token that is valid now. With `forceRefresh` the caller has seen the current one refused: it must not be returned again.
   * Rejections are passed on to the caller of the client unchanged.
   */
  getAccessToken(options?: { forceRefresh?: boolean; signal?: AbortSignal }): Promise<string>
}

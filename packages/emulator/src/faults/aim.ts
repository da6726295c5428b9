/** Which requests to the Web API a fault is meant for; all of them when nothing is said. */
export interface Aim {
  /** How many of them. */
  requests?: number
  /** Only each so-manieth that fits: 200 is one in two hundred. */
  every?: number
  method?: string
  /** Part of the address below `/api/data/v9.2/`, with its query, as it was sent. */
  path?: string
}

export interface AimedAt {
  method: string
  /** As it was sent. */
  url: string
}

export const isAimedAt = ({ method, path }: Aim, request: AimedAt): boolean =>
  (method === undefined || method.toUpperCase() === request.method) &&
  (path === undefined || request.url.includes(path, '/api/data'.length))

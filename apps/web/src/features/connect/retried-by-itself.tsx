import { useEffect } from 'react'
import { Badge } from '../../ui/badge.tsx'

/** An approval was reported: whether Microsoft knows of it is asked by itself, as long as the server says after how many seconds. */
export function RetriedByItself({ seconds, url }: { seconds: number; url: string }) {
  useEffect(() => {
    const timer = setTimeout(() => window.location.assign(url), seconds * 1000)
    return () => clearTimeout(timer)
  }, [seconds, url])
  return (
    <div>
      <Badge tone="brand">Microsoft is asked by itself within {seconds} seconds</Badge>
    </div>
  )
}

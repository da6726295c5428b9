/** Two strokes that meet in one point: the seller's side and the customer's side. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="9" fill="#2a4fb6" />
      <g fill="none" strokeWidth="3.4" strokeLinecap="round">
        <path d="M9 8v10.5A5.5 5.5 0 0 0 14.5 24H16" stroke="#fff" />
        <path d="M23 24V13.5A5.5 5.5 0 0 0 17.5 8H16" stroke="#9cb5f0" />
      </g>
      <circle cx="16" cy="16" r="2.6" fill="#fff" />
    </svg>
  )
}

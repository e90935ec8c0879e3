/** Hosts of static files that get headers from a file. */
export const hostKinds = ['nginx', 'netlify', 'cloudflare'] as const;

export type HostKind = (typeof hostKinds)[number];

/** The headers of every answer. Pages hold nothing inline, so one policy without exceptions serves all of them. */

/** `hubUrl`: origin of a hub elsewhere, which the form may then reach; empty when there is none. */
export function securityHeaders({ hubUrl, isHttps }: { hubUrl: string; isHttps: boolean }): Record<string, string> {
  const self = hubUrl === '' ? "'self'" : `'self' ${hubUrl}`;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src ${self}`,
    `form-action ${self}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...(isHttps ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

import { describe, expect, test } from 'vitest';
import { formatHint } from '../../src/form/format-hint.ts';

const hex = '[0-9a-f]{4}';
const uuid = '0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9';
const now = Date.parse('2026-01-01T00:00:00Z');

/** What is said of a value in a field for a key of a provider that is called Lodge. */
function hintFor(value: string, pattern?: string, provider = 'lodge') {
  return formatHint(value, { pattern, expects: 'key', provider, now });
}

/** A JSON Web Token that nobody signed. */
function token(claims: object): string {
  const part = (data: object) => Buffer.from(JSON.stringify(data)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.c2ln`;
}

describe('the format', () => {
  test.each([
    ['an empty value fits', '', hex, 'fits'],
    ['a matching value fits', 'ab12', hex, 'fits'],
    ['spaces around it do not count', ' ab12 ', hex, 'fits'],
    ['the pattern holds from end to end', 'ab12ab12', hex, 'unlike'],
    ['an alternative is anchored as a whole', 'xa', 'a|b', 'unlike'],
    ['a shorter value is unlike', 'ab1', hex, 'unlike'],
    ['dots in place of characters are a mask', '••••••••4f2a', hex, 'masked'],
    ['asterisks are a mask', '****4f2a', hex, 'masked'],
    ['a cut with an ellipsis is a mask', 'ab12…', hex, 'masked'],
    ['a cut with three points is a mask', 'ab12...ef90', hex, 'masked'],
    ['without a pattern everything fits', 'anything\nat all', undefined, 'fits'],
    ['a pattern that does not compile lets everything fit', 'ab', '(', 'fits'],
    ['a value longer than any credential is not compared', 'x'.repeat(5000), hex, 'fits'],
  ] as const)('%s', (_why, value, pattern, code) => {
    expect(hintFor(value, pattern).code).toBe(code);
  });
});

describe('what is no key is recognised:', () => {
  test.each([
    ['a command', 'curl -u name:word https://x', undefined, 'command'],
    ['a web address', 'https://app.example.com/keys', undefined, 'link'],
    ['an email address', 'jane@example.com', undefined, 'email'],
    ['an ID of digits', '12345678', '[a-z]{20}', 'id'],
    ['an ID with hyphens', uuid, hex, 'id'],
    ['a key that has the looks of an ID is one', uuid, '[0-9a-f-]{36}', 'fits'],
    ['an ID where nothing is known of keys may be one', uuid, undefined, 'fits'],
    ['what the pattern takes fits', 'https://hooks.example.com/1', 'https://.+', 'fits'],
  ] as const)('%s', (_what, value, pattern, code) => {
    expect(hintFor(value, pattern)).toEqual({ code });
  });

  test('but not in a field for something else', () => {
    for (const value of ['jane@example.com', 'https://x.example', 'sk_live_0123456789abcdef', token({ exp: 1 })])
      expect(formatHint(value, { provider: 'lodge', now })).toEqual({ code: 'fits' });
  });
});

describe('a JSON Web Token', () => {
  test('that has ended is told with its end, whatever the pattern takes', () => {
    const exp = now / 1000 - 60;
    expect(hintFor(token({ exp }), '.*')).toEqual({ code: 'expired', about: now - 60_000 });
  });

  test.each([
    ['that has time left', token({ exp: now / 1000 + 60 })],
    ['that never ends', token({ sub: 'a' })],
    ['whose end is no number', token({ exp: 'soon' })],
    ['that cannot be read', 'eyJhbGciOiJub25lIn0.%%%%.x'],
    ['whose claims are no object', `eyJh.${Buffer.from('null').toString('base64url')}.x`],
  ])('%s fits', (_what, value) => {
    expect(hintFor(value)).toEqual({ code: 'fits' });
  });
});

describe('a key of somebody else is told by its beginning:', () => {
  const rest = '0123456789abcdefABCDEF0123456789abcdef';
  const known: [string, string][] = [
    [`sk_live_${rest}`, 'Stripe'],
    [`rk_test_${rest}`, 'Stripe'],
    [`ghp_${rest}`, 'GitHub'],
    [`github_pat_${rest}`, 'GitHub'],
    [`glpat-${rest}`, 'GitLab'],
    [`xoxb-${rest}`, 'Slack'],
    [`xapp-${rest}`, 'Slack'],
    [`pat-eu1-${rest}`, 'HubSpot'],
    [`ntn_${rest}`, 'Notion'],
    [`lin_api_${rest}`, 'Linear'],
    [`sk-ant-${rest}`, 'Anthropic'],
    [`sk-proj-${rest}`, 'OpenAI'],
    [`hf_${rest}`, 'Hugging Face'],
    [`npm_${rest}`, 'npm'],
    [`pypi-${rest}`, 'PyPI'],
    [`dckr_pat_${rest}`, 'Docker'],
    [`SG.${rest}.${rest}`, 'SendGrid'],
    [`xkeysib-${rest}`, 'Brevo'],
    [`shpat_${rest}`, 'Shopify'],
    [`AIza${rest}`, 'Google'],
    ['AKIAIOSFODNN7EXAMPLE', 'AWS'],
    [`dop_v1_${rest}`, 'DigitalOcean'],
    [`PMAK-${rest}`, 'Postman'],
    [`figd_${rest}`, 'Figma'],
    [`hvs.${rest}`, 'HashiCorp'],
    [`glsa_${rest}`, 'Grafana'],
    [`NRAK-${rest}`, 'New Relic'],
    [`sntrys_${rest}`, 'Sentry'],
    [`ATATT3x${rest}`, 'Atlassian'],
    [`pscale_tkn_${rest}`, 'PlanetScale'],
  ];

  test.each(known)('%s is from %s', (value, owner) => {
    expect(hintFor(value)).toEqual({ code: 'foreign', about: owner });
  });

  test.each(known)('%s is no surprise in a form for %s', (value, owner) => {
    const id = owner.toLowerCase().replace(/[^a-z]+/g, '-');
    expect(hintFor(value, undefined, id)).toEqual({ code: 'fits' });
    expect(hintFor(value, undefined, `${id}-cloud`)).toEqual({ code: 'fits' });
  });

  test.each(['clerk', 'paystack'])('a beginning that %s uses as well is no surprise there', (provider) => {
    expect(hintFor(`sk_live_${rest}`, undefined, provider)).toEqual({ code: 'fits' });
  });

  test('what only begins that way by chance, or is in the expected format, is not', () => {
    expect(hintFor('sk_live_ab')).toEqual({ code: 'fits' });
    expect(hintFor(`ghp_${rest}`, 'ghp_.+')).toEqual({ code: 'fits' });
  });

  test('what is like nothing that is known is compared with the format alone', () => {
    expect(hintFor(`zz_${rest}`, hex)).toEqual({ code: 'unlike' });
  });
});

/** Credentials that somebody pasted into a text. What they look like is known from the rules of secretlint. */
import { createIssue, type Issue, pointAt } from '../guide/index.ts';

/** What a rule found, and where. */
interface Found {
  ruleId: string;
  messageId: string;
  range: readonly [start: number, end: number];
}

/** Beginnings and surroundings of all that the rules look for. Most texts have none, and need no rules. */
const anyHead = new RegExp(
  [
    '(?:A3T[A-Z0-9]|AKIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|ASIA)[A-Z0-9]{16}|secret_?access_?key|private_key|PRIVATE KEY',
    '_authToken=|npm_\\w{20}|xox[bpaor]-|xapp-|hooks\\.slack\\.com|T3BlbkFJ|sk-ant-|gsk_\\w{20}|hf_\\w{20}|lin_api_|ntn_\\d',
    'SG\\.\\w|shp(?:pa|ca|at|ss)_|[sr]k_(?:live|test)_|gh[pousr]_\\w{10}|github_pat_|glpat-|gl(?:c|sa)_\\w{20}|ops_ey',
    'hv[sbr]\\.[\\w-]{20}|vc[piark]_\\w{20}|vck_\\w{20}|dapi[0-9a-f]{8}|dckr_pat_|figd_|cf(?:k|ut|at)_\\w{20}|tskey-',
    '://[^\\s:/@]{1,256}:[^\\s/@]{1,256}@',
  ].join('|'),
  'i',
);

/** What a rule finds and nobody has to hide. */
const harmless = new Set(['AWSAccountID']);

/** The issues of a text that holds credentials, at their places. None says what they are. */
export async function checkSecrets(text: string, file: string): Promise<Issue[]> {
  if (!anyHead.test(text)) return [];
  const messages = await lint(text);
  const issues: Issue[] = [];
  let end = 0;
  for (const { messageId, range, ruleId } of messages.toSorted((a, b) => a.range[0] - b.range[0])) {
    const [start, stop] = range;
    // Several rules know the same key.
    if (harmless.has(messageId) || start < end || !looksReal(text.slice(start, stop))) continue;
    end = stop;
    const place = { start: pointAt(text, start), end: pointAt(text, stop) };
    issues.push(createIssue('secret-pasted', file, place, { provider: providerOf(ruleId) }));
  }
  return issues;
}

let rules: Promise<(text: string) => Promise<readonly Found[]>> | undefined;

/** The rules are read once, and only where a text looks like it. */
async function lint(text: string): Promise<readonly Found[]> {
  rules ??= loadRules();
  return (await rules)(text);
}

async function loadRules() {
  const [{ lintSource }, { creator }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  const preset = {
    id: '@secretlint/secretlint-rule-preset-recommend',
    rule: creator,
    // The name of an AWS key is half of it.
    rules: [{ id: '@secretlint/secretlint-rule-aws', options: { enableIDScanRule: true } }],
  };
  return async (content: string) => {
    const { messages } = await lintSource({
      source: { filePath: 'text.md', ext: '.md', contentType: 'text', content },
      options: { noPhysicFilePath: true, config: { rules: [preset] } },
    });
    return messages;
  };
}

/** Words that say of a key that it is none. */
const invented =
  /example|sample|your|dummy|fake|placeholder|redacted|secret|password|foobar|deadbeef|x{4}|[<>{}*…$%]|\.\.\./i;

/** Whether a key may open something: those that documentation invents repeat themselves, count up, or say what they are. */
function looksReal(found: string): boolean {
  if (/PRIVATE KEY/.test(found)) return !invented.test(found.replace(/-----[^-]*-----/g, ''));
  const inAddress = /:\/\/[^\s:/@]+:([^\s@]+)@/.exec(found)?.[1];
  const assigned = /[:=]\s*["']?([^"'\s]+)["']?\s*$/.exec(found)?.[1];
  const key = inAddress ?? assigned ?? found;
  if (invented.test(key)) return false;
  // The long parts are chance; those before them are the provider's.
  const chance = key
    .split(/[^A-Za-z0-9+/]+/)
    .filter((part) => part.length >= 8)
    .join('');
  const isMixed = /\d/.test(chance) ? /[A-Za-z]/.test(chance) : /[a-z]/.test(chance) && /[A-Z]/.test(chance);
  return isMixed && new Set(chance).size >= 8 && !countsUp(chance);
}

/** Whether a key holds six letters or digits in their order, upwards or downwards. */
function countsUp(key: string): boolean {
  let [up, down] = [1, 1];
  for (let at = 1; at < key.length; at++) {
    const step = key.charCodeAt(at) - key.charCodeAt(at - 1);
    up = step === 1 ? up + 1 : 1;
    down = step === -1 ? down + 1 : 1;
    if (up >= 6 || down >= 6) return true;
  }
  return false;
}

const providers: Record<string, string> = {
  aws: 'AWS',
  gcp: 'Google Cloud',
  privatekey: 'a server or a person',
  npm: 'npm',
  basicauth: 'the site in this address',
  slack: 'Slack',
  sendgrid: 'SendGrid',
  shopify: 'Shopify',
  stripe: 'Stripe',
  github: 'GitHub',
  gitlab: 'GitLab',
  grafana: 'Grafana',
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  groq: 'Groq',
  huggingface: 'Hugging Face',
  linear: 'Linear',
  notion: 'Notion',
  '1password': '1Password',
  'database-connection-string': 'the database in this address',
  'hashicorp-vault': 'HashiCorp Vault',
  vercel: 'Vercel',
  databricks: 'Databricks',
  docker: 'Docker',
  figma: 'Figma',
  cloudflare: 'Cloudflare',
  tailscale: 'Tailscale',
};

function providerOf(ruleId: string): string {
  const name = ruleId.replace(/^.*secretlint-rule-/, '');
  return providers[name] ?? name;
}

/**
 * Beginnings by which well-known keys can be told, as their providers publish them. Only such as no other kind of text
 * begins with, and whose owner is known; a beginning that several providers use names all of them. A line is a regular
 * expression, and the owners behind a space.
 */
const knownPrefixes = String.raw`
[rs]k_(?:live|test)_ Stripe, Clerk, Paystack, WorkOS
gh[opusr]_|github_pat_ GitHub
gl(?:pat|dt|rt|cbt|ptt|ft|soat)- GitLab
xox[abeprs]-|xapp- Slack
pat-[a-z]{2}\d- HubSpot
ntn_ Notion
lin_(?:api|oauth)_ Linear
sk-ant- Anthropic
sk-(?:proj|svcacct|admin)- OpenAI
hf_ Hugging Face
gsk_ Groq
r8_ Replicate
pplx- Perplexity
npm_ npm
pypi- PyPI
rubygems_ RubyGems
dckr_[po]at_ Docker
SG\.[\w-]{16,}\. SendGrid, Twilio
xkeysib- Brevo, Sendinblue
shp(?:at|ca|pa|ss)_ Shopify
AIza[\w-]{30}|ya29\.|GOCSPX- Google, Gmail, Firebase, YouTube
A(?:KIA|SIA)[A-Z2-7]{16}$ AWS, Amazon
do[opr]_v1_ DigitalOcean
PMAK- Postman
pat[A-Za-z0-9]{14}\. Airtable
figd_ Figma
dp\.(?:pt|st|ct|sa|scim|audit)\. Doppler
dapi[0-9a-f]{32} Databricks
hv[bsr]\. HashiCorp, Vault
HRKU- Heroku
gl(?:sa|c)_ Grafana
NR(?:AK|JS|RA)- New Relic
sntry[su]_ Sentry
sb(?:p|_secret|_publishable)_ Supabase
pscale_(?:tkn|oauth|pw)_ PlanetScale
sq0(?:atp|csp|idp)- Square
tfp_ Typeform
CFPAT- Contentful
pul- Pulumi
AT(?:ATT|CTT|BB)[A-Za-z0-9] Atlassian, Jira, Confluence, Bitbucket, Trello, Opsgenie
fo1_ Fly.io
`;

/** Shorter texts begin like a key by chance. */
const shortestKey = 16;

/** Whose key a value looks like; `undefined` if that is `provider`, a connector's id, or nobody that is known. */
export function foreignOwner(value: string, provider: string): string | undefined {
  if (value.length < shortestKey) return undefined;
  const lines = knownPrefixes.trim().split('\n');
  const line = lines.find((text) => new RegExp(`^(?:${text.replace(/ .*/, '')})`).test(value));
  const owners = line?.replace(/.*? /, '').split(', ') ?? [];
  const own = plain(provider);
  return owners.some((owner) => own.includes(plain(owner))) ? undefined : owners[0];
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

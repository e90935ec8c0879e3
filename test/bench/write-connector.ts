/** A plan of a guide → the connector's file. */
import { stringify } from 'yaml';
import type { FieldPlan, GuidePlan } from './plan-guide.ts';

/** Answers the YAML of the connector that a guide is about; `edition` is a comment in it. */
export function writeConnector(plan: GuidePlan, edition: string): string {
  const { name, slug, category, method, fields, scopes } = plan;
  const [first] = scopes;
  const connector = {
    name,
    description: `${name} is a program for teams that work on ${category.toLowerCase()}.`,
    category,
    website: `https://www.${slug}.example`,
    keys_page: `https://app.${slug}.example/settings/api`,
    ...(first === undefined
      ? {}
      : {
          scopes: Object.fromEntries(scopes.map(({ name: scope, words }) => [scope, words])),
          actions: scopes.map(({ name: scope, action }) => ({ ...action, scopes: [scope] })),
        }),
    methods: {
      [method.id]: {
        label: method.label,
        type: 'custom',
        ...(first === undefined ? {} : { required_scopes: [first.name] }),
        fields: fields.map(writeField),
        verify: {
          request: {
            method: 'GET',
            url: `https://api.${slug}.example/v1/me`,
            headers: { Authorization: 'Bearer {secret}', ...accountHeaders(fields) },
          },
          answers: [
            { status: 401, verdict: 'rejected', code: 'credential-rejected', field: 'secret', step: 'copy-secret' },
          ],
        },
      },
    },
  };
  return `# edition ${edition}\n${stringify(connector)}`;
}

/** Providers ask for what is no secret in headers of their own. */
function accountHeaders(fields: readonly FieldPlan[]): Record<string, string> {
  return Object.fromEntries(fields.filter(({ isSecret }) => !isSecret).map(({ key }) => [`X-${key}`, `{${key}}`]));
}

function writeField({ key, label, isSecret, step }: FieldPlan) {
  return {
    key,
    label,
    type: isSecret ? 'password' : 'text',
    ...(isSecret ? { secret: true } : {}),
    description: `The ${label} as the page shows it.`,
    step,
  };
}

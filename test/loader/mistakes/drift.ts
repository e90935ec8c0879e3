/** A guide and its connector's file that say two things. */
import { type Mistake, mistake } from './mistake.ts';

const list = '<li><strong>API Key</strong></li>';
const required = '&quot;contacts:write&quot;';

export const driftMistakes: readonly Mistake[] = [
  mistake(
    'a label of a field',
    '<li><strong>API Key</strong></li>',
    '<li><strong>API Token</strong></li>',
    'label-drift',
  ),
  mistake('a field that the form has and the guide has not', `        ${list}\n`, '', 'field-unlisted', { line: -2 }),
  mistake('an example', '`smp_0123456789ab`', '`smp_0123`', 'example-drift'),
  mistake('a host', 'https://my-team.sample.example/v1/me', 'https://my-team.sampel.example/v1/me', 'host-drift'),
  mistake(
    'a scope of a step',
    'data-guide-scopes="contacts:read contacts:write"',
    'data-guide-scopes="contacts:read contacts:wirte"',
    'guide-scope-unknown',
  ),
  mistake('a scope of an action', required, '&quot;contacts:wirte&quot;', 'guide-scope-unknown'),
  mistake('an action', '&quot;update_contact&quot;', '&quot;update_contcat&quot;', 'action-drift'),
  mistake('a step of a field', 'step: find-site', 'step: find-the-site', 'step-missing', { in: 'connector' }),
  mistake(
    'a step of an answer',
    'field: apiKey\n          step: create-key',
    'field: apiKey\n          step: creat-key',
    'step-missing',
    { in: 'connector' },
  ),
  mistake(
    'a step of a value',
    "callback'\n        step: create-key",
    "callback'\n        step: creat-key",
    'step-missing',
    { in: 'connector' },
  ),
  mistake('a field without a step', '        step: find-site\n', '', 'field-stepless', { in: 'connector', line: -9 }),
];

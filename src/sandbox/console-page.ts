import { html } from 'hono/html';
import { keyKinds, type SandboxKey } from './keys.ts';

/** The console as HTML. `revealed` is the text of a key that was just created: the one time that it is shown. */
export function renderConsole({ keys, revealed }: { keys: SandboxKey[]; revealed: string | undefined }) {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>API keys · Sandbox console</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="console.css">
<script src="console.js" defer></script>
</head>
<body>
<header class="bar"><span class="mark" aria-hidden="true"></span><span class="product">Sandbox</span><span class="area">Console</span></header>
<main>
<h1>API keys</h1>
<p class="lead">Sandbox is a pretend provider: it holds no data, shows you the keys that this browser created, and forgets all when it stops. Create a key here and use it wherever one is asked for.</p>
${revealed === undefined ? '' : renderRevealed(revealed)}
<section aria-labelledby="create">
<h2 id="create">Create a key</h2>
<form method="post" action="keys" class="create">
<div><label for="name">Name</label><input type="text" id="name" name="name" maxlength="60" required autocomplete="off"></div>
<div><label for="kind">Kind</label><select id="kind" name="kind">${Object.entries(keyKinds).map(
    ([kind, label]) => html`<option value="${kind}">${label}</option>`,
  )}</select></div>
<button type="submit">Create key</button>
</form>
</section>
<section aria-labelledby="keys">
<h2 id="keys">Your keys</h2>
${keys.length === 0 ? html`<p>There are no keys yet.</p>` : renderKeys(keys)}
</section>
</main>
</body>
</html>`;
}

function renderRevealed(text: string) {
  return html`<section class="revealed" aria-labelledby="new-key" id="new">
<h2 id="new-key">Your new key</h2>
<p>Copy it now. It is not shown again.</p>
<div class="copy"><input type="text" id="key" aria-labelledby="new-key" readonly value="${text}" autocomplete="off" spellcheck="false"><button type="button" data-copy="key" hidden>Copy</button></div>
<p role="status" data-copied></p>
</section>`;
}

function renderKeys(keys: SandboxKey[]) {
  return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="keys"><table>
<thead><tr><th scope="col">Name</th><th scope="col">Key</th><th scope="col">Created</th><th scope="col">Rights</th><th scope="col">State</th></tr></thead>
<tbody>${keys.map(renderKey)}</tbody>
</table></div>`;
}

function renderKey({ id, name, kind, lastFour, createdAt, revokedAt }: SandboxKey) {
  const created = createdAt.toISOString();
  const rights = kind === 'no-contacts' ? 'Account' : 'Account, contacts';
  const state =
    revokedAt === null
      ? html`<form method="post" action="keys/${id}/revoke"><button type="submit" class="quiet" aria-label="Revoke ${name}">Revoke</button></form>`
      : html`<span class="revoked">Revoked</span>`;
  return html`<tr><th scope="row">${name}</th><td><code>sbx_…${lastFour}</code></td><td><time datetime="${created}">${created.slice(0, 16).replace('T', ' ')}</time></td><td>${rights}</td><td>${state}</td></tr>`;
}

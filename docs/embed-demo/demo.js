// The page's own script. It asks its own server for a session, and shows what the element tells it.
const guide = document.querySelector('keyway-guide');

for (const name of ['step', 'verdict', 'linked', 'session', 'choice']) {
  guide.addEventListener(name, ({ type, detail }) => {
    const line = document.createElement('li');
    line.textContent = `${type} ${JSON.stringify(detail)}`;
    document.querySelector('#told').append(line);
  });
}

// A page may style the element by its custom properties and parts. A constructed sheet needs no permission of a policy.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  body { margin: 0 auto; padding: 2rem; max-width: 72rem; font-family: Georgia, serif; }
  keyway-guide {
    --guide-accent: light-dark(rgb(109 40 217), rgb(196 181 253));
    --guide-radius: 4px;
    --guide-font: Georgia, serif;
  }
  keyway-guide::part(title) { font-style: italic; }
  li { overflow-wrap: anywhere; }
`);
document.adoptedStyleSheets = [sheet];

const session = new URLSearchParams(location.search).get('session') ?? 'mine';
if (session === 'mine') {
  const answer = await fetch('/session', { method: 'POST' });
  guide.session = (await answer.json()).token;
}
guide.src = '/connectors/sandbox/guides/link-account/api-key';

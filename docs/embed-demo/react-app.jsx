// The element inside a React app (19 or newer): properties and events are props, as with any element.
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

function Settings() {
  const [session, setSession] = useState('');
  const [theme, setTheme] = useState('light');
  const [isOpen, setOpen] = useState(true);
  const [told, setTold] = useState([]);
  const tell = ({ type, detail }) => setTold((lines) => [...lines, `${type} ${JSON.stringify(detail)}`]);

  useEffect(() => {
    void fetch('/session', { method: 'POST' })
      .then((answer) => answer.json())
      .then(({ token }) => setSession(token));
  }, []);

  return (
    <main>
      <h1>Connect your tools</h1>
      <button type="button" onClick={() => setOpen(!isOpen)}>
        {isOpen ? 'Close the guide' : 'Open the guide'}
      </button>
      <button type="button" onClick={() => setTheme('dark')}>
        Dark
      </button>
      {isOpen && session !== '' && (
        <keyway-guide
          src="/connectors/sandbox/guides/link-account/api-key"
          session={session}
          theme={theme}
          onstep={tell}
          onverdict={tell}
          onlinked={tell}
          onsession={tell}
        />
      )}
      <ol id="told">
        {told.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ol>
    </main>
  );
}

createRoot(document.querySelector('#app')).render(
  <StrictMode>
    <Settings />
  </StrictMode>,
);

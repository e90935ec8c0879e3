import { GuideElement } from '../embed/guide-element.ts';

// Two tags for the same script must not fail.
if (!customElements.get('keyway-guide')) customElements.define('keyway-guide', GuideElement);

export { default as Accordion } from './Accordion.astro';
export { default as Panel } from './Panel.astro';
export { default as Step } from './Step.astro';
export { default as Steps } from './Steps.astro';

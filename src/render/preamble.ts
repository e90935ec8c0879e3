/** The head of an exported page. The language knows it too, so that an exported page can stand among the guides as it is. */
export { type Preamble, type PreambleReading, parsePreamble, renderPreamble } from '../guide/index.ts';

/** How a brand's words are written so that they are read as words: as text, as the label or title of a link, as an attribute. */
export const escapes = {
  text: (text: string) => text.replace(/[\\`*_{}<>[\]|~]|&(?=[#\w])/g, '\\$&'),
  label: (text: string) => text.replace(/[\\`*_{}<>[\]()"']|&(?=[#\w])/g, '\\$&'),
  attribute: (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
};

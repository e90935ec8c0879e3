/** What the sanitizer lets through: the guide language's elements and attributes, and those that our own blocks make. */
import type { Schema } from 'hast-util-sanitize';
import { find, html } from 'property-information';
import { elementAttributes, elementNames, globalAttributes, guideAttributes } from '../guide/index.ts';

const propertyOf = (name: string) => find(html, name).property;

// Whose product a picture shows is for the checks, and names brands: it does not ship.
const byElement = Object.entries(elementAttributes).map(([name, attributes]) => [
  name,
  attributes.filter((attribute) => attribute !== 'data-brand').map(propertyOf),
]);

export const htmlSchema: Schema = {
  tagNames: [...elementNames],
  attributes: {
    ...Object.fromEntries(byElement),
    '*': [
      ...globalAttributes,
      ...guideAttributes.map(propertyOf),
      'className',
      'dataDrawing',
      'dataMarks',
      'role',
      'tabIndex',
      'ariaLabel',
      'ariaHidden',
      'ariaDescribedBy',
      'dataFootnoteRef',
      'dataFootnoteBackref',
      'dataFootnotes',
      'dataIcon',
    ],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'], cite: ['http', 'https'] },
  strip: ['script', 'style'],
  // Ids come from the outline, from the writer without a colon, or are notes: none can meet one of the page's own.
  clobber: [],
  clobberPrefix: '',
};

/** Brands, from outside: everything else imports from here alone. */
export { applyBrand, type BrandedGuide } from './apply-brand.ts';
export { brandConnector } from './brand-connector.ts';
export { type Branding, createBranding, referencesByText } from './branding.ts';
export { applyChanges, type Change, type ChangeRule } from './change.ts';
export {
  type BrandedFaults,
  checkBrandedLinks,
  checkBrandedPage,
  type LostPlaces,
} from './check/check-branded.ts';
export { checkConditions } from './check/check-conditions.ts';
export { hasConnector, namedConnectors } from './connector-choice.ts';
export { findContrastFaults, grounds, leastRatio, nearestReadable } from './contrast.ts';
export { type Font, type FontFace, parseFontFaces } from './font-faces.ts';
export { findUnmatchedParts, type PageIds } from './hidden-parts.ts';
export { linkingFile } from './linking-section.ts';
export { siteAddressSchema } from './links-schema.ts';
export { neutralBrand } from './neutral-brand.ts';
export { type Brand, brandSchema } from './schema.ts';
export { baseOf, encodePath, siteUrl, withBase } from './site-address.ts';
export { createWording, type Wording } from './wording.ts';
export { writeBody } from './write-body.ts';

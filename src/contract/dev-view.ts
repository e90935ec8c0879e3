/** As whom a writer looks at the site in development: which brand's it is, and in which language its interface speaks. */

/** What `POST` asks for; what is left out stays as it is. A language of `null` is the brand's own again. */
export interface ViewRequest {
  brand?: string | undefined;
  language?: string | null | undefined;
  /** The path of the page that asks. */
  page: string;
}

/** What both methods answer with. */
export interface DevView {
  brand: string;
  brands: { id: string; name: string }[];
  /** `null`: the brand's own. */
  language: string | null;
  languages: readonly string[];
  /** The path of the page that asked, as it is in this view. */
  page: string;
}

/** The path at which a server in development tells and changes the view. */
export const devViewPath = '/__keyway/view';

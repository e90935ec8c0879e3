/** What blocks say in their own name, in the language of the page around them. */
export interface BlockWords {
  step: string;
  linkToStep: (step: number) => string;
  linkToHeading: (title: string) => string;
  notShown: string;
  action: string;
  scopesItNeeds: string;
}

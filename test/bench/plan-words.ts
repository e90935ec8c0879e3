/** What generated guides talk about. */
export const firstNames = ['Bright', 'North', 'Clear', 'Open', 'Quick', 'Silver', 'Maple', 'Harbor', 'Pilot', 'Amber'];
export const lastNames = ['desk', 'ledger', 'mail', 'board', 'chat', 'sales', 'forms', 'pay', 'people', 'files'];

export const categories = ['CRM', 'Marketing', 'Support', 'Payroll', 'Storage', 'Recruiting', 'Project management'];
export const places = ['Settings', 'Integrations', 'Developer tools', 'Security', 'API access', 'Apps', 'Workspace'];
export const roles = ['an Admin', 'an Owner', 'a Manager', 'a workspace administrator'];
export const records = ['contacts', 'deals', 'companies', 'tickets', 'invoices', 'messages', 'files', 'candidates'];
export const languages = ['bash', 'json', 'python', 'javascript', 'http'] as const;

/** Sentences; `%` stands for the provider's name. */
export const sentences = [
  'Choose **Create** and give it a name that tells what it is for.',
  'The name is for you alone: nobody else sees it, and you can change it later.',
  'Copy the value before you close the window, because % shows it this once.',
  'If the entry is missing, your role or your plan does not include it. Ask the person who administers %.',
  'The page lists what exists already. Leave those entries as they are.',
  'Requests count against the limits of your plan, whoever makes them.',
  'Most accounts have one workspace. If yours has several, open the one that is to be linked.',
  'Wait until the green bar at the top says that the change was saved.',
  'A value that was lost can be replaced on the same page, and the old one stops at once.',
  'Keep it out of chats, tickets and code.',
  'In older accounts the menu has another order, but the names are the same.',
  'You can leave the description empty; % does not use it.',
  'Set a last day only if your company asks for one, and put it into a calendar.',
  'Restricting it to addresses is possible, and needs the addresses of {brand.product}.',
  'Two people have to confirm this in accounts with strict security.',
];

export const stepTitles = [
  'Sign in to %',
  'Open the settings',
  'Go to the developer page',
  'Create an application',
  'Name it',
  'Choose what it may do',
  'Set the address that may call',
  'Confirm with your password',
  'Invite the service user',
  'Turn the interface on',
  'Review the summary',
  'Save the changes',
];

export const sectionTitles = ['Prepare the account', 'Set up access', 'Allow what is needed', 'Get the values'];
export const questions = [
  'There is no such entry in my account',
  'The button is grey',
  'I see another page than the one described',
  'My company signs in with single sign-on',
];

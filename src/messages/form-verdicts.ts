/** What the form says about what a check came to, by the codes of the contract. */
import { translations } from './translations.ts';

export interface Subject {
  /** The provider's name. */
  provider: string;
  /** What readers link their account to. */
  product: string;
  /** Label of the one field that there is; `undefined` if there are several. */
  label: string | undefined;
}

/** What happened, and what to do. */
export interface ProblemWords {
  title: string;
  text: string;
}

interface VerdictWords {
  rejected: Record<
    'credential-rejected' | 'credential-expired' | 'credential-revoked' | 'plan-lacks-api' | 'address-not-allowed',
    ProblemWords
  >;
  couldNotCheck: Record<
    | 'provider-unreachable'
    | 'provider-timeout'
    | 'provider-failed'
    | 'provider-busy'
    | 'unexpected-answer'
    | 'too-many-checks',
    string
  >;
  /** Added to every outage: what it means for the credential. */
  mayBeFine: string;
  rightsMissing: ProblemWords;
  /** For readers without script, whose form comes back without the secrets. */
  typeAgain: string;
  revoke: string;
  linked: {
    accepted: string;
    'rights-missing': string;
    /** Where the provider offers no check. */
    uncheckable: string;
    /** Where the reader went without one. */
    unchecked: string;
  };
}

export const verdictMessages = translations<(subject: Subject) => VerdictWords>({
  en: ({ provider, product, label }) => {
    const isOne = label !== undefined;
    const noun = label ?? 'credentials';
    const [these, it, them, ones] = isOne ? ['this', 'it', 'it', 'a new one'] : ['these', 'they', 'them', 'new ones'];
    const These = isOne ? 'This' : 'These';
    const [was, has, works, lacks] = isOne ? ['was', 'has', 'works', 'lacks'] : ['were', 'have', 'work', 'lack'];
    return {
      rejected: {
        'credential-rejected': {
          title: `${provider} did not accept ${these} ${noun}`,
          text: `Most often a part is missing from the copy, or ${it} ${was} revoked. Copy ${them} again and check once more.`,
        },
        'credential-expired': {
          title: `${These} ${noun} ${has} expired`,
          text: `Create ${ones} at ${provider} and paste ${them} here.`,
        },
        'credential-revoked': {
          title: `${These} ${noun} ${was} revoked`,
          text: `${provider} knows ${them}, but no longer lets ${them} in. Create ${ones} and paste ${them} here.`,
        },
        'plan-lacks-api': {
          title: `Your ${provider} plan does not include API access`,
          text: `Someone who manages your ${provider} plan can change that. Afterwards the same ${noun} can be checked again.`,
        },
        'address-not-allowed': {
          title: `${provider} lets in only addresses from its allow list`,
          text: `The address that ${product} checks from is not on the list for ${these} ${noun}. Add it at ${provider}, or lift the limit.`,
        },
      },
      couldNotCheck: {
        'provider-unreachable': `${provider} could not be reached.`,
        'provider-timeout': `No answer came from ${provider} in time.`,
        'provider-failed': `${provider} has a fault at the moment.`,
        'provider-busy': `${provider} takes no more requests for now.`,
        'unexpected-answer': 'An answer came that does not say whether it worked.',
        'too-many-checks': 'There were too many checks in a short time.',
      },
      mayBeFine: `This says nothing about your ${noun}: ${it} may be fine.`,
      rightsMissing: {
        title: `${These} ${noun} ${works}, but ${has} too few rights`,
        text: `Add the rights at ${provider}, then check again.`,
      },
      linked: {
        accepted: `${provider} accepted the ${noun}.`,
        'rights-missing': `The ${noun} ${works}, but ${lacks} rights that some actions need.`,
        uncheckable: `${provider} offers no way to check the ${noun} beforehand, so the first use will show whether ${it} ${works}.`,
        unchecked: `The ${noun} ${was} not checked, so the first use will show whether ${it} ${works}.`,
      },
      typeAgain: `Secrets are never written into a page, so enter ${isOne ? `the ${noun}` : 'them'} again.`,
      revoke: `You can revoke the ${noun} at ${provider} at any time.`,
    };
  },
  // A label has no gender that is known here, so the sentences are about its value.
  de: ({ provider, product, label }) => {
    const isOne = label !== undefined;
    const [who, whom] = isOne
      ? [`Der Wert für „${label}“`, `den Wert für „${label}“`]
      : ['Die Zugangsdaten', 'die Zugangsdaten'];
    const [it, them, ones] = isOne ? ['er', 'ihn', 'einen neuen'] : ['sie', 'sie', 'neue'];
    const [is, was, works, has] = isOne
      ? ['ist', 'wurde', 'funktioniert', 'hat']
      : ['sind', 'wurden', 'funktionieren', 'haben'];
    return {
      rejected: {
        'credential-rejected': {
          title: `${provider} hat ${whom} nicht angenommen`,
          text: `Meist wurde nicht alles kopiert, oder ${it} ${was} widerrufen. Kopieren Sie ${them} noch einmal und lassen Sie erneut prüfen.`,
        },
        'credential-expired': {
          title: `${who} ${is} abgelaufen`,
          text: `Erstellen Sie bei ${provider} ${ones} und fügen Sie ${them} hier ein.`,
        },
        'credential-revoked': {
          title: `${who} ${was} widerrufen`,
          text: `${provider} kennt ${them}, lässt ${them} aber nicht mehr zu. Erstellen Sie ${ones} und fügen Sie ${them} hier ein.`,
        },
        'plan-lacks-api': {
          title: `Ihr Tarif bei ${provider} enthält keinen API-Zugang`,
          text: `Wer Ihren Tarif bei ${provider} verwaltet, kann das ändern. Danach können Sie mit denselben Angaben noch einmal prüfen lassen.`,
        },
        'address-not-allowed': {
          title: `${provider} lässt nur Adressen von seiner Liste zu`,
          text: `Die Adresse, von der ${product} prüft, steht dort nicht. Tragen Sie sie bei ${provider} ein, oder heben Sie die Beschränkung auf.`,
        },
      },
      couldNotCheck: {
        'provider-unreachable': `${provider} war nicht zu erreichen.`,
        'provider-timeout': `Von ${provider} kam nicht rechtzeitig eine Antwort.`,
        'provider-failed': `Bei ${provider} liegt gerade eine Störung vor.`,
        'provider-busy': `${provider} nimmt zurzeit keine weiteren Anfragen an.`,
        'unexpected-answer': 'Es kam eine Antwort, aus der nicht hervorgeht, ob es geklappt hat.',
        'too-many-checks': 'Es waren zu viele Prüfungen in kurzer Zeit.',
      },
      mayBeFine: 'Über Ihre Angaben sagt das nichts; möglicherweise stimmen sie.',
      rightsMissing: {
        title: `${who} ${works}, ${has} aber zu wenige Berechtigungen`,
        text: `Ergänzen Sie die Berechtigungen bei ${provider} und lassen Sie dann erneut prüfen.`,
      },
      linked: {
        accepted: `${provider} hat ${whom} angenommen.`,
        'rights-missing': `${who} ${works}, aber es fehlen Berechtigungen, die manche Aktionen brauchen.`,
        uncheckable: `Bei ${provider} lässt sich vorab nichts prüfen; erst die erste Nutzung zeigt, ob ${it} ${works}.`,
        unchecked: `${who} ${was} nicht geprüft; erst die erste Nutzung zeigt, ob ${it} ${works}.`,
      },
      typeAgain: `Geheime Werte werden nie in eine Seite geschrieben. Geben Sie ${isOne ? whom : 'sie'} deshalb noch einmal ein.`,
      revoke: `Bei ${provider} können Sie ${whom} jederzeit widerrufen.`,
    };
  },
});

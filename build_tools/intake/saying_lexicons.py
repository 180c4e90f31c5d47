"""Words with which German and French papers say who speaks; a language is a lexicon."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LESSER = re.compile(r"(?:vize|ex|alt|interims|unter|staats)?-?(?:minister)?")
_PARTS = re.compile(r"(?:vice|ex|sous)-")
"""Beginnings of German and French words for offices that make them another office."""
_LONGEST = 40


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


@dataclass(frozen=True)
class Lexicon:
    """The verbs of saying of a language, what may come before their subject, its pronouns, and words for offices.

    `common` are words by which a text in the language is recognised, `according` those before somebody's name that need
    no verb, `offices` words for offices, or their ends in a language of `compounds`, `qualifiers` beginnings of words
    beside an office that somebody doesn't hold, `works` words before the name of a thing. A pronoun has its gender.
    """

    common: frozenset[str]
    saying: frozenset[str]
    auxiliaries: frozenset[str]
    according: frozenset[str]
    pronouns: dict[str, str]
    articles: frozenset[str]
    linking: frozenset[str]
    honorifics: frozenset[str]
    compounds: bool
    offices: tuple[str, ...]
    qualifiers: tuple[str, ...]
    women: tuple[str, ...]
    works: frozenset[str]

    def is_office(self, word: str) -> bool:
        """Whether a word in lower case is one for an office."""
        return word.endswith(self.offices) if self.compounds else _PARTS.sub("", word) in self.offices

    def office_in(self, words: Sequence[str]) -> str:
        """Return the first office in words for somebody; empty if there is none, or only a former or deputy one."""
        at = next((at for at, word in enumerate(words) if self.is_office(word)), None)
        if at is None or any(
            word.startswith(self.qualifiers) for word in (*words[max(at - 2, 0) : at], *words[at + 1 :])
        ):
            return ""
        return words[at]

    def short_for(self, held: str) -> Iterator[str]:
        """Yield an office and what it may be called: an Oberbürgermeister Bürgermeister, a Vizebürgermeister not."""
        yield held
        for at in range(1, len(held)) if self.compounds and len(held) <= _LONGEST else ():
            if self.is_office(held[at:]) and not _LESSER.fullmatch(held[:at]):
                yield held[at:]


GERMAN = Lexicon(
    common=_words("der die das und nicht ist ein eine mit von zu den im auf für sich auch dem"),
    saying=_words("""
        sagte sagt sagten sagen so meinte meint erklärte erklärt erklärten betonte betont fragte fragt
        antwortete antwortet entgegnete entgegnet erwiderte erwidert ergänzte ergänzt fügte kritisierte
        kritisiert warnte warnt forderte fordert berichtete berichtet erzählte erzählt schrieb schreibt teilte
        teilt versicherte versichert behauptete behauptet sprach spricht nannte nennt bezeichnete bezeichnet
        lobte lobt klagte klagt räumte räumt bestätigte bestätigt kündigte kündigt mahnte mahnt zitierte
        zitiert rief ruft scherzte scherzt stellte stellt urteilte urteilt bekräftigte bekräftigt unterstrich
        unterstreicht äußerte äußert äusserte äussert
    """),
    auxiliaries=_words("hat habe haben hatte hatten"),
    according=_words("laut gemäß gemäss nach"),
    pronouns={"er": "he", "sie": "she"},
    articles=_words("der die das dem den des ein eine einer einem einen"),
    linking=_words("der die das des dem den von vom für aus im am beim zur zum und angaben ansicht worten aussage"),
    honorifics=_words("herr frau dr. prof."),
    compounds=True,
    offices=tuple(
        """
        minister ministerin sprecher sprecherin meister meisterin chef chefin präsident präsidentin leiter
        leiterin rat rätin wirt wirtin direktor direktorin vorsitzende vorsitzender beauftragte beauftragter
        experte expertin anwalt anwältin forscher forscherin professor professorin bauer bäuerin bewohner
        bewohnerin lehrer lehrerin kanzler kanzlerin trainer trainerin pfarrer pfarrerin inhaber inhaberin
        führer führerin sekretär sekretärin richter richterin arzt ärztin abgeordnete abgeordneter opposition
        regierung polizei behörde ministerium
    """.split()
    ),
    qualifiers=tuple("stellvertretend ehemalig früher einstig vormalig designiert kommissarisch zweite dritte".split()),
    women=("in",),
    works=_words(
        "gasthaus restaurant café hotel buch roman film lied stück zeitschrift schiff album serie gemälde oper"
    ),
)
FRENCH = Lexicon(
    common=_words("le la les des est une un et dans que pour qui pas du sur au en ce il elle"),
    saying=_words("""
        déclaré déclare dit ajouté ajoute expliqué explique affirmé affirme précisé précise répondu répond
        assuré assure estimé estime insisté insiste tempéré tempère réjoui réjouit promis promet confié confie
        souligné souligne lancé lance regretté regrette dénoncé dénonce rappelé rappelle prévenu prévient
        conclu conclut indiqué indique annoncé annonce reconnu reconnaît martelé martèle plaisanté plaisante
        soupiré soupire inquiété inquiète félicité félicite admis admet raconté raconte poursuivi poursuit
        écrit demandé demande ironisé ironise résumé résume nuancé nuance répété répète juré jure averti
        avertit observé observe noté note constaté constate commenté commente glissé glisse témoigné témoigne
        renchéri renchérit répliqué réplique rétorqué rétorque avoué avoue évoqué évoque qualifié qualifie
        parlé parle
    """),
    auxiliaries=_words("a ont avait avaient s’est s'est se s’ s' est"),
    according=_words("selon d’après pour"),
    pronouns={"il": "he", "elle": "she", "lui": "he"},
    articles=_words("le la l’ l' un une les des"),
    linking=_words("de du des d’ d' la le les l’ l' à au aux en"),
    honorifics=_words("m. mme mlle me dr"),
    compounds=False,
    offices=tuple(
        """
        ministre maire adjoint adjointe président présidente directeur directrice porte-parole député députée
        sénateur sénatrice préfet préfète patron patronne responsable secrétaire avocat avocate procureur
        procureure libraire médecin habitant habitante habitué habituée professeur chercheur chercheuse
        syndicaliste pêcheur
    """.split()
    ),
    qualifiers=tuple("ancien adjoint délégué honoraire intérim ex- vice-".split()),
    women=("une", "la", "l’adjointe", "mme"),
    works=_words("café restaurant hôtel film livre roman chanson pièce bateau revue lit album série tableau opéra"),
)
LEXICONS = {"de": GERMAN, "fr": FRENCH}

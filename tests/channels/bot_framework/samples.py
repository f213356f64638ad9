"""One reply of every kind, and more where a kind is shown in several ways."""

from dialogs.language import Language
from dialogs.messages import Press, Verb
from dialogs.policy import Citation
from dialogs.replies import Action, Answer, AnswerLine, Ask, Choice, Part, Reply, Say, Suggest, Summary, VerdictReply

LAW = Citation("ai_act", "AI-förordningen, artikel 4", "https://eur-lex.europa.eu/eli/reg/2024/1689/oj")
CLAUSE = Citation("verktyg-2", "5.2 Jobbkontot", "/policy/sv#verktyg-2")
WHY = Action("Varför frågar du?", Press(Verb.WHY, "data", "7"))
CHANGE = Action("Ändra", Press(Verb.CHANGE, "data", "7"))
HELP = Action("Vad kan du?", Press(Verb.HELP))
SAMPLES: tuple[Reply, ...] = (
    Say(Language.SV, "Hej!"),
    Say(Language.SV, "Vad vill du göra?", (HELP, Action("Gör riskkollen", Press(Verb.CHECK)))),
    Answer(
        Language.SV,
        id="private-account",
        title="Får jag använda mitt privata konto?",
        text="Nej, aldrig.\n\n- Logga in med *jobbkontot*.",
        citations=(CLAUSE, LAW),
        citations_heading="Svaret bygger på",
        footer="Sågs över 2026-11-20.",
        fingerprint="0123456789abcdef",
        actions=(HELP,),
        feedback_prompt="Hjälpte svaret?",
        feedback=(
            Action("Ja", Press(Verb.HELPED, "private-account")),
            Action("Nej", Press(Verb.NOT_HELPED, "private-account")),
        ),
    ),
    Suggest(
        Language.SV,
        "Menar du något av det här?",
        (Action("Får jag spela in möten?", Press(Verb.ASK, "record")),),
        (HELP,),
    ),
    Ask(
        Language.SV,
        card="7",
        question="data",
        progress="Fråga 2 av högst 12",
        text="Vilka uppgifter gäller det?",
        hint="Svara med nummer.",
        submit="Nästa",
        choices=(
            Choice("public", "Öppna uppgifter", "Till exempel det som står på webbplatsen."),
            Choice("personal", "Uppgifter om människor?", "Till exempel namn."),
            Choice("unsure", "Vet inte", ""),
        ),
        many=True,
        chosen=("public", "personal"),
        actions=(WHY,),
    ),
    VerdictReply(
        Language.EN,
        card="7",
        outcome="conditions",
        title="Yes, on conditions",
        text="You may, if you keep to this.",
        parts=(Part("Conditions", ("Tell those it concerns.", "Read through the text.")),),
        citations=(LAW,),
        citations_heading="This rests on",
        footer="Content 01234567.",
        fingerprint="0123456789abcdef",
        actions=(HELP,),
    ),
    Summary(
        Language.SV,
        card="7",
        text="Dina svar",
        lines=(AnswerLine("Uppgifter", "Öppna uppgifter", CHANGE), AnswerLine("Verktyg", "Godkänt", None)),
        actions=(HELP,),
    ),
)

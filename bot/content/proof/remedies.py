from dialogs.risk_check.proof import Property

FAULTS = {
    "question": "No answers lead to {first}.",
    "never put": "Nobody is asked {first}: when its turn comes, no answer to it could change the verdict.",
    "rule": "No answers make {first} apply.",
    "condition": "The condition of {first} is true of all answers.",
    "part": "In its condition, {first} could be left out and nothing would change.",
    "level": "No answers lead to {first}.",
    "outcome": "No answers lead to the outcome {first}.",
    "stop_kind": "No answers lead to a stop of the kind {first}.",
    "excuse": "unsure_may_lead_to_ok excuses an answer that never leads to ok, {first}.",
    "contact": "{first} leads to ask or stop by way of {last}, and names nobody to ask.",
    "raises": "What the policy says to {first} sets a level of its own.",
    "milder": "The policy is milder to {first} than to a lower level.",
    "law": "The policy does not stop {first} as something the law stops.",
}
REMEDIES = {
    Property.ENDS: "",
    Property.ONE_VERDICT: "This is a fault of the program: please report it with the file.",
    Property.NOTHING_DEAD: "Correct the condition or effect that was meant to lead there, or remove what is not used.",
    Property.MONOTONE: (
        "Give the first answer milder effects, or the second at least as severe ones, or let the rules and asked_when "
        "that hold for the first hold for the second too."
    ),
    Property.UNSURE_IS_NO_YES: (
        "Give unsure the outcome ask with contacts, or state under unsure_may_lead_to_ok why not knowing is harmless."
    ),
    Property.UNSURE_KEEPS_LEVEL_OPEN: "Give unsure `may:` with the worst level that an answer in its place leads to.",
    Property.POLICY_HOLDS: (
        "A row of policy holds what may be done at its level, at least as strict as the rows before it; "
        "prohibited is outcome: stop, stop_kind: law."
    ),
    Property.SOMEBODY_TO_ASK: "Write contacts: [role] in the row, as beside every ask and stop.",
    Property.EARLY_END: "This is a fault of the program: please report it with the file.",
}

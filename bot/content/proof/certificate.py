from dialogs.risk_check.proof import Certificate, Property

PROPERTIES = {
    Property.ENDS: "every path ends, after at most {most} questions",
    Property.ONE_VERDICT: "every set of answers has one verdict, in whatever order options, rules and answers stand",
    Property.NOTHING_DEAD: "every question, option, rule, condition, level and outcome is reached and matters",
    Property.MONOTONE: "no riskier answer and no further ticked box makes a verdict milder",
    Property.UNSURE_IS_NO_YES: "unsure gives no yes, nor less than the sure answers in its place",
    Property.UNSURE_KEEPS_LEVEL_OPEN: "unsure keeps open the worst level of the sure answers in its place",
    Property.POLICY_HOLDS: "no level is treated more mildly than a lower one, and the law stops what it prohibits",
    Property.SOMEBODY_TO_ASK: "every ask and every stop names somebody",
    Property.EARLY_END: "asking ends early only where no answer could change the verdict",
}


def certificate_in_words(certificate: Certificate) -> tuple[str, ...]:
    """The certificate, one thing to a line; the first line sums it up."""
    done = "Proven" if certificate.holds else "Not proven"
    whole = (
        f"{done}: {len(certificate.proven)} of {len(PROPERTIES)} properties of the risk check, for all "
        f"{certificate.answer_sets:,} sets of answers ({certificate.states:,} states); "
        f"at most {certificate.most_questions} questions. Rules {certificate.rules}"
    )
    held = (
        f"  {PROPERTIES[one.property].format(most=certificate.most_questions)} ({one.cases:,} cases)"
        for one in certificate.proven
    )
    asked_on = f"  {certificate.asked_on:,} states in which asking goes on although nothing can change any more"
    return (whole, *held, asked_on)

from dialogs.language import Language
from dialogs.library import Library


def title_of(library: Library, language: Language) -> str:
    """Whose rules are drawn, and which version of them."""
    organisation = library.organisation
    return f"{organisation.name.to(language)}, {organisation.policy.title.to(language)} ({library.rules_fingerprint})"

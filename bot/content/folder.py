from pathlib import Path

import bot

HERE = Path(bot.__file__).parent


class NoContent(Exception):
    """There is no content in sight; the message says what to do."""


def content_folder(chosen: Path | None) -> Path:
    """Where the content is: the folder chosen, else the current one, else what comes with the package.

    Raises:
        NoContent: the folder, or every one of them, lacks faq/ or policy_text/.
    """
    if chosen is not None:
        if _holds_content(chosen):
            return chosen
        raise NoContent(f"{chosen} holds no content: faq/ and policy_text/ have to be in it. Give another --content.")
    places = (Path.cwd(), HERE / "starter", HERE.parent)
    found = next((place for place in places if _holds_content(place)), None)
    if found is None:
        raise NoContent(
            "No content in sight: there is no faq/ and policy_text/ here, and the starter content is missing.\n"
            "Go to a folder that holds both, or name it with --content DIR."
        )
    return found


def template_folder() -> Path:
    """The content that comes with the package, wherever we are.

    Raises:
        NoContent: it is missing.
    """
    found = next((place for place in (HERE / "starter", HERE.parent) if _holds_content(place)), None)
    if found is None:
        raise NoContent(
            "The starter content is missing. Install policybot anew, or name a template with --content DIR."
        )
    return found


def _holds_content(place: Path) -> bool:
    return (place / "faq").is_dir() and (place / "policy_text").is_dir()

import pytest

from tests.talk import Talk
from tests.transcripts import Transcript, transcripts


@pytest.mark.parametrize("transcript", list(transcripts()), ids=lambda transcript: transcript.title)
def test_the_conversation_goes_as_it_is_written(transcript: Transcript, talk: Talk) -> None:
    for exchange in transcript.exchanges:
        if exchange.typed is None:
            talk.arrive()
        else:
            talk.say(exchange.typed)

        at = 0
        for piece in exchange.seen:
            found = talk.text.find(piece, at)
            assert found >= 0, f"after {exchange.typed!r} {piece!r} is not seen in:\n{talk.text}"
            at = found + len(piece)

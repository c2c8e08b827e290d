"""The narrative's sentences: each number looks back over its sentence, so sentences are bounded."""

from gklint_national.cross_reference.mentions import narrative

from gklint.testing.examples import recognised


def test_a_sentence_without_end_is_read_in_pieces() -> None:
    told = narrative(recognised({"overview": "收到政府信息公开申请5件，" * 5000}))
    assert max(len(sentence.text) for sentence in told.sentences) <= 1000
    assert len(told.of("received")) > 4900

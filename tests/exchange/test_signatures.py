"""A change counts only with its author's signature over exactly its bytes."""

import json

import pytest
from exchange_making import a_change, a_key

from hsavtal_desktop.core.canonical import FormError, encode
from hsavtal_desktop.core.change import FORMAT, MAX_BYTES, SIGNATURE_PREFIX, read_change
from hsavtal_desktop.core.signed import SignedChange
from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.keys import fingerprint
from hsavtal_desktop.exchange.signatures import check_envelope, open_all, open_signed, sign, verify


def signed_bytes(raw: bytes) -> SignedChange:
    """What somebody who makes up a change by hand can sign."""
    return SignedChange.of(raw, a_key().sign(SIGNATURE_PREFIX + raw))


def test_a_signed_change_is_opened_as_it_was_written() -> None:
    change = a_change(a_key())
    signed = sign(change, a_key())
    assert open_signed(signed) == change
    assert verify(signed, a_key().author)
    assert not verify(signed, a_key(1).author)


def test_the_bytes_of_a_signature_never_change() -> None:
    raw = a_change(a_key()).raw.replace(b'"format":%d' % FORMAT, b'"format":2')
    frozen = read_change(raw)
    signed = sign(frozen, a_key())
    assert (signed.id, signed.signature.hex()) == FROZEN


FROZEN = (
    "42d436aa5eba33c361458cdad33795f5f7fa797aec8401f46a5c1ed270f6c004",
    "ba219d4c938409ef756b3afaa9ab1f9c787e48c78e4e70b4fe1e387a7d5b06c8"
    "97e5b43d2b7650399b3fe703f7539c164f959e6a2a92aadb004425669a6b5c0e",
)


def test_nobody_signs_for_another() -> None:
    with pytest.raises(ValueError, match="author"):
        sign(a_change(a_key(1)), a_key(2))


def test_every_changed_byte_is_noticed_and_the_author_named() -> None:
    signed = sign(a_change(a_key()), a_key())
    words = "-".join(fingerprint(a_key().author))
    for place in range(56, len(signed.raw) - 1):
        raw = signed.raw[:place] + bytes([signed.raw[place] ^ 1]) + signed.raw[place + 1 :]
        with pytest.raises(Trouble, match=f"{words} har fel underskrift"):
            open_signed(SignedChange.of(raw, signed.signature))
    for wrong in (b"", signed.signature[:-1], bytes(64), signed.signature[::-1]):
        with pytest.raises(Trouble, match="har fel underskrift"):
            open_signed(SignedChange.of(signed.raw, wrong))


def test_a_signature_for_something_else_does_not_count() -> None:
    raw = a_change(a_key()).raw
    with pytest.raises(Trouble, match="har fel underskrift"):
        open_signed(SignedChange.of(raw, a_key().sign(raw)))


def test_an_unsigned_change_is_refused_before_it_is_parsed() -> None:
    raw = b'{"author":"' + a_key().author.encode() + b'",' + b'"a":[' * 5_000 + b"}"
    with pytest.raises(Trouble, match="har fel underskrift"):
        open_signed(SignedChange.of(raw, bytes(64)))


def test_a_signed_change_of_the_wrong_form_is_refused_with_its_author() -> None:
    record = json.loads(a_change(a_key()).raw)
    words = "-".join(fingerprint(a_key().author))
    for wrong in ({"format": 99}, {"lamport": 0}, {"events": 1}):
        with pytest.raises(Trouble, match=f"{words} kan inte läsas: "):
            open_signed(signed_bytes(encode({**record, **wrong})))


def test_an_author_named_twice_is_refused() -> None:
    raw = a_change(a_key()).raw
    twice = raw[:-1] + b',"author":"' + a_key(1).author.encode() + b'"}'
    with pytest.raises(Trouble, match="kanonisk form"):
        open_signed(signed_bytes(twice))


def test_an_id_that_is_not_that_of_the_bytes_is_refused() -> None:
    signed = sign(a_change(a_key()), a_key())
    with pytest.raises(Trouble, match="utger sig för"):
        open_signed(SignedChange(signed.raw, signed.signature, "00" * 32))


def test_of_several_changes_each_false_one_is_refused_in_its_place() -> None:
    mine, theirs = sign(a_change(a_key()), a_key()), sign(a_change(a_key(1)), a_key(1))
    swapped = SignedChange.of(mine.raw, theirs.signature)
    opened = list(open_all([mine, swapped, SignedChange.of(b"{}", bytes(64)), theirs], in_words=lambda: True))
    assert [opened[0], opened[3]] == [open_signed(mine), open_signed(theirs)]
    assert [isinstance(one, Trouble) for one in opened] == [False, True, True, False]
    assert "har fel underskrift" in str(opened[1])


def test_the_envelope_is_judged_by_its_first_bytes_and_its_size() -> None:
    raw = a_change(a_key()).raw
    assert check_envelope(raw) == a_key().author
    for wrong in (b"", b"{}", raw[:-1], b" " + raw, raw.replace(b"author", b"buthor"), raw[: MAX_BYTES // 10][:30]):
        with pytest.raises(FormError):
            check_envelope(wrong)
    with pytest.raises(FormError, match="större än"):
        check_envelope(raw[:-1] + b" " * MAX_BYTES + b"}")

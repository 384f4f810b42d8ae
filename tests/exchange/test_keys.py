"""Keys are drawn once, kept for this user only, and told apart by six words."""

import json
import os
import stat
from pathlib import Path

import pytest
from exchange_making import a_key
from rapidfuzz.distance import Levenshtein

from hsavtal_desktop.core.trouble import Trouble
from hsavtal_desktop.exchange.key_place import load_or_create
from hsavtal_desktop.exchange.keys import Key, decode, encode, fingerprint, is_signed, public_key
from hsavtal_desktop.exchange.words import WORDS


def test_a_key_is_drawn_at_first_start_and_the_same_ever_after(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "home"
    key = load_or_create(folder)
    assert load_or_create(folder).author == key.author
    assert load_or_create(tmp_path / "other").author != key.author
    assert [item.name for item in folder.iterdir()] == ["key.json"]
    assert len(key.author) == 43
    assert key.sign(b"data") == Key.load(folder / "key.json").sign(b"data")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions in another way")
def test_only_this_user_may_read_the_key(tmp_path: Path) -> None:
    load_or_create(tmp_path / "home")
    assert stat.S_IMODE((tmp_path / "home" / "key.json").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700


def test_the_private_half_is_not_shown_by_accident() -> None:
    assert repr(a_key(1)) == f"Key({a_key(1).author})"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b'{"format":1,"private":"AAAA"}', b"[" * 9_000, b"\xff"])
def test_a_damaged_key_is_told_and_never_replaced(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "key.json"
    path.write_bytes(content)
    with pytest.raises(Trouble, match="är skadad"):
        load_or_create(tmp_path)
    assert path.read_bytes() == content


def test_a_key_file_in_which_one_character_was_changed_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "key.json"
    a_key(1).save(path)
    record = json.loads(path.read_bytes())
    record["private"] = a_key(2).author
    path.write_text(json.dumps(record), encoding="ascii")
    with pytest.raises(Trouble, match="är skadad"):
        Key.load(path)


def test_a_missing_key_and_a_newer_one_are_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="kan inte läsas"):
        Key.load(tmp_path / "key.json")
    (tmp_path / "key.json").write_bytes(b'{"format":3}')
    with pytest.raises(Trouble, match="nyare program"):
        Key.load(tmp_path / "key.json")


def test_a_public_key_has_one_spelling() -> None:
    author = a_key().author
    assert public_key(author) is not None
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    same_bytes = author[:-1] + alphabet[alphabet.index(author[-1]) + 1]
    for other in (same_bytes, author + "=", author[:-1], author[:-1] + "+", author[:-1] + "ö", "", author + "\n"):
        assert public_key(other) is None


@pytest.mark.parametrize("length", [0, 1, 2, 3, 32, 64])
def test_base64url_is_read_as_it_is_written(length: int) -> None:
    raw = bytes(range(100, 100 + length))
    assert decode(encode(raw), length) == raw
    assert decode(encode(raw), length + 1) is None
    assert decode(12, length) is None


def test_the_words_of_a_key_never_change() -> None:
    assert fingerprint(a_key().author) == FROZEN
    assert fingerprint(a_key(1).author) != FROZEN


FROZEN = ("trivas", "gissa", "figur", "ödmjuk", "dugga", "säng")


def test_the_words_are_told_apart_by_eye_and_ear() -> None:
    assert len(WORDS) == len(set(WORDS)) == 1024
    assert list(WORDS) == sorted(WORDS)
    for word in WORDS:
        assert 3 <= len(word) <= 8
        assert word.isalpha()
        assert word.islower()
    close = [(a, b) for n, a in enumerate(WORDS) for b in WORDS[n + 1 :] if Levenshtein.distance(a, b) < 2]
    assert close == []


def test_a_point_that_anybody_can_sign_by_is_no_key() -> None:
    prime = 2**255 - 19
    eighth = int.from_bytes(bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"), "little")
    for second in (0, 1, prime - 1, prime, prime + 1, eighth, prime - eighth):
        for sign in (0, 2**255):
            author = encode((second + sign).to_bytes(32, "little"))
            assert public_key(author) is None
            # The neutral point and nothing: what such a point "signs" everything with.
            assert not is_signed(author, (1).to_bytes(32, "little") + bytes(32), b"anything")
    assert public_key(Key.create().author) is not None

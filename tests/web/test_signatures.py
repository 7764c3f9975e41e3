import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.web.forms import is_local
from reelkin.web.security.csrf import is_ours, new_token
from reelkin.web.security.signatures import Signer

ONE, OTHER = Signer(bytes(32), "form"), Signer(bytes(32), "flash")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_what_was_signed_comes_back_and_for_its_purpose_alone(text):
    signed = ONE.sign(text)
    assert ONE.read(signed) == text
    assert OTHER.read(signed) is None
    assert Signer(bytes([1] * 32), "form").read(signed) is None


@given(st.text(), st.integers(0, 10), st.characters())
def test_what_was_changed_is_refused(text, place, char):
    signed = ONE.sign("value")
    changed = signed[:place] + char + signed[place + 1 :]
    assert ONE.read(text) in (None, "value")
    assert changed == signed or ONE.read(changed) is None


def test_a_form_token_is_another_each_time_and_of_one_visitor():
    first, second = new_token(ONE, "a"), new_token(ONE, "a")
    assert first != second
    assert is_ours(ONE, "a", first)
    assert not is_ours(ONE, "b", first)
    assert not is_ours(ONE, "", new_token(ONE, ""))
    assert not is_ours(OTHER, "a", first)


@pytest.mark.parametrize("address", ["/", "/title/tt1?page=2", "/search?q=a%2Fb"])
def test_addresses_of_this_site(address):
    assert is_local(address)


@given(
    st.sampled_from(["//", "/\\", "https:", "javascript:", "\t/", "\\", " /", "/\n"]), st.text(max_size=20)
)
def test_addresses_elsewhere(start, rest):
    assert not is_local(start + rest)

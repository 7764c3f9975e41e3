import re

from browsing import Browser
from reelkin.store.accounts import add_account
from reelkin.store.opening import reading, writing
from reelkin.store.profiles import profiles_of

PASSWORD = "a long and winding road"


class SigningIn(Browser):
    """Whose token comes from the sign-in page, until they are in."""

    def token(self, path="/sign-in"):
        return super().token(path)


def test_two_people_get_picks_with_how_pleased_each_is(browser, id_of, model):
    browser.mark("rating", id_of("Claire"), "9")
    browser.send("/profiles/add", name="Bea", me="Ann")
    browser.send("/profiles/choose", profile="2")
    browser.mark("rating", id_of("Airlock"), "9")
    numbers = re.findall(r'type="checkbox" name="who" value="(\d+)"', browser.page("/household"))
    assert numbers == ["1", "2"]
    page = browser.page("/household?" + "&".join(f"who={one}" for one in numbers))
    shown = list(dict.fromkeys(re.findall(r'<h2><a href="/title/(tt\d+)"', page)))
    expected = model.household(
        {"Ann": {id_of("Claire"): 9}, "Bea": {id_of("Airlock"): 9}}, 12, franchise="order"
    )
    assert shown == [pick.tconst for pick in expected]
    assert page.count('name">Bea</span>') == len(shown)


def test_a_veto_takes_its_titles_out(browser, id_of, model):
    browser.mark("rating", id_of("Airlock"), "9")
    page = browser.page("/household?who=1&veto=genre=Sci-Fi")
    shown = set(re.findall(r'<h2><a href="/title/(tt\d+)"', page))
    assert shown
    assert all("Sci-Fi" not in model.facts(tconst).genres for tconst in shown)
    first = re.search(r'name="veto" value="title=(tt\d+)"', page)[1]
    again = browser.page(f"/household?who=1&veto=genre=Sci-Fi&veto=title={first}")
    assert first not in re.findall(r'<h2><a href="/title/(tt\d+)"', again)


def test_each_profile_has_marks_of_its_own(browser, id_of):
    browser.mark("listed", id_of("Claire"), "yes")
    browser.send("/profiles/add", name="Bea")
    # Whoever adds somebody stays who they are.
    assert "Claire" in browser.page("/list")
    browser.send("/profiles/choose", profile="2")
    assert "Nothing is on it yet" in browser.page("/list")
    browser.send("/profiles/choose", profile="1")
    assert "Claire" in browser.page("/list")


def test_a_profile_goes_with_all_that_is_kept_and_the_last_one_stays(browser, id_of):
    site = browser.app.state.site
    browser.send("/profiles/add", name="Bea")
    browser.send("/profiles/remove", profile="2")
    with reading(site.engine) as connection:
        assert [one.name for one in profiles_of(connection, site.home.account)] == ["home"]
    assert browser.send("/profiles/remove", profile="1").status_code == 422


def test_who_has_no_name_yet_is_never_called_by_ours(browser):
    browser.send("/profiles/add", name="Bea")
    assert "Hello." in browser.send("/profiles/choose", profile="1").text
    assert "Hello, Bea." in browser.send("/profiles/choose", profile="2").text
    page = browser.send("/profiles/remove", profile="1").text
    assert "The first of you is gone" in page
    assert "home is gone" not in page


def test_a_name_that_cannot_be_taken_is_told(browser):
    assert browser.send("/profiles/add", name="home").status_code == 409
    assert browser.send("/profiles/add", name=" ").status_code == 422


def test_adding_somebody_leaves_both_ticked_and_says_that_nothing_is_known_of_them(browser, id_of):
    browser.mark("rating", id_of("Claire"), "9")
    answer = browser.send("/profiles/add", name="Bob", who="1", follow=False)
    assert answer.headers["location"] == "/household?who=1&who=2"
    page = browser.page(answer.headers["location"])
    assert re.findall(r'type="checkbox" name="who" value="(\d)" checked', page) == ["1", "2"]
    assert "Bob has told us nothing yet" in page
    assert "Be Bob and pick a few films" in page
    # Nobody of whom nothing is known is said to be pleased.
    assert 'name">Bob</span>' not in page
    assert 'name">You</span>' in page
    assert "home" not in re.sub(r"<[^>]*>", " ", page)


def test_three_films_are_there_before_anybody_asks(browser):
    page = browser.page("/household")
    assert len(set(re.findall(r'<h2><a href="/title/(tt\d+)"', page))) == 3
    assert "You have told us nothing yet" in page


def rename_field(page):
    return re.search(r'/profiles/rename.*?name="name" value="([^"]*)"', page, re.DOTALL)[1]


def test_nobody_is_taken_for_unnamed_who_chose_the_name(make_site):
    app = make_site(auth="password")
    with writing(app.state.site.engine) as connection:
        add_account(connection, "home", PASSWORD)
    browser = SigningIn(app)
    browser.send("/sign-in", name="home", password=PASSWORD, to="/")
    for name in ("home", "You"):
        browser.send("/profiles/rename", profile="1", name=name)
        page = browser.page("/household")
        assert f"<strong>{name}</strong> <span" in page
        assert rename_field(page) == name
        assert "And you are called" not in page
        assert f"{name} has told us nothing yet" in re.sub(r"\s+", " ", page)
        assert f"Hello, {name}." in browser.send("/profiles/choose", profile="1").text


def test_at_home_the_first_is_you_until_named(browser):
    page = browser.page("/household")
    assert "<strong>You</strong>" in page
    assert rename_field(page) == ""
    assert "And you are called" in page
    assert "You have told us nothing yet" in page
    browser.send("/profiles/add", name="Bea")
    browser.send("/profiles/choose", profile="2")
    # Nor does anybody else find our name for them in the field.
    assert rename_field(browser.page("/household")) == ""
    browser.send("/profiles/rename", profile="1", name="You")
    browser.send("/profiles/choose", profile="1")
    page = browser.page("/household")
    assert rename_field(page) == "You"
    assert "You has told us nothing yet" in page

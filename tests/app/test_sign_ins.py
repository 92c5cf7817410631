"""A code works once, and a cookie until it is given up or forgotten."""

from __future__ import annotations

from neglect_widgets.app.sign_ins import FORGOTTEN_S, SignIns


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_code_works_once_and_stays_the_same_until_then() -> None:
    sign_ins = SignIns()
    code = sign_ins.code()
    assert sign_ins.code() == code
    assert not sign_ins.use(code[:-1])
    assert not sign_ins.use("")
    assert sign_ins.use(code)
    assert not sign_ins.use(code)
    assert not sign_ins.use("")
    assert sign_ins.code() != code


def test_a_code_that_is_not_text_of_ours_is_wrong_and_no_error() -> None:
    sign_ins = SignIns()
    sign_ins.code()
    assert not sign_ins.use("\ud800é" * 10)


def test_a_cookie_is_good_until_it_is_given_up() -> None:
    sign_ins = SignIns()
    alice, bob = sign_ins.admit("alice"), sign_ins.admit("bob")
    assert (sign_ins.who(alice), sign_ins.who(bob)) == ("alice", "bob")
    sign_ins.end(alice)
    assert (sign_ins.who(alice), sign_ins.who(bob)) == (None, "bob")
    assert sign_ins.who("") is None


def test_a_cookie_is_forgotten_when_nothing_is_heard_from_it() -> None:
    clock = Clock()
    sign_ins = SignIns(clock)
    cookie = sign_ins.admit("alice")
    clock.now += FORGOTTEN_S
    assert sign_ins.who(cookie) == "alice"
    clock.now += FORGOTTEN_S
    assert sign_ins.who(cookie) == "alice"
    clock.now += FORGOTTEN_S + 1
    assert sign_ins.who(cookie) is None
    clock.now -= FORGOTTEN_S
    assert sign_ins.who(cookie) is None

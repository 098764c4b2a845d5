"""Texts and calls through a provider that is real enough to lie and to stall."""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest

from horarium.channels import phone
from horarium.core.watch.message import NotHeardError, NotSentError, Pressed, ReceiptKind
from tests.channels.said import MESSAGE, NOW, keeps_secrets
from tests.servers.provider import SENDER, Mood, Posted, Provider, provider, signed

SENT_AT = datetime(1988, 3, 24, 7, 0, tzinfo=UTC)


@pytest.fixture(name="desk")
def _desk() -> Iterator[Provider]:
    with provider() as desk:
        yield desk


@pytest.fixture(autouse=True)
def _nothing_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """No address, number or text is ever logged."""
    caplog.set_level(logging.DEBUG)
    yield
    assert keeps_secrets(caplog.text)


def test_a_text_arrives_whole(desk: Provider) -> None:
    """The number is the network's, the link stands on a line of its own."""
    ref = phone.send(MESSAGE, phone.settings(desk.address), NOW)
    [text] = desk.delivered
    assert text == {
        "To": "+14155550111",
        "From": SENDER,
        "Body": f"{MESSAGE.text}\n{MESSAGE.link}",
    }
    assert ref in desk.taken


def test_without_a_public_address_there_is_no_link(desk: Provider) -> None:
    """A house without one sends the words alone."""
    phone.send(replace(MESSAGE, link=""), phone.settings(desk.address), NOW)
    assert desk.delivered[0]["Body"] == MESSAGE.text


def test_a_call_says_it_twice_and_spells_no_link(desk: Provider) -> None:
    """What is said is escaped, since it stands within tags."""
    words = replace(MESSAGE, text='Cover & "company" needed <tonight>', link="")
    ref = phone.call(words, phone.settings(desk.address), NOW)
    spoken = desk.delivered[0]["Twiml"]
    assert spoken.count('<Say>Cover &amp; "company" needed &lt;tonight&gt;</Say>') == 2
    assert "http" not in spoken
    assert "Gather" not in spoken
    assert ref.startswith("Calls/")


# -- a key pressed in a call


def _pressed(desk: Provider, key: str = "5") -> Posted:
    words = replace(MESSAGE, link="https://house.example.org/called/7/?a=1&b=2")
    posted = desk.press(phone.call(words, phone.settings(desk.address), NOW), key)
    return signed(unescape(posted.address), posted.form)


def _read(desk: Provider, posted: Posted) -> Pressed:
    return phone.pressed(
        phone.settings(desk.address), posted.address, posted.form, posted.signature
    )


def test_a_key_is_told_with_its_call_and_its_number(desk: Provider) -> None:
    pressed = _read(desk, _pressed(desk))
    assert (pressed.key, pressed.address) == ("5", "+14155550111")
    assert pressed.ref in desk.taken


def test_a_signature_is_the_one_of_the_documentation() -> None:
    """The example that Twilio gives: its address, form and token."""
    form = {
        "CallSid": "CA1234567890ABCDE",
        "Caller": "+14158675309",
        "Digits": "1234",
        "From": "+14158675309",
        "To": "+18005551212",
    }
    address = "https://mycompany.com/myapp.php?foo=1&bar=2"
    assert signed(address, form, "12345").signature == "RSOYDt4T1cUTdK1PDd93/VVr8B8="


@pytest.mark.parametrize(
    "change",
    [
        lambda each: replace(each, signature=""),
        lambda each: replace(each, signature="ü"),
        lambda each: replace(each, signature=signed(each.address, each.form, "guess").signature),
        lambda each: replace(each, address=each.address.replace("/7/", "/8/")),
        lambda each: replace(each, form=each.form | {"Digits": "6"}),
        lambda each: replace(each, form=each.form | {"More": "x"}),
        lambda each: signed(each.address, each.form | {"AccountSid": "AC2"}),
        lambda each: signed(each.address, each.form | {"CallSid": "../Messages"}),
        lambda each: signed(each.address, each.form | {"To": "911"}),
        lambda each: signed(each.address, each.form | {"Digits": "55"}),
    ],
)
def test_a_key_that_is_not_signed_or_not_whole_is_none(
    desk: Provider, change: Callable[[Posted], Posted]
) -> None:
    """Whoever does not know the token can carry nothing to another address or another key."""
    posted = change(_pressed(desk))
    with pytest.raises(NotHeardError) as wrong:
        _read(desk, posted)
    assert keeps_secrets(wrong.value)


def test_a_port_may_be_signed_or_not(desk: Provider) -> None:
    """The provider does not promise which."""
    form = _pressed(desk).form
    for told, spelled in (("h.example:8443", "h.example"), ("h.example", "h.example:443")):
        posted = signed(f"https://{spelled}/called/7/", form)
        assert _read(desk, replace(posted, address=f"https://{told}/called/7/")).key == "5"


@pytest.mark.parametrize(
    ("mood", "reason"),
    [
        (Mood.TAKES_IT_AND_BREAKS, "500"),
        (Mood.TAKES_IT_AND_HANGS_UP, "was asked, but"),
        (Mood.TALKS_NONSENSE, "nothing that is understood"),
        (Mood.SHOWS_A_PAGE, "nothing that is understood"),
        (Mood.SENDS_ELSEWHERE, "307"),
        (Mood.REFUSES_THE_TOKEN, "account or its token"),
        (Mood.IS_TIRED, "too often"),
    ],
)
def test_what_is_not_confirmed_is_not_sent(desk: Provider, mood: Mood, reason: str) -> None:
    """A copy is better than silence, so each of these may be tried again."""
    desk.mood = mood
    with pytest.raises(NotSentError, match=reason) as refused:
        phone.send(MESSAGE, phone.settings(desk.address), NOW)
    assert not refused.value.lasting
    assert keeps_secrets(refused.value)


@pytest.mark.parametrize("mood", [Mood.STALLS, Mood.DRIPS])
def test_nobody_is_waited_for_long(desk: Provider, mood: Mood) -> None:
    """Silence ends after four seconds, and an answer that drips after eight."""
    desk.mood = mood
    begun = time.monotonic()
    with pytest.raises(NotSentError, match="in time") as refused:
        phone.send(MESSAGE, phone.settings(desk.address), NOW)
    assert time.monotonic() - begun < 15  # Of the thirty that it would take.
    assert not refused.value.lasting


def test_a_number_that_does_not_exist_is_given_up(desk: Provider) -> None:
    """The provider's own error for it is lasting; the number is not repeated."""
    desk.mood = Mood.KNOWS_NO_SUCH_NUMBER
    with pytest.raises(NotSentError, match="21211") as refused:
        phone.send(MESSAGE, phone.settings(desk.address), NOW)
    assert refused.value.lasting
    assert keeps_secrets(refused.value)


def test_a_provider_that_is_away_is_tried_again() -> None:
    """Nobody at the port: temporary, and said without the address."""
    with provider() as gone:
        address = gone.address
    with pytest.raises(NotSentError, match="could not be reached") as refused:
        phone.send(MESSAGE, phone.settings(address), NOW)
    assert not refused.value.lasting
    assert keeps_secrets(refused.value)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("delivered", ReceiptKind.DELIVERED),
        ("read", ReceiptKind.SEEN),
        ("undelivered", ReceiptKind.FAILED),
        ("failed", ReceiptKind.FAILED),
    ],
)
def test_what_became_of_a_text(desk: Provider, status: str, kind: ReceiptKind) -> None:
    """Also one that was taken with a yes and reported undelivered later."""
    settings = phone.settings(desk.address)
    ref = phone.send(MESSAGE, settings, NOW)
    assert phone.receipts(settings, [ref]) == ()
    desk.becomes(ref, status, date_updated="Thu, 24 Mar 1988 07:01:00 +0000")
    [receipt] = phone.receipts(settings, [ref])
    assert (receipt.ref, receipt.kind) == (ref, kind)
    assert receipt.at == SENT_AT + timedelta(minutes=1)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("in-progress", ReceiptKind.DELIVERED),
        ("completed", ReceiptKind.DELIVERED),
        ("busy", ReceiptKind.FAILED),
        ("no-answer", ReceiptKind.FAILED),
        ("canceled", ReceiptKind.FAILED),
    ],
)
def test_what_became_of_a_call(desk: Provider, status: str, kind: ReceiptKind) -> None:
    """Picked up is delivered; what nobody picked up failed, and the next is asked at once."""
    settings = phone.settings(desk.address)
    ref = phone.call(MESSAGE, settings, NOW)
    desk.becomes(ref, status)
    assert [each.kind for each in phone.receipts(settings, [ref])] == [kind]


def test_a_yes_that_was_a_lie_is_never_called_delivered(desk: Provider) -> None:
    """Without a receipt nothing is claimed."""
    desk.mood = Mood.SAYS_YES_AND_DROPS_IT
    settings = phone.settings(desk.address)
    ref = phone.send(MESSAGE, settings, NOW)
    assert not desk.delivered
    assert phone.receipts(settings, [ref]) == ()


def test_a_text_that_arrives_twice_is_one_message(desk: Provider) -> None:
    """The network may deliver a copy; there is one name and one receipt for both."""
    desk.mood = Mood.DELIVERS_TWICE
    settings = phone.settings(desk.address)
    ref = phone.send(MESSAGE, settings, NOW)
    desk.becomes(ref, "delivered")
    assert len(desk.delivered) == 2
    assert len(phone.receipts(settings, [ref])) == 1


def test_a_ref_that_is_not_ours_is_asked_of_nobody(desk: Provider) -> None:
    """A name with a path in it leads nowhere; one the provider forgot has no receipt."""
    settings = phone.settings(desk.address)
    assert phone.receipts(settings, ["Messages/../../Keys", "", "SM1"]) == ()
    assert not desk.asked
    assert phone.receipts(settings, ["Messages/SM404"]) == ()


def test_answers_are_read_without_a_public_address(desk: Provider) -> None:
    """Since an instant, over several pages, each once, in the order they came."""
    desk.page = 2
    for minute in range(5):
        desk.answers(
            f"SM{minute}", "+14155550111", f"YES {minute}", SENT_AT + timedelta(minutes=minute)
        )
    desk.answers("SM-old", "+14155550111", "NO 1", SENT_AT - timedelta(days=1))
    heard = phone.replies(phone.settings(desk.address), SENT_AT)
    assert [each.text for each in heard] == [f"YES {minute}" for minute in range(5)]
    assert {each.address for each in heard} == {"+14155550111"}
    assert heard[0].at == SENT_AT
    assert len(desk.asked) == 3


def test_what_is_no_answer_is_passed_over(desk: Provider) -> None:
    """Our own texts, advertisers and rows that are not whole."""
    desk.answers("SM1", "+14155550111", "YES 42", SENT_AT)
    whole = desk.inbound[0]
    desk.inbound += [
        whole | {"sid": "SM2", "direction": "outbound-api"},
        whole | {"sid": "SM3", "from": "22000"},
        whole | {"sid": "SM4", "from": "Pizza"},
    ]
    assert [each.ref for each in phone.replies(phone.settings(desk.address), SENT_AT)] == [
        "Messages/SM1"
    ]


@pytest.mark.parametrize(
    "mood", [Mood.TALKS_NONSENSE, Mood.SHOWS_A_PAGE, Mood.SENDS_ELSEWHERE, Mood.REFUSES_THE_TOKEN]
)
def test_not_having_listened_is_no_silence(desk: Provider, mood: Mood) -> None:
    """Who could not be asked is told apart from who said nothing."""
    settings = phone.settings(desk.address)
    ref = phone.send(MESSAGE, settings, NOW)
    desk.mood = mood
    with pytest.raises(NotHeardError) as unheard:
        phone.replies(settings, SENT_AT)
    assert keeps_secrets(unheard.value)
    with pytest.raises(NotHeardError):
        phone.receipts(settings, [ref])


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://api.twilio.com/?from=+14155550100",
        "http://SID:not-a-secret@api.twilio.com/?from=+14155550100",
        "https://SID:not-a-secret@api.twilio.com/",
        "https://SID:not-a-secret@api.twilio.com/?from=house",
        "https://SID:not-a-secret@api.twilio.com:port/?from=+14155550100",
        "https://SID:not-a-secret@api.twilio.com/?from=+14155550100&country=us",
        "ftp://SID:not-a-secret@api.twilio.com/?from=+14155550100",
    ],
)
def test_a_wrong_address_is_refused_and_not_repeated(address: str) -> None:
    """There is a token in it, which goes to nobody without encryption."""
    with pytest.raises(ValueError, match="HORARIUM_PHONE is no address") as refused:
        phone.settings(address)
    assert keeps_secrets(refused.value)


def test_the_address_of_a_provider_is_read() -> None:
    """Also one whose account has signs in it, and that begins further in."""
    read = phone.settings("https://a%40b:s%3At@sms.example.org:8443/api/laml/?from=415-555-0100")
    assert read == phone.Settings(
        "https://sms.example.org:8443/api/laml", "a@b", "s:t", "+14155550100", "1"
    )
    assert "s:t" not in repr(read)

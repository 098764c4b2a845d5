"""What is typed into fields, as words of the household file, and back.

``Sent`` is what a form sends: for each name the values. A field that offers choices and takes
others, too, sends these as lines under its name with ``.more`` behind it.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from django.http import QueryDict

from horarium.core.household_file.described import Field
from horarium.core.household_file.edit import Word, Words

Sent = Mapping[str, Sequence[str]]

MORE = ".more"
# More is no number that could be meant, and takes long to read.
_NUMBER = re.compile(r"-?[0-9]{1,9}")


def sent_by(form: QueryDict) -> Sent:
    """What a form sent."""
    return {str(name): [str(value) for value in values] for name, values in form.lists()}


def words_of_sent(fields: Iterable[Field], sent: Sent) -> Words:
    """The words that were typed; what is empty is left out."""
    found = ((field.key, _word(field, sent)) for field in fields)
    return {key: word for key, word in found if word not in (None, "", [])}


def _word(field: Field, sent: Sent) -> Word | None:
    if field.kind == "choices":
        chosen = [each for each in sent.get(field.key, ()) if each]
        return list(dict.fromkeys([*chosen, *_lines(_one(field.key + MORE, sent))]))
    text = _one(field.key, sent).strip()
    match field.kind:
        case "flag":
            return True if text else None
        case "lines":
            return _lines(text)
        case "number":
            return int(text) if _NUMBER.fullmatch(text) else text
    return text


def _one(name: str, sent: Sent) -> str:
    """The last value of a name, as a browser with one field of it sends it."""
    values = sent.get(name) or ("",)
    return values[-1]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.replace("\r", "\n").split("\n") if line.strip()]


def sent_of_words(
    fields: Iterable[Field], words: Words, names: Mapping[str, Sequence[str]]
) -> Sent:
    """What a form would send that holds these words and is not touched."""
    sent: dict[str, list[str]] = {}
    for field in fields:
        word = words.get(field.key)
        if field.kind == "choices":
            values = word if isinstance(word, list) else []
            known = {*names.get(field.names, ()), *(value for value, _ in field.choices)}
            sent[field.key] = [each for each in values if each in known or not field.more]
            sent[field.key + MORE] = ["\n".join(each for each in values if each not in known)]
        elif isinstance(word, list):
            sent[field.key] = ["\n".join(word)]
        elif word is not None:
            sent[field.key] = ["yes" if word is True else str(word)]
    return sent


# -- what the form held when it was opened


def was_text(words: Words) -> str:
    """For a hidden field."""
    return json.dumps(dict(words), ensure_ascii=False, sort_keys=True)


def was_from(text: str) -> Words:
    """The words again; whatever else somebody put there is nothing, and then all was changed."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: word for key, word in found.items() if _is_word(word)}


def _is_word(word: object) -> bool:
    if isinstance(word, list):
        return all(isinstance(each, str) for each in word)
    return isinstance(word, str | int)

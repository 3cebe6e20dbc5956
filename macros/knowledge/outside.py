"""Where a link leads outside, as browsers and telephones read it, and where its words say that it leads.

Browsers forgive much: missing and wrong slashes, names before the host, signs by their number. So an
address is taken only in the one form that people and browsers read alike, and words are read as a
person sees them.
"""

from __future__ import annotations

import html
import re
from typing import Final
from unicodedata import category, decimal, normalize

from macros.knowledge.signs import BLANK_SIGNS

SAFE_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
"""Where a link may lead: to the web, to mail and telephone."""
MAIL: Final = r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+\.[a-z]{2,}"
"""One mail address, without anything that a mail program would add to a message."""
HOST_FIRST: Final = r"//(?P<host>[A-Za-z0-9äöüàâçèéêëîïôùûÄÖÜÀÂÇÈÉÊËÎÏÔÙÛ.-]+)(?::[0-9]{1,5})?(?=[/?#]|\Z)"
"""Two slashes and directly behind them the host: no name before it, no sign that browsers would skip."""
_SCHEME: Final = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_WEB: Final = re.compile(rf"https?:{HOST_FIRST}(?!.*\\)", re.IGNORECASE | re.DOTALL)
_FORMS: Final = {
    "http": (_WEB, "https:// und gleich dahinter der Name des Rechners, ohne \\ und ohne @ davor"),
    "https": (_WEB, "https:// und gleich dahinter der Name des Rechners, ohne \\ und ohne @ davor"),
    "mailto": (re.compile(rf"mailto:{MAIL}\Z", re.IGNORECASE), "mailto: mit einer einzigen Adresse, ohne ? und %"),
    "tel": (re.compile(r"tel:\+?[0-9]{3,15}\Z", re.IGNORECASE), "tel: mit 3 bis 15 Ziffern, davor höchstens ein +"),
}  # fmt: skip
_HOST_IN_WORDS: Final = re.compile(r"(?<![\w-])[\w-]+(?:\.[\w-]+)*\.(?:xn--[\w-]+|[^\W\d_]{2,})(?![^\W\d_])")
_PATH_IN_WORDS: Final = re.compile(rf"({_HOST_IN_WORDS.pattern}(?::[0-9]+)?)[/?#]\S*")
"""A host with what follows it: names with dots in there are files."""
_MAIL_IN_WORDS: Final = re.compile(r"[\w.+-]+@[\w.-]+")
_FILE: Final = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|od[ts]|csv|txt|html?|jpe?g|png)\Z", re.IGNORECASE)
_MARKUP: Final = re.compile(r":material-[\w-]+:|[*_`~^\\]")
_SEEN_AS_NOTHING: Final = re.compile(f"[\u2006-\u200a\u202f\u205f\U000e0100-\U000e01ef{BLANK_SIGNS}]")
_SEEN_AS_DOT: Final = re.compile("[\u3002\u06d4\u0701\u0702\ua4f8\ua60e]|\\s+\\.(?=\\w)")
_UNSEEN: Final = frozenset({"Cf", "Cc", "Me"})
_FEWEST_DIGITS: Final = 3
_BELGIUM: Final = "32"

_PHONE: Final = re.compile(
    r"[1-9][0-9]{2,3}|(?:0[0-9]{1,3}|\+[1-9][0-9]{0,2}[ .-]?[0-9]{1,4})[ ./-]?[0-9]+(?:[ .-][0-9]+)*"
)
_DIGITS_OF: Final = {"0": range(9, 11), "+32": range(10, 12), "+": range(8, 16)}


def as_browsers_read(target: str) -> str:
    """Give an address without what browsers overlook in it, and with characters for their names."""
    return re.sub(r"[\x00-\x20]", "", html.unescape(target))


def misread(target: str) -> str:
    """Say how an address of the web, mail or telephone must be written, if it is not written so."""
    scheme = _SCHEME.match(target)
    pattern, expected = _FORMS.get(scheme[1].lower(), (None, "")) if scheme else (None, "")
    return expected if pattern and not pattern.match(target) else ""


def is_web_address(address: str) -> bool:
    """Tell whether this is an address that every browser opens where a person reads that it leads."""
    return _WEB.match(address) is not None


def is_phone_number(number: str) -> bool:
    """Tell whether this is one telephone number, and not two in a row."""
    if not _PHONE.fullmatch(number):
        return False
    digits = len(re.sub(r"\D", "", number))
    start = next((start for start in ("0", "+32", "+") if number.startswith(start)), "")
    return not start or digits in _DIGITS_OF[start]


def shown(address: str) -> str:
    """Give an address of the web as people write it: without the scheme, www. and the last slash."""
    return re.sub(r"\A(?:https?://)?(?:www\.(?=[^/?#]*\.))?", "", address).rstrip("/")


def as_seen(words: str) -> str:
    """Give the words of a link as a person sees them: without markup, and signs that look alike made one."""
    text = _SEEN_AS_NOTHING.sub("", _MARKUP.sub("", html.unescape(words)))
    text = normalize(
        "NFKC", "".join(sign for sign in text if sign.isspace() or category(sign) not in _UNSEEN)
    )
    return _SEEN_AS_DOT.sub(".", _SEEN_AS_NOTHING.sub("", text)).strip()


def hosts_in(words: str) -> list[str]:
    """Give what looks like the name of a host in words as they are seen."""
    return [
        host for host in _HOST_IN_WORDS.findall(_PATH_IN_WORDS.sub(r"\1", words)) if not _FILE.search(host)
    ]


def pretends(words: str, target: str) -> bool:
    """Tell whether the words of a link name another host, mail address or number than it leads to."""
    seen, read = as_seen(words), as_browsers_read(target)
    scheme, _, rest = read.partition(":")
    if scheme.lower() == "tel" and _other_number(seen, rest):
        return True
    mails = [mail.strip(".").lower() for mail in _MAIL_IN_WORDS.findall(seen)]
    is_mail = scheme.lower() == "mailto"
    if any(not is_mail or mail != rest.lower() for mail in mails):
        return True
    host = rest.rpartition("@")[2] if is_mail else _host(read)
    return not all(_is_part(named, host) for named in hosts_in(_MAIL_IN_WORDS.sub(" ", seen)))


def _host(address: str) -> str:
    web = _WEB.match(address)
    return web["host"] if web else ""


def _is_part(named: str, host: str) -> bool:
    """Tell whether a name is that of a host or of what it belongs to, with www. or without."""
    name, whole = (_plain(one).removeprefix("www.") for one in (named, host))
    return name == whole or whole.endswith(f".{name}")


def _plain(host: str) -> str:
    """Give the name of a host as computers write it, so that names in both forms can be compared."""
    host = host.strip(".").lower()
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _other_number(seen: str, target: str) -> bool:
    digits = "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in seen)
    number = re.sub(r"[^\d+]", "", digits.replace("(0)", ""))
    return len(number.strip("+")) >= _FEWEST_DIGITS and _international(number) != _international(target)


def _international(number: str) -> str:
    """Give a number as it is dialled from everywhere; short ones as they are."""
    if number.startswith("+"):
        return f"+{number.strip('+')}"
    if number.startswith("00"):
        return f"+{number[2:]}"
    return f"+{_BELGIUM}{number[1:]}" if number.startswith("0") else number

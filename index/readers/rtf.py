"""Rich Text Format (.rtf): what Nexis Uni exports and old archives hold.

As the specification of version 1.9.1 has it. A document is groups in braces; a group begins with
what is around it, may say that it holds something else than text, and leaves nothing behind.
"""

import codecs
import re
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from enum import Enum, auto
from html import escape

from index.article import Article
from index.readers import office
from index.readers.encoding import clean
from index.readers.fields import Place, line
from index.readers.files import Skipped, Stream, Unreadable

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]+"
    rb"|([^\\{}\r\n]+)|\\",
    re.DOTALL,
)
_DEEPEST = 1000
"""Groups within each other; each takes memory."""

_LONGEST_NAME = 100
"""Characters of the name of a style that are looked at."""

_CHARSETS: Mapping[int | None, str] = {
    0: "cp1252",
    2: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""What a font is encoded in; 1 is as the document."""

_CODECS: Mapping[str, str] = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_SIGNS: Mapping[str, str] = {
    "tab": " ",
    "nestcell": " ",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "~": "\xa0",
    "_": "\u2011",
    "\\": "\\",
    "{": "{",
    "}": "}",
}
_ENDS = frozenset({"par", "sect", "page", "nestrow", "\n", "\r"})
_LEFT_OUT = (
    "colortbl pict header headerl headerr headerf footer footerl footerr footerf pntext listtext "
    "nonesttables shprslt xe tc tcn rxe txe ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn mmath "
    "nextfile private"
)
_FLOWS = frozenset({"footnote", "shptxt", "dptxbxtext"})
_HEADING = re.compile(r"(?:heading|kop) ([1-9])")


class _Kind(Enum):
    """What a group holds."""

    TEXT = auto()
    FONTS = auto()
    STYLES = auto()
    PROPERTIES = auto()
    TITLE = auto()
    SHAPE = auto()
    LEFT_OUT = auto()


_KINDS: Mapping[str, _Kind] = {
    "fonttbl": _Kind.FONTS,
    "stylesheet": _Kind.STYLES,
    "info": _Kind.PROPERTIES,
    "shpinst": _Kind.SHAPE,
    "do": _Kind.SHAPE,
    **dict.fromkeys(_LEFT_OUT.split(), _Kind.LEFT_OUT),
}


@dataclass(slots=True)
class _Flow:
    """Text that runs on by itself: the body, a note or what stands in a shape.

    Attributes:
        html: its paragraphs and tables.
        below: what comes below the paragraph that is being read.
        row, cell: the cells of the row of a table that is being read, and the paragraphs of one.
        tag: of the paragraph, "" when it is left out, None as long as it has no text.
    """

    is_note: bool = False
    html: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    row: list[str] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    tag: str | None = None

    def say(self, text: str, tag: str) -> None:
        self.pieces.append(escape(text))
        if self.tag is None and text.strip():
            self.tag = tag

    def end_paragraph(self, *, in_table: bool) -> None:
        if not in_table:
            self.end_row()
        place = self.cell if in_table else self.html
        if self.tag:
            place.append(f"<{self.tag}>{''.join(self.pieces)}</{self.tag}>")
        place += self.below
        self.below.clear()
        self.pieces.clear()
        self.tag = None

    def end_cell(self) -> None:
        self.end_paragraph(in_table=True)
        self.row.append(f"<td>{''.join(self.cell)}</td>")
        self.cell.clear()

    def end_row(self) -> None:
        if self.cell:
            self.row.append(f"<td>{''.join(self.cell)}</td>")
        if self.row:
            self.html.append(f"<table><tr>{''.join(self.row)}</tr></table>")
        self.cell.clear()
        self.row.clear()


@dataclass(slots=True)
class _State:
    """What holds in a group.

    Attributes:
        is_optional: whether the next word may be unknown, and the group is then left out.
        replaced: how many characters stand for one of Unicode, for programs that know none.
    """

    flow: _Flow
    kind: _Kind = _Kind.TEXT
    font: int | None = None
    tag: str = "p"
    in_table: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    is_optional: bool = False
    replaced: int = 1


def read(stream: Stream, place: Place) -> Iterator[Article | Skipped]:
    """Yield the articles of a document: see `office.articles`.

    Raises:
        Unreadable: it is none or, after what it holds, it ends too early.
    """
    data = stream.whole()
    start = data.find(b"{\\rtf", 0, 1000)
    if start < 0:
        raise Unreadable("not an RTF document")
    document = _Document()
    is_whole = document.read(data[start:])
    yield from office.articles(document.html(), place, line("".join(document.title)))
    if not is_whole:
        raise Unreadable("an RTF document that ends too early")


class _Document:
    def __init__(self) -> None:
        self.title: list[str] = []
        self._body = _Flow()
        self._notes: list[str] = []
        self._state = _State(self._body)
        self._around: list[_State] = []
        self._codec = "cp1252"
        self._default_font: int | None = None
        self._fonts: dict[int | None, str] = {}
        self._font: int | None = None
        self._styles: dict[int, str] = {}
        self._style = 0
        self._style_level: int | None = None
        self._style_name = ""
        self._bytes = bytearray()
        self._to_replace = 0

    def html(self) -> str:
        """Return what was read, the notes below the text."""
        while self._around:
            self._close()
        self._body.end_paragraph(in_table=False)
        text = "".join([*self._body.html, *self._notes])
        # What needs more than 16 bits is written as two.
        return clean(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))

    def read(self, data: bytes) -> bool:
        """Read a document; tell whether its end is there."""
        position = 0
        while match := _TOKEN.match(data, position):
            position = match.end()
            word, number, byte, sign, brace, run = match.groups()
            if run or byte:
                self._read_bytes(run or bytes.fromhex(byte.decode()))
                continue
            self._decode()
            if brace:
                self._to_replace = 0
                if brace == b"{":
                    self._open()
                elif self._close():
                    return True
            elif word == b"bin":
                position += max(0, int(number or 0))
            elif word or sign:
                self._do((word or sign).decode("latin-1"), int(number) if number else None)
        self._decode()
        return False

    def _open(self) -> None:
        if len(self._around) >= _DEEPEST:
            raise Unreadable("nested too deeply")
        self._around.append(self._state)
        self._state = copy(self._state)

    def _close(self) -> bool:
        """End a group; tell whether it is the last."""
        closed = self._state
        if self._around:
            self._state = self._around.pop()
        flow, around = closed.flow, self._state.flow
        if flow is not around:
            flow.end_paragraph(in_table=False)
            below = self._notes if flow.is_note else around.below
            below += flow.html
        return not self._around

    def _read_bytes(self, found: bytes) -> None:
        replaced = min(self._to_replace, len(found))
        self._to_replace -= replaced
        self._bytes += found[replaced:]

    def _decode(self) -> None:
        if self._bytes:
            codec = self._fonts.get(self._state.font, self._codec)
            text = self._bytes.decode(codec, "replace")
            self._bytes.clear()
            self._say(text)

    def _say(self, text: str) -> None:
        state = self._state
        if state.kind is _Kind.TEXT and not (state.is_hidden or state.is_deleted):
            state.flow.say(text, state.tag)
        elif state.kind is _Kind.TITLE:
            self.title.append(text)
        elif state.kind is _Kind.STYLES:
            self._name_style(text)

    def _name_style(self, text: str) -> None:
        name, end, _ = text.partition(";")
        self._style_name = (self._style_name + name)[:_LONGEST_NAME]
        if end:
            self._styles[self._style] = _tag_of(self._style_name, self._style_level)
            self._style, self._style_level, self._style_name = 0, None, ""

    def _do(self, word: str, number: int | None) -> None:
        if self._to_replace:
            self._to_replace -= 1
            return
        state = self._state
        if word == "*":
            state.is_optional = True
            return
        is_known = word in _KINDS or word in _FLOWS
        if state.is_optional and not is_known:
            state.kind = _Kind.LEFT_OUT
        state.is_optional = False
        if state.kind is _Kind.LEFT_OUT:
            return
        if is_known:
            self._begin(word)
        elif word == "title" and state.kind is _Kind.PROPERTIES:
            state.kind = _Kind.TITLE
        elif word == "u":
            self._say(chr((number or 0) & 0xFFFF))
            self._to_replace = state.replaced
        elif word in _SIGNS:
            self._say(_SIGNS[word])
        elif state.kind is _Kind.TEXT and not (state.is_hidden or state.is_deleted):
            self._lay_out(word)
        self._set(word, number)

    def _begin(self, word: str) -> None:
        """Let the group hold what its first word says."""
        state = self._state
        is_unseen = state.is_hidden or state.is_deleted
        if word in _KINDS:
            state.kind = _KINDS[word]
        elif is_unseen:
            state.kind = _Kind.LEFT_OUT
        else:
            state.kind, state.flow = _Kind.TEXT, _Flow(is_note=word == "footnote")
            state.tag, state.in_table = "p", False

    def _lay_out(self, word: str) -> None:
        """End a line, a paragraph or a part of a table."""
        flow = self._state.flow
        if word in _ENDS:
            flow.end_paragraph(in_table=self._state.in_table or word == "nestrow")
        elif word == "line":
            flow.pieces.append("<br>")
        elif word == "cell":
            flow.end_cell()
        elif word == "row":
            flow.end_row()

    def _set(self, word: str, number: int | None) -> None:
        """Set what holds from here to the end of the group."""
        state = self._state
        match word:
            case "pard":
                state.tag, state.in_table = "p", False
            case "intbl":
                state.in_table = True
            case "plain":
                state.font, state.is_hidden, state.is_deleted = self._default_font, False, False
            case "v":
                state.is_hidden = number != 0
            case "deleted":
                state.is_deleted = number != 0
            case "uc":
                state.replaced = 1 if number is None else max(0, number)
            case "s":
                self._style = number or 0
                state.tag = self._styles.get(self._style, "p")
            case "outlinelevel":
                self._style_level = number
                state.tag = office.heading(number) or state.tag
            case _:
                self._set_encoding(word, number)

    def _set_encoding(self, word: str, number: int | None) -> None:
        match word:
            case "f":
                self._state.font = self._font = number
            case "deff":
                self._state.font = self._default_font = number
            case "fcharset" if number in _CHARSETS:
                self._fonts[self._font] = _CHARSETS[number]
            case "cpg":
                self._fonts[self._font] = _codec(number)
            case "ansicpg":
                self._codec = _codec(number)
            case "ansi" | "mac" | "pc" | "pca":
                self._codec = _CODECS[word]


def _codec(page: int | None) -> str:
    name = "mac_roman" if page == 10000 else f"cp{page}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _tag_of(name: str, level: int | None) -> str:
    """Return the tag of what has a style, "" of a table of contents, which says all twice."""
    name = name.partition(",")[0].strip().lower()
    if name.startswith(("toc ", "inhopg ")):
        return ""
    if found := _HEADING.fullmatch(name):
        level = int(found[1]) - 1
    return office.TITLES.get(name) or office.heading(level) or "p"

"""Whatever is wrong in a file that holds more than text: it is read or skipped, with a reason."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.article import Article
from index.readers import Skipped, read
from tests.index.readers.test_factiva import CODED, LINED, export
from tests.index.readers.test_feeds import RSS
from tests.index.readers.test_news import DELPHER, NEWSML_1, NITF, XHTML, item, message
from tests.index.readers.test_opendocument import fodt, h, odt
from tests.index.readers.test_opendocument import p as odt_p
from tests.index.readers.test_pdf import FIRST, SECOND, pdf
from tests.index.readers.test_reading import TEXT, tarred, zipped
from tests.index.readers.test_rtf import p as rtf_p
from tests.index.readers.test_rtf import rtf
from tests.index.readers.test_word import document, p

WHOLE = {
    "a.zip": zipped({"a.txt": TEXT, "één.csv": "text\nDe brug.\n"}),
    "a.tar": tarred(("a.txt", TEXT), ("één.csv", "text\nDe brug.\n")),
    "a.tgz": tarred(("a.txt", TEXT), ("b.csv", "text\nDe brug.\n"), packing="gz"),
    "a.docx": document(p("Brug", "Kop1"), p(TEXT)),
    "a.odt": odt(h("Brug"), odt_p(TEXT)),
    "a.fodt": fodt(h("Brug"), odt_p(TEXT)).encode(),
    "a.rtf": rtf(rtf_p("Brug"), rtf_p(TEXT)).encode(),
    "a.pdf": pdf(FIRST, SECOND),
    "factiva.html": export(CODED, LINED).encode(),
    "a.rss": RSS.encode(),
    "delpher.xml": DELPHER.encode(),
    "nitf.xml": NITF.encode(),
    "newsml-1.xml": NEWSML_1.encode(),
    "newsml.xml": message(item(XHTML), item(NITF.partition("?>")[2], number=2)).encode(),
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(
    st.sampled_from(sorted(WHOLE)),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8),
    st.just(1.0) | st.floats(0.1, 1),
)
def test_no_damage_breaks_a_reader(
    tmp_path: Path, name: str, damage: list[tuple[float, int]], share: float
):
    content = bytearray(WHOLE[name])
    for place, byte in damage:
        content[int(place * len(content))] = byte
    path = tmp_path / name
    path.write_bytes(content[: int(share * len(content))])
    for outcome in read([path]):
        assert isinstance(outcome, Article | Skipped)

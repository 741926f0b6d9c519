"""The hostile set: each attack by name, and its outcome. None reads, writes or reaches what it should not."""

from __future__ import annotations

import csv
import io
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.fuzz_seeds import QUAY, archive, page, pdf_of_streams, table, word
from reconcile.errors import UnreadableInput
from reconcile.pipeline import find_claims
from reconcile.read.limits import LIMITS, MB
from reconcile.share.tables import claims_csv
from tests.read.told import Told, ToldOf
from tests.read.web_server import PUBLIC, Page, serving

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_with(document: bytes) -> bytes:
    """Return a .docx whose main part is replaced."""
    with zipfile.ZipFile(io.BytesIO(word(["Six died."]))) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    return archive({**files, "word/document.xml": document})


def refusal(name: str, data: bytes, **limits: float) -> str:
    """Return why a file that gives no document is refused, in one message, which must come in time."""
    started = time.monotonic()
    told = ToldOf(name, data, replace(LIMITS, **limits))  # type: ignore[arg-type]
    assert time.monotonic() - started < 20
    assert told.documents == []
    (reason,) = told.reasons
    return reason


def test_zip_bomb_is_refused_before_it_is_opened() -> None:
    reason = refusal("bomb.zip", archive({"a.txt": b"0" * 300_000_000}))
    assert "packed to less than 1/200 of its size, as a zip bomb has" in reason


def test_zip_whose_entries_share_their_bytes_is_refused() -> None:
    """Many entries that all point at one packed block: small on disk, huge unpacked, each ratio modest."""
    data = archive({"a.txt": b"".join(b"%d killed " % n for n in range(300_000))})
    entry = data[data.index(b"PK\x01\x02") : data.index(b"PK\x05\x06")]
    body, end = data[: data.index(b"PK\x01\x02")], data[data.index(b"PK\x05\x06") :]
    count = 600
    listed = (count).to_bytes(2, "little") * 2 + (len(entry) * count).to_bytes(4, "little")
    reason = refusal("overlap.zip", body + entry * count + end[:8] + listed + end[16:])
    assert "unpacks to more than 1,000 MB" in reason


def test_zip_of_many_files_is_refused() -> None:
    assert "holds more than 5,000 files" in refusal("many.zip", archive({f"{n}.txt": b"x" for n in range(5_001)}))


def test_zip_that_lies_about_a_size_gives_no_more_than_it_told() -> None:
    data = bytearray(archive({"a.txt": b"Six people died. " * 500}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (40).to_bytes(4, "little")
    told = ToldOf("lie.zip", bytes(data))
    assert "cannot be unpacked" in told.reasons[0]


def test_zip_slip_is_refused_by_name_and_the_rest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["../../up.txt", "/abs.txt", "C:\\drive.txt", "..\\back.txt", "a/../../b.txt", "fine.txt"]
    (tmp_path / "slip.zip").write_bytes(archive(dict.fromkeys(names, b"Six died.")))
    told = Told(["slip.zip"])
    assert told.texts == ["Six died."]
    assert all("has a name that leaves its folder" in reason for reason in told.reasons)
    assert len(told.reasons) == 5
    assert [path.name for path in tmp_path.rglob("*")] == ["slip.zip"]
    assert not (tmp_path.parent.parent / "up.txt").exists()


def test_zip_with_a_link_or_a_lock_is_refused_by_name() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        packed.writestr(link, "/etc/passwd")
        packed.writestr("locked.txt", "Six died.")
    data = bytearray(stream.getvalue())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert [reason.partition(": ")[2] for reason in ToldOf("odd.zip", bytes(data)).reasons] == [
        "is a link to another file",
        "is locked with a password (unpack it yourself and add the files)",
    ]


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_zip_packed_so_that_it_may_ask_for_any_memory_is_refused(packing: int) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as packed:
        packed.writestr("a.txt", "Six died.")
    assert "is packed in a way that is not read here" in refusal("odd.zip", stream.getvalue())


def test_zip_in_a_zip_is_not_opened() -> None:
    inner = archive({"a.txt": b"Six died."})
    assert "is an archive inside another file" in refusal("outer.zip", archive({"inner.zip": inner}))


def test_files_inside_files_end_at_a_depth() -> None:
    data = b"Subject: x\n\nSix died.\n"
    for _ in range(9):
        data = b"Content-Type: message/rfc822\n\n" + data
    assert "lies more than 4 files deep" in refusal("deep.eml", data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_bomb_in_a_feed_is_refused_unparsed(encoding: str) -> None:
    feed = f'{BOMB}<rss version="2.0"><channel><title>&a9;</title></channel></rss>'
    assert "declares XML entities" in refusal("bomb.rss", feed.encode(encoding))


def test_entity_bomb_in_a_word_file_is_refused() -> None:
    body = f'{BOMB}<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>'
    assert "bomb.docx: is broken: Maximum entity amplification" in refusal("bomb.docx", word_with(body.encode()))


def test_entity_that_names_a_file_is_refused() -> None:
    head = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    body = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
    assert "declares XML entities" in refusal("outside.docx", word_with((head + body).encode()))


def test_entity_bomb_on_a_page_stays_small() -> None:
    told = ToldOf("bomb.html", f"<html>{BOMB}<p>&a9; {QUAY}</p></html>".encode())
    assert all(len(text) < 1_000 for text in told.texts)


def test_pdf_that_burns_processor_time_is_stopped() -> None:
    stream = b"BT /F1 1 Tf 1 TL\n" + b"() Tj T*\n" * 4_000_000 + b"ET"
    reason = refusal("burn.pdf", pdf_of_streams([stream], is_packed=True), parse_seconds=2.0)
    assert "was stopped after 2 s: it takes too long to read" in reason


def test_pdf_that_inflates_is_refused() -> None:
    reason = refusal("bomb.pdf", pdf_of_streams([b"0" * 300_000_000], is_packed=True))
    assert "has no page that can be read" in reason


def test_docx_that_inflates_is_refused_before_it_is_opened() -> None:
    text = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{"0" * 200_000_000}'
    assert "as a zip bomb has" in refusal("bomb.docx", word_with(text.encode()))


def test_docx_of_very_many_small_parts_stays_in_its_memory() -> None:
    parts = b"".join(b"<w:p><w:r><w:t>%d</w:t></w:r></w:p>" % (n * 7919) for n in range(500_000))
    body = f'<w:document xmlns:w="{WORD}"><w:body>'.encode() + parts + b"</w:body></w:document>"
    reason = refusal("many.docx", word_with(body), parse_memory=250 * MB)
    assert "needs more than 250 MB of memory to read" in reason


@pytest.mark.parametrize("kind", ["multipart", "message"])
def test_mail_nested_a_thousand_deep_is_refused(kind: str) -> None:
    data = b"Content-Type: text/plain\n\nSix people died.\n"
    for n in range(1_000):
        if kind == "message":
            data = b"Content-Type: message/rfc822\n\n" + data
        else:
            data = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) + data + b"\n--b%d--\n" % n
    assert "nested too deeply" in refusal("deep.eml", data)


def test_mail_of_very_many_parts_is_refused() -> None:
    parts = b"--b\nContent-Type: text/plain\n\nSix died.\n" * 2_000
    assert "has more than 500 parts" in refusal("many.eml", b"Content-Type: multipart/mixed; boundary=b\n\n" + parts)


def test_attachment_named_to_leave_its_folder_is_only_a_label() -> None:
    head = b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n"
    told = ToldOf("m.eml", head + b'Content-Disposition: attachment; filename="../../etc/x.txt"\n\nSix died.\n--b--\n')
    assert told.texts == ["Six died."]


def test_page_with_script_beacon_and_form_gives_its_words_and_asks_nobody() -> None:
    odd = (
        '<script>document.write("99 people were killed")</script><img src="{0}/b.gif" alt="88 people were killed">'
        '<form action="{0}/f"><input value="77 people were killed"><button>66 people were killed</button></form>'
        '<iframe src="{0}/i"></iframe><link rel="stylesheet" href="{0}/s"><p onclick="x()">Two more died, '
        "police said on Wednesday evening in Izmir, and the search for others went on.</p>"
    )
    with serving({}) as web:
        (document,) = ToldOf(
            "odd.html", page([QUAY], body=odd.replace("{0}", f"http://127.0.0.1:{web.port}"))
        ).documents
    assert web.requested == []
    assert "Two more died" in document.text
    assert not any(figure in document.text for figure in ("99", "88", "77", "66", "<", "onclick"))


def test_formulas_in_a_table_are_text_and_do_nothing_in_a_table_that_is_exported() -> None:
    formula = '=HYPERLINK("http://news.example/?x="&A1,"x")'
    rows = [["title", "text", "outlet"], [formula, QUAY, "@SUM(1+1)"], ["+1", formula + " Six people died.", "-2"]]
    documents = ToldOf("formulas.csv", table(rows)).documents
    assert [document.title for document in documents] == [formula, "+1"]
    claims = [claim for document in documents for claim in find_claims(document)]
    assert len(claims) >= 2
    cells = [cell for row in csv.reader(io.StringIO(claims_csv(claims).decode("utf-8-sig"))) for cell in row]
    assert any(formula in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]


#: What a URL may look like that leads to this computer.
LOOPBACK = [
    "http://127.0.0.1/",
    "http://localhost/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://0.0.0.0/",
    "http://127。0。0。1/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://news.example@127.0.0.1/",
]


@pytest.mark.parametrize("url", LOOPBACK)
def test_loopback_however_it_is_spelt_is_refused(url: str) -> None:
    (reason,) = Told([url]).reasons
    assert reason.startswith(f"{url}: ")
    assert any(words in reason for words in ("this computer itself", "invalid ipv4", "user name", "no server named"))


NOT_PUBLIC = [  # address that a name has, words of the reason
    ("127.0.0.1", "this computer itself"),
    ("127.255.255.254", "this computer itself"),
    ("0.0.0.0", "this computer itself"),
    ("::1", "this computer itself"),
    ("::", "this computer itself"),
    ("::ffff:127.0.0.1", "this computer itself"),
    ("::127.0.0.1", "this computer itself"),
    ("64:ff9b::7f00:1", "this computer itself"),
    ("::ffff:0:127.0.0.1", "this computer itself"),
    ("169.254.169.254", "a link-local address"),
    ("::ffff:169.254.169.254", "a link-local address"),
    ("fe80::1%eth0", "a link-local address"),
    ("10.0.0.1", "a private network"),
    ("172.16.0.1", "a private network"),
    ("192.168.1.1", "a private network"),
    ("100.64.0.1", "a private network"),
    ("fd00::1", "a private network"),
    ("2002:7f00:1::", "a tunnel"),
    ("2002:5db8:d70e::1", "a tunnel"),
    ("2001:0:53aa:64c::1", "a tunnel"),
    ("192.88.99.1", "a tunnel"),
    ("fec0::1", "a reserved address"),
    ("240.0.0.1", "a reserved address"),
    ("255.255.255.255", "a reserved address"),
    ("64:ff9b:1::1", "a reserved address"),
    ("224.0.0.1", "an address of many machines"),
    ("ff02::1", "an address of many machines"),
    ("192.0.2.1", "a private network"),
    ("198.18.0.1", "a private network"),
    ("2001:db8::1", "a private network"),
    ("3fff::1", "a private network"),
    ("nonsense", "no network address"),
]


@pytest.mark.parametrize(("address", "reason"), NOT_PUBLIC, ids=[row[0] for row in NOT_PUBLIC])
def test_name_of_an_address_that_is_not_public_is_refused_unconnected(address: str, reason: str) -> None:
    pages = {"news.example/": Page(body=b"secret")}
    with serving(pages, {"news.example": [address]}) as web, pytest.raises(UnreadableInput, match=reason):
        web.fetch("http://news.example/")
    assert (web.connected, web.requested) == ([], [])


def test_name_with_one_public_and_one_private_address_is_refused() -> None:
    with serving({}) as web:
        web.resolve = lambda host, port: [PUBLIC, "10.0.0.1"]  # type: ignore[method-assign]
        with pytest.raises(UnreadableInput, match=r"10\.0\.0\.1, an address in a private network"):
            web.fetch("http://news.example/")
    assert web.connected == []


@pytest.mark.parametrize("target", [*LOOPBACK, "http://169.254.169.254/latest/", "http://[2002:7f00:1::]/"])
def test_redirect_to_an_address_that_is_not_public_is_refused_unconnected(target: str) -> None:
    from reconcile.read.addresses import resolve_name

    pages = {"news.example/": Page(status=302, headers={"Location": target})}
    with serving(pages) as web:
        stub = web.resolve
        web.resolve = lambda host, port: stub(host, port) if host == "news.example" else resolve_name(host, port)  # type: ignore[method-assign]
        with pytest.raises(UnreadableInput) as refused:
            web.fetch("http://news.example/")
    assert not refused.value.reason.startswith("the server answers")
    assert web.connected == [(PUBLIC, 80)]
    assert web.requested == ["news.example/"]


def test_name_that_changes_its_address_is_looked_up_once_and_connected_where_it_was_checked() -> None:
    names = {"news.example": [PUBLIC, "127.0.0.1"]}
    with serving({"news.example/": Page(body=b"<p>Six died.</p>")}, names) as web:
        assert web.fetch("http://news.example/").data == b"<p>Six died.</p>"
    assert web.looked_up == ["news.example"]
    assert web.connected == [(PUBLIC, 80)]


def test_name_that_changes_its_address_for_the_redirect_is_refused() -> None:
    names = {"news.example": [PUBLIC, "127.0.0.1"], "other.example": [PUBLIC]}
    pages = {
        "news.example/": Page(status=302, headers={"Location": "http://other.example/", "Connection": "close"}),
        "other.example/": Page(status=302, headers={"Location": "http://news.example/secret"}),
        "news.example/secret": Page(body=b"secret"),
    }
    with serving(pages, names) as web, pytest.raises(UnreadableInput, match="this computer itself"):
        web.fetch("http://news.example/")
    assert "news.example/secret" not in web.requested
    assert {address for address, _ in web.connected} == {PUBLIC}

"""Small sound files of every format that is read, made by script: seeds for fuzzing and cases for the tests."""

from __future__ import annotations

import io
import json
import textwrap
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from email.policy import SMTP

import docx

QUAY = (
    "IZMIR (Quay News) - At least 12 people were killed when a warehouse burned on the quay in Izmir on Tuesday, "
    "the Harbour Hospital said. Another 30 were injured, eight of them badly."
)
MILL = "Six people died in the mill fire in Hama on 3 May 2019, police said. The owner spoke of four dead."

#: Small enough that a mutation often hits something that matters.
PARAGRAPHS = (QUAY, MILL)

STANDALONE_TITLE = "Fire on the quay"


def pdf(pages: Sequence[Sequence[str]], *, title: str = "", is_packed: bool = False) -> bytes:
    """Return a PDF with the lines given on each page, in Helvetica; a page without lines is blank."""
    streams = []
    for lines in pages:
        shown = "".join(f"({_pdf_text(line)}) Tj T*\n" for line in lines)
        streams.append(f"BT /F1 11 Tf 14 TL 60 780 Td\n{shown}ET".encode("cp1252") if lines else b"")
    return pdf_of_streams(streams, title=title, is_packed=is_packed)


def pdf_of_streams(streams: Sequence[bytes], *, title: str = "", is_packed: bool = False) -> bytes:
    """Return a PDF whose pages have the content streams given."""
    count = len(streams)
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({_pdf_text(title)}) /Producer (seeds) >>".encode("cp1252"),
    ]
    for n, stream in enumerate(streams):
        data = zlib.compress(stream, 9) if is_packed else stream
        packing = "/Filter /FlateDecode " if is_packed else ""
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * n} 0 R "
        objects.append(f"{page}/Resources << /Font << /F1 3 0 R >> >> >>".encode())
        objects.append(f"<< {packing}/Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream")
    return _pdf_file(objects)


def _pdf_file(objects: Sequence[bytes]) -> bytes:
    body = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    body += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    body += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(body)


def _pdf_text(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def word(paragraphs: Sequence[str], *, title: str = "", rows: Sequence[Sequence[str]] = ()) -> bytes:
    """Return a .docx with paragraphs and, where rows are given, a table after them."""
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = "Ana Writer"
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, value in zip(table.add_row().cells, row, strict=True):
                cell.text = value
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as packed:
        return archive({name: packed.read(name) for name in packed.namelist()})


def mail(body: str, *, html: str = "", attached: Mapping[str, bytes] | None = None) -> bytes:
    """Return a mail with a plain body, an HTML one if given, and attachments by name."""
    message = EmailMessage(policy=SMTP)
    message["From"] = "Ana Writer <ana@harbour.example>"
    message["To"] = "desk@harbour.example"
    message["Subject"] = STANDALONE_TITLE
    message["Date"] = "Wed, 05 Apr 2017 09:30:00 +0000"
    message["Message-ID"] = "<1@harbour.example>"
    if body:
        message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in (attached or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"seed{number}")
    return message.as_bytes()


def page(paragraphs: Sequence[str], *, head: str = "", body: str = "") -> bytes:
    """Return a web page as news sites write it, with what stands around an article."""
    words = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return f"""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{STANDALONE_TITLE} - Harbour Post</title>
<meta property="og:title" content="{STANDALONE_TITLE}"><meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2017-04-05T09:30:00Z"><meta name="author" content="Ana Writer">
{head}</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>{STANDALONE_TITLE}</h1>
{words}{body}</article><footer>All rights reserved</footer></body></html>
""".encode()


def table(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a .csv file; every cell in quotes."""
    lines = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return "".join(f"{line}\r\n" for line in lines).encode()


def feed(entries: Sequence[Mapping[str, str]]) -> bytes:
    """Return an RSS feed; an entry has ``title``, ``link``, ``text`` and ``date``, as far as given."""
    names = {"title": "title", "link": "link", "text": "description", "date": "pubDate"}
    items = "".join(
        f"<item>{''.join(f'<{names[key]}><![CDATA[{value}]]></{names[key]}>' for key, value in entry.items())}</item>"
        for entry in entries
    )
    head = "<title>Harbour Post</title><link>https://harbour.example/</link><language>en-gb</language>"
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return a .zip of the files given, the same bytes every time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name, (2017, 4, 5, 9, 30, 0)), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def seeds() -> dict[str, bytes]:
    """Return a small sound file of every format, by name."""
    lines = textwrap.wrap(QUAY, 70)
    files = {
        "quay.txt": "\n\n".join(PARAGRAPHS).encode(),
        "quay.md": f"# {STANDALONE_TITLE}\n\n{QUAY}\n\n- {MILL}\n".encode(),
        "quay.jsonl": b"".join(json.dumps({"text": text, "outlet": "Post"}).encode() + b"\n" for text in PARAGRAPHS),
        "quay.csv": table([["id", "headline", "body", "date"], ["1", "Fire", QUAY, "2017-04-05"], ["2", "", MILL, ""]]),
        "quay.html": page(PARAGRAPHS),
        "plain.pdf": pdf([lines, [MILL]], title=STANDALONE_TITLE),
        "packed.pdf": pdf([lines, [MILL]], title=STANDALONE_TITLE, is_packed=True),
        "quay.docx": word(PARAGRAPHS, title=STANDALONE_TITLE, rows=[["Town", "Killed"], ["Izmir", "12"]]),
        "plain.eml": mail(QUAY),
        "mixed.eml": mail(QUAY, html=f"<p>{QUAY}</p>", attached={"mill.txt": MILL.encode(), "mill.pdf": pdf([[MILL]])}),
        "quay.rss": feed([{"title": "Fire", "link": "https://harbour.example/1", "text": f"<p>{QUAY}</p>"}]),
    }
    files["all.zip"] = archive({**files, "folder/mill.txt": MILL.encode()})
    return files

"""Files, folders and pasted text in, documents out."""

from reconcile.read.document import Note, doc_id, make_document
from reconcile.read.formats import KNOWN_SUFFIXES
from reconcile.read.inputs import STDIN, read_addresses, read_bytes, read_documents, read_pasted, read_uploads

__all__ = [
    "KNOWN_SUFFIXES",
    "STDIN",
    "Note",
    "doc_id",
    "make_document",
    "read_addresses",
    "read_bytes",
    "read_documents",
    "read_pasted",
    "read_uploads",
]

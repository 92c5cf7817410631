"""Reads a PDF the way a person or a screen reader does."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO

from pypdf import PdfReader


def text_of(data: bytes | PdfReader) -> str:
    """Return all words in reading order, line breaks as spaces."""
    reader = data if isinstance(data, PdfReader) else PdfReader(BytesIO(data))
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def tags(node, found=None):
    """Return every structure element of the document as (type, alternative text)."""
    found = [] if found is None else found
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for child in node:
            tags(child, found)
    elif hasattr(node, "get") and node.get("/S"):
        found.append((node["/S"], node.get("/Alt")))
        tags(node.get("/K", []), found)
    return found


def in_order(text: str, *words: str) -> bool:
    """Return whether the words all stand in the text, each after the one before it."""
    at = 0
    for one in words:
        at = text.find(one, at)
        if at < 0:
            return False
        at += len(one)
    return True


def languages(data: bytes) -> Counter[str]:
    """Count what is marked with a language of its own: tags, and pieces of text inside them."""
    reader = PdfReader(BytesIO(data))
    objects = (reader.get_object(number) for number in range(1, reader.trailer["/Size"]))
    tagged = [one["/Lang"] for one in objects if isinstance(one, dict) and "/S" in one and "/Lang" in one]
    inside = [page.get_contents().get_data().decode("latin-1") for page in reader.pages]
    return Counter([*tagged, *re.findall(r"/Lang ?\((.+?)\)", "".join(inside))])

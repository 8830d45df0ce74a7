"""A tiny document with text and pictures, made by code: what parsers load at first use is loaded by working on it."""

from __future__ import annotations

import io
from functools import lru_cache

import pikepdf
from PIL import Image

_SIDE = 40


@lru_cache(maxsize=1)
def sample() -> bytes:
    """Return one page with a line of text, a JPEG and a JPEG 2000 picture."""
    with pikepdf.Pdf.new() as pdf:
        pictures = pikepdf.Dictionary(A=_picture(pdf, "JPEG", "/DCTDecode"), B=_picture(pdf, "JPEG2000", "/JPXDecode"))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        content = b"BT /F 12 Tf 10 80 Td (A sample page) Tj ET q 40 0 0 40 10 30 cm /A Do /B Do Q"
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=pikepdf.Array([0, 0, 100, 100]),
            Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pdf.make_indirect(font)), XObject=pictures),
            Contents=pdf.make_stream(content),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def _picture(pdf: pikepdf.Pdf, form: str, name: str) -> pikepdf.Object:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((_SIDE, _SIDE)).save(out, form)
    stream = pdf.make_stream(b"")
    stream["/Type"], stream["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Image
    stream["/Width"] = stream["/Height"] = _SIDE
    stream["/ColorSpace"], stream["/BitsPerComponent"] = pikepdf.Name.DeviceGray, 8
    stream.write(out.getvalue(), filter=pikepdf.Name(name))
    return stream

"""The words of the format itself. A value that is one of them (Page, Pattern, Width) is no residue where they stand."""

from __future__ import annotations

import re

from maskmill.formats.pdf.resources import KEYS

_NAMES = """
Root Info Pages Page Kids Count Parent MediaBox CropBox Rotate UserUnit Contents Catalog Size Prev ID Index First
ObjStm XRef Extends XObject Image Form Font Pattern ProcSet PDF Text ImageB ImageC ImageI Type0 Type1 Type3 TrueType
MMType1 CIDFontType0 CIDFontType2 FontDescriptor CIDFontType0C Type1C OpenType WinAnsiEncoding MacRomanEncoding
StandardEncoding MacExpertEncoding PDFDocEncoding Identity-H Identity-V Identity DeviceGray DeviceRGB DeviceCMYK
CalGray CalRGB Lab ICCBased Indexed Separation DeviceN All None Black Cyan Magenta Yellow Transparency Luminosity
Alpha FlateDecode DCTDecode JPXDecode CCITTFaxDecode JBIG2Decode LZWDecode RunLengthDecode ASCII85Decode
ASCIIHexDecode Crypt Normal Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight
Difference Exclusion Hue Saturation Color Compatible Perceptual RelativeColorimetric AbsoluteColorimetric Default
Helvetica Helvetica-Bold Helvetica-Oblique Helvetica-BoldOblique Times-Roman Times-Bold Times-Italic
Times-BoldItalic Courier Courier-Bold Courier-Oblique Courier-BoldOblique Symbol ZapfDingbats true
false null
"""
_WORDS = """
obj endobj stream endstream xref trailer startxref CIDInit ProcSet findresource begin dict begincmap CIDSystemInfo
Registry Adobe Ordering UCS Supplement def CMapName CMapType begincodespacerange endcodespacerange beginbfchar
endbfchar beginbfrange endbfrange begincidrange endcidrange endcmap currentdict CMap defineresource pop end usecmap
Identity
"""
NAMES = frozenset(_NAMES.split()) | frozenset(key[1:] for key in KEYS)
"""Names (without their slash) that mean something in the files that we write."""

_NAME = re.compile(rb"/([A-Za-z0-9-]+)")
_WORD = re.compile(rb"(?<![A-Za-z0-9])(?:" + "|".join(_WORDS.split()).encode() + rb")(?![A-Za-z0-9])")


def without_vocabulary(data: bytes) -> bytes:
    """Return bytes without the format's own names and words."""
    data = _NAME.sub(lambda item: b" " if item.group(1).decode() in NAMES else item.group(), data)
    return _WORD.sub(b" ", data)

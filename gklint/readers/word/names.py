"""The element names of a Word document, as ElementTree spells them."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

BODY = W + "body"
PARAGRAPH, RUN, TABLE, ROW, CELL = W + "p", W + "r", W + "tbl", W + "tr", W + "tc"
PARAGRAPH_PROPERTIES, RUN_PROPERTIES = W + "pPr", W + "rPr"
PARAGRAPH_STYLE, RUN_STYLE = W + "pStyle", W + "rStyle"
TEXT, VALUE = W + "t", W + "val"
TEXT_BOX = W + "txbxContent"

# What stands round content without changing it. Deleted and moved-away text is not entered, nor fallbacks.
ENTERED = frozenset(
    (
        *(W + "ins", W + "moveTo", W + "sdt", W + "sdtContent", W + "smartTag", W + "customXml", W + "hyperlink"),
        *(W + "fldSimple", W + "bdo", W + "dir", M + "oMathPara"),
    )
)
ALTERNATE, CHOICE, FALLBACK = _MC + "AlternateContent", _MC + "Choice", _MC + "Fallback"
REVISIONS = frozenset((W + "ins", W + "del", W + "moveFrom", W + "moveTo"))
# Characters that have elements of their own.
CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "",
}

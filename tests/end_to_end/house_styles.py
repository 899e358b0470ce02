"""Word templates of two invented municipalities, made as Word writes them, and what a Word file must be to open.

Eikenrode types {{braces}}, which Word divided over runs, and has a text box in both forms. Vlietdam uses content controls,
about half of them: within a line, around paragraphs, around a table row, a repeating section, a picture.
"""
import io
import re
import struct
import xml.dom.minidom
import zipfile
import zlib

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (f'xmlns:w="{W}" xmlns:r="{R}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
              'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
              'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
              'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
              'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
              'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
              'xmlns:v="urn:schemas-microsoft-com:vml" '
              'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14 w15"')
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"


def png(red, green, blue):
    """A square of 8 by 8 points in one colour."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes([red, green, blue]) * 8 for _ in range(8))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def run(text, look=""):
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside, style=""):
    return f'<w:p>{f"""<w:pPr><w:pStyle w:val="{style}"/></w:pPr>""" if style else ""}{inside}</w:p>'


def divided(text, style="", look=""):
    """Braces as Word divides them: after the first brace and in the middle, with marks of the spelling check between."""
    half = len(text) // 2
    pieces = [text[:1], text[1:half], text[half:]]
    return paragraph('<w:proofErr w:type="spellStart"/>'.join(run(p, look) for p in pieces), style)


def control(tag, content, number, more=""):
    return (f'<w:sdt><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/><w:id w:val="{number}"/>{more}</w:sdtPr>'
            f"<w:sdtContent>{content}</w:sdtContent></w:sdt>")


def cell(inside, width=2200):
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{inside}</w:p></w:tc>'


def table(rows, columns):
    return ('<w:tbl><w:tblPr><w:tblStyle w:val="Tabelraster"/><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>' +
            '<w:gridCol w:w="2200"/>' * columns + "</w:tblGrid>" + rows + "</w:tbl>")


def header_row(*names):
    return "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + "".join(cell(run(n, "<w:b/>")) for n in names) + "</w:tr>"


def drawing(relation, number, words, wide=720000, high=720000):
    return ('<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}" name="Afbeelding {number}" descr="{words}"/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="b"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
            f'<a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>")


def styles(colour, font):
    def one(kind, number, name, inside):
        return f'<w:style w:type="{kind}" w:styleId="{number}"><w:name w:val="{name}"/>{inside}</w:style>'
    look = f'<w:rPr><w:b/><w:color w:val="{colour}"/><w:sz w:val="%d"/></w:rPr>'
    return (HEAD + f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" '
            f'w:hAnsi="{font}"/><w:sz w:val="21"/><w:lang w:val="nl-NL"/></w:rPr></w:rPrDefault></w:docDefaults>' +
            one("paragraph", "Standaard", "Normal", "") +
            "".join(one("paragraph", f"Kop{i}", f"heading {i}", f'<w:pPr><w:outlineLvl w:val="{i - 1}"/></w:pPr>' +
                        look % (36 - 5 * i)) for i in (1, 2, 3)) +
            one("paragraph", "Bijschrift", "caption", "<w:rPr><w:i/></w:rPr>") +
            one("paragraph", "Lijstopsomteken", "List Bullet",
                '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') +
            one("paragraph", "Lijstnummering", "List Number",
                '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>') +
            one("paragraph", "Briefkop", "Briefkop", f'<w:rPr><w:color w:val="{colour}"/></w:rPr>') +
            one("table", "Tabelraster", "Table Grid",
                '<w:tblPr><w:tblBorders>' + "".join(
                    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>'
                    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")) + "</w:tblBorders></w:tblPr>") +
            "</w:styles>")


def numbering():
    def level(number, form, text):
        return (f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
                f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
                '<w:ind w:left="400" w:hanging="400"/></w:pPr></w:lvl></w:abstractNum>')
    return (HEAD + f'<w:numbering xmlns:w="{W}">' + level(0, "bullet", "▪") + level(1, "decimal", "%1)") +
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
            "</w:numbering>")


def package(body, header, main_type, colour, font, logo):
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    override = "".join(f'<Override PartName="/word/{part}.xml" ContentType="{word}{kind}+xml"/>' for part, kind in
                       (("styles", "styles"), ("numbering", "numbering"), ("header1", "header")))
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="{R}/{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(
            (("styles", "styles.xml"), ("numbering", "numbering.xml"), ("header", "header1.xml"),
             ("image", "media/image1.png")), 1))
    parts = {
        "[Content_Types].xml": HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>{override}<Override '
        'PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": HEAD + f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{R}/officeDocument" '
        f'Target="word/document.xml"/><Relationship Id="rId2" Type="{RELATIONS}/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": HEAD + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Sjabloon</dc:title><dc:creator>P. de Tekenaar'
        "</dc:creator><cp:lastModifiedBy>P. de Tekenaar</cp:lastModifiedBy></cp:coreProperties>",
        "word/document.xml": HEAD + f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr><w:headerReference "
        'w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1700" w:right="1400" '
        'w:bottom="1300" w:left="1500" w:header="600" w:footer="600" w:gutter="0"/></w:sectPr></w:body></w:document>',
        "word/_rels/document.xml.rels": HEAD + f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
        "word/_rels/header1.xml.rels": HEAD + f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
        f'Type="{R}/image" Target="media/image1.png"/></Relationships>',
        "word/header1.xml": HEAD + f"<w:hdr {NAMESPACES}>{header}</w:hdr>",
        "word/styles.xml": styles(colour, font),
        "word/numbering.xml": numbering(),
        "word/media/image1.png": logo,
    }
    return packed(parts)


def packed(parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def unpacked(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def eikenrode():
    """Braces only, divided over runs; a text box with the status; a section of its own at the end."""
    box = ("<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline distT=\"0\" distB=\"0\" "
           'distL="0" distR="0"><wp:extent cx="3000000" cy="400000"/><wp:docPr id="7" name="Tekstvak 7"/><a:graphic>'
           '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
           '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="400000"/></a:xfrm>'
           '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>' +
           divided("{{status}}") + "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
           '</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:236pt;height:31pt"><v:textbox>'
           "<w:txbxContent>" + divided("{{status}}") + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
           "</mc:AlternateContent></w:r>")
    head = table(header_row("Gegeven", "Waarde") + "".join(
        f"<w:tr>{cell(run(label))}{cell('')[:-len('<w:p></w:p></w:tc>')]}{divided('{{' + name + '}}')}</w:tc></w:tr>"
        for label, name in (("Datum", "datum"), ("Zaaknummer", "zaaknummer"), ("Van", "van"), ("Aan", "aan"))), 2)
    body = (divided("{{onderwerp}}", "Kop1", "<w:caps/>") + paragraph(box) + head + paragraph("") +
            paragraph(run("Geachte raadsleden,")) + divided("{{brief}}") +
            paragraph(run("Met vriendelijke groet, {{ van }}, {{wh.gemeente}}"), "Briefkop"))
    header = paragraph(f"<w:r>{drawing('rId1', 1, 'Logo Eikenrode')}</w:r>" + run(" zaak {{zaaknummer}}"))
    return package(body, header, MAIN, "7A1F3D", "Georgia", png(122, 31, 61))


def field(instruction, result):
    """A field of several runs, as Word writes it."""
    def mark(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
    return (mark("begin") + f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>' + mark("separate") +
            result + mark("end"))


def bookmark(name, inside, number):
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{number}"/>'


def vlietdam(figure):
    """Controls for about half of the letter, a property field and a bookmark, in a .dotx."""
    row = "<w:tr>" + cell(run("groep")) + cell(run("wat")) + cell(run("moet")) + cell(run("contact")) + "</w:tr>"
    step = "<w:tr>" + "".join(cell(run(x)) for x in ("wat", "wie", "wanneer")) + "</w:tr>"
    item = f'<w:sdt><w:sdtPr><w:id w:val="31"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>{step}</w:sdtContent></w:sdt>'
    hint = run("Klik hier", '<w:rStyle w:val="PlaceholderText"/>')
    body = (paragraph(run("Betreft: ") + control("wh.onderwerp", hint, 11, "<w:showingPlcHdr/><w:text/>"), "Kop1") +
            paragraph(run("Datum: ") + control("wh.datum", hint, 12, "<w:text/>") + run(", status: ") +
                      control("wh.status", run("x", "<w:b/>"), 13)) +
            paragraph(run("Zaak: ") + field(" DOCPROPERTY  wh.zaaknummer  \\* MERGEFORMAT ", run("vul in", "<w:i/>")) +
                      run(", document: ") + bookmark("wh_documentnummer", run("vul in"), 41)) +
            control("eigen.nummer", paragraph(run("Nummer van de griffie: 12")), 14) +
            paragraph(run("In het kort"), "Kop2") + control("wh.kern", paragraph(run("kern")), 15) +
            paragraph(run("De groepen"), "Kop2") +
            table(header_row("Groep", "Wat", "Moet", "Contact") + control("wh.tabel.arms", row, 16), 4) + paragraph("") +
            paragraph(run("Resultaten"), "Kop2") + control("wh.resultaten", paragraph(run("x")), 17) +
            paragraph(control(f"wh.figuur.{figure}", f"<w:r>{drawing('rId4', 3, 'hier komt een figuur', 5400000, 900000)}</w:r>",
                              18, "<w:picture/>")) +
            paragraph(run("Kanttekeningen"), "Kop2") + control("wh.kanttekeningen", paragraph(run("x")), 19) +
            paragraph(run("Vervolg"), "Kop2") +
            table(header_row("Wat", "Wie", "Wanneer") +
                  control("wh.tabel.next_steps", item, 30, "<w15:repeatingSection/>"), 3) + paragraph(""))
    header = paragraph(f"<w:r>{drawing('rId1', 1, 'Logo Vlietdam')}</w:r>" + control("wh.gemeente", run("x"), 20))
    return package(body, header, TEMPLATE, "0B5D5E", "Verdana", png(11, 93, 94))


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
           "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
           "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
           "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
           "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
           "eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
             "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "trPr": None,
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "num": "abstractNumId lvlOverride",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "sdt": "sdtPr sdtEndPr sdtContent",
    "tbl": "tblPr tblGrid tr sdt",
    "tr": "tblPrEx trPr tc sdt",
}
INSIDE = {  # children that an element may have, for those that hold text
    "p": {"pPr", "r", "sdt", "hyperlink", "fldSimple", "proofErr", "bookmarkStart", "bookmarkEnd", "ins", "del"},
    "r": {"rPr", "t", "tab", "br", "drawing", "pict", "AlternateContent", "delText", "noBreakHyphen", "fldChar", "instrText"},
    "tc": {"tcPr", "p", "tbl", "sdt"},
    "body": {"p", "tbl", "sdt", "sectPr"},
}


def children(node):
    return [c for c in node.childNodes if c.nodeType == c.ELEMENT_NODE]


def troubles(data):
    """What would make Word refuse or repair the file; an empty list for a sound one."""
    found = []
    parts = unpacked(data)
    names = set(parts)
    types = xml.dom.minidom.parseString(parts["[Content_Types].xml"])
    by_part = {e.getAttribute("PartName")[1:]: e.getAttribute("ContentType") for e in types.getElementsByTagName("Override")}
    by_extension = {e.getAttribute("Extension").lower() for e in types.getElementsByTagName("Default")}
    found += [f"a type for {p}, which is not there" for p in by_part if p not in names]
    found += [f"{p} has no type" for p in names if p not in by_part and p.rsplit(".", 1)[-1].lower() not in by_extension
              and p != "[Content_Types].xml"]
    for name in sorted(names):
        if not name.endswith((".xml", ".rels")):
            continue
        document = xml.dom.minidom.parseString(parts[name])
        if name.endswith(".rels"):
            ids = [e.getAttribute("Id") for e in document.getElementsByTagName("Relationship")]
            found += [f"{name}: relation {i} twice" for i in set(ids) if ids.count(i) > 1]
            folder = name.split("_rels/")[0]
            for e in document.getElementsByTagName("Relationship"):
                target = e.getAttribute("Target")
                part = target[1:] if target.startswith("/") else folder + target
                if e.getAttribute("TargetMode") != "External" and part not in names:
                    found.append(f"{name}: no part {part}")
            continue
        every = document.getElementsByTagName("*")
        relations = f"{name.rsplit('/', 1)[0]}/_rels/{name.rsplit('/', 1)[-1]}.rels"
        known = set(re.findall(r'Id="([^"]+)"', parts.get(relations, b"").decode())) if name.startswith("word/") else set()
        for attribute in ("r:embed", "r:id"):
            found += [f"{name}: {attribute} {e.getAttribute(attribute)} is no relation" for e in every
                      if e.hasAttribute(attribute) and e.getAttribute(attribute) not in known]
        for what, element, attribute in (("control", "w:id", "w:val"), ("drawing", "wp:docPr", "id")):
            ids = [e.getAttribute(attribute) for e in every if e.tagName == element and
                   (element != "w:id" or e.parentNode.tagName == "w:sdtPr")]
            found += [f"{name}: {what} {i} twice" for i in set(ids) if ids.count(i) > 1]
        for e in every:
            if not e.tagName.startswith("w:"):
                continue
            own = e.tagName[2:]
            inner = [c.tagName.split(":")[-1] for c in children(e)]
            if ORDER.get(own):
                order = ORDER[own].split()
                places = [order.index(c) if c in order else -1 for c in inner]
                if own in ("tbl", "tr"):  # rows and controls around rows in any order
                    places = [min(p, order.index("sdt") - 1) if p >= 0 else p for p in places]
                if -1 in places:
                    found.append(f"{name}: {own} holds {inner[places.index(-1)]}")
                elif places != sorted(places):
                    found.append(f"{name}: {own} has {inner} in this order")
                if own.endswith("Pr") and len(inner) != len(set(inner)):
                    found.append(f"{name}: {own} holds something twice: {inner}")
            if own in INSIDE:
                found += [f"{name}: {own} holds {c}" for c in inner if c not in INSIDE[own]]
            if own == "tc" and (not inner or inner[-1] not in ("p", "sdt")):
                found.append(f"{name}: a cell ends without a paragraph")
            if own == "tr" and not any(c.tagName in ("w:tc", "w:sdt") for c in children(e)):
                found.append(f"{name}: a row without a cell")
            if own == "tbl":
                columns = len(e.getElementsByTagName("w:tblGrid")[0].getElementsByTagName("w:gridCol"))
                for r in e.getElementsByTagName("w:tr"):
                    if len(r.getElementsByTagName("w:tc")) > columns:
                        found.append(f"{name}: a row of more cells than columns")
            if own == "pStyle" and f'w:styleId="{e.getAttribute("w:val")}"'.encode() not in parts["word/styles.xml"]:
                found.append(f"{name}: no style {e.getAttribute('w:val')}")
            if own == "numId" and name != "word/numbering.xml" and e.getAttribute("w:val") != "0" and \
                    f'<w:num w:numId="{e.getAttribute("w:val")}"'.encode() not in parts.get("word/numbering.xml", b""):
                found.append(f"{name}: no list {e.getAttribute('w:val')}")
        found += [f"{name}: a drawing without words" for e in every if e.tagName == "wp:docPr" and
                  not e.getAttribute("descr") and not e.parentNode.getElementsByTagName("w:txbxContent")]
    return found

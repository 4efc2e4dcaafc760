"""Words of captions and credits: who sells or gives pictures, what labels a credit, what points into a picture. Data, no rules.

Forms that vary are written as patterns. Capitals are as in print: in small letters most of these are common words.
"""

from __future__ import annotations

SOURCES = (
    "AFP via Getty Images", "The Associated Press", "Associated Press", "AFP", "AP", "EPA-EFE", "EPA", "EFE", "PA Media", "PA Wire", "PA",
    "Reuters", "REUTERS", "Getty Images", "Getty images", "Getty", "dpa", "DPA", "ANSA", "Shutterstock", "SHUTTERSTOCK", "Alamy", "iStock",
    "Bloomberg", "Xinhua", "Anadolu Agency", "Anadolu", "AA", "IMAGO", "imago", "Imago", "picture alliance", "NTB", "TT", "ANP", "Belga",
    "Keystone", "KEYSTONE", "APA", "Rex", "ZUMA", "Unsplash", "UPI", "TASS", "RIA Novosti", "Handout", "HANDOUT", "AAP", "CP", "The Canadian Press",
    "THE CANADIAN PRESS", "PTI", "ANI", "SIPA", "Wikimedia Commons", "Pixabay", "File", "FILE", "Supplied", "SUPPLIED", "Contributed", "Facebook",
    "Instagram", "Twitter", "X", "CNN", "BBC", "NASA", "LaPresse", "Europa Press", "Lusa", "LUSA", "PAP", "LETA", "BNS", "Wikimedia", "Wikipedia",
    "Flickr", "YouTube", "TikTok", "Flash90", "FLASH90", "Activestills", "ActiveStills", "APA [Ii]mages", "NurPhoto", "Middle East Images", "Maxar",
    "Maxar Technologies", "Planet Labs", "Planet Labs PBC", "UN Photo", "Quds Net News", "IDF Spokesperson(?:’s Unit|'s Unit)?",
)  # fmt: skip
"""Houses and places that pictures come from, as a credit names them."""

LABELS = (
    "Photographs?", "Photographer", "Photos?", "PHOTO", "Pictures?", "Pics?", "Images?", "Image [Cc]redits?", "Picture [Cc]redit",
    "Photo [Cc]redit", "Credits?", "Source", "Courtesy", "Fotograf(?:ía|ia|o)?", "Fotos?", "FOTO", "Bild(?:er|rechte|quelle|nachweis)?", "Fotó",
    "Zdjęcie", r"Fot\.", "Źródło", "Quelle", "Créditos?", "Crédits?(?: photo)?", "Fotoğraf", "Kuva", "Kép", "Фото", "الصورة", "صورة", "تصوير",
    "عکس", "צילום", "Görsel", "Illustration", "Graphic", "Grafik", "Ảnh", "Image[mn]",
)  # fmt: skip
"""What stands before a credit."""

POINTERS = (
    "left", "right", r"(?:von )?li(?:nks|\.)? nach re(?:chts|\.)?",
    "(?:second|third|fourth|2nd|3rd|4th|far|back|front|bottom|top)(?: row)?,? (?:from )?(?:left|right)", r"v\.\s?[lr]\.",
    r"von l(?:inks|i)\b[^()]{0,20}", "from left", r"f\.l\.", "de gauche[^()]{0,12}", "da sinistra", "centre", "from right", "seated", "standing",
    "center", "L", "R", "C", r"l\.", r"r\.", r"M\.", r"li\.", r"re\.", "top", "bottom", "above", "below", "front", "back", "links", "rechts",
    "(?:stock|file|library|archive) (?:image|photo|picture)", "screen ?grab", "Mitte", "(?:à )?gauche", "(?:à )?droite",
    "au (?:centre|milieu)", r"(?:a la )?(?:izq\.?|izquierda)", r"(?:a la )?(?:der\.?|derecha)",
    r"izda\.?", r"dcha\.?", "a l[’']esquerra", "a la dreta", "a (?:sinistra|destra)", "al centro", "(?:à )?esquerda", "(?:à )?direita", "ao centro",
    "solda", "sağda", "ortada", "слева", "справа", "в центре", "з?ліва", "праворуч|ліворуч", "(?:إلى |من |على )?(?:ال)?(?:يمين|يسار|وسط)",
    "(?:מ)?(?:ימין|שמאל)", "במרכז", "Symbolbild", "Symbolfoto", "Archivbild", "Archivfoto",
    "(?:foto|imagen|imagem) de (?:archivo|arquivo)", "(?:photo|image) d[’'](?:illustration|archives?)", "foto d[’']archivio", "archieffoto",
    "arkiv(?:foto|bilde?)", "illustrasjonsfoto",
)  # fmt: skip
"""What stands in brackets behind a person or a thing of the picture."""

ROWS = (
    "From left(?: to right)?", "From right(?: to left)?", "Left to right", "L-R", "L to R", "Pictured from left",
    "Clockwise from top(?: left| right)?", "De gauche à droite", "De droite à gauche", "De izquierda a derecha", "De derecha a izquierda",
    r"De izq\. a der\.", "Da sinistra(?: a destra)?", "Da esquerda para a direita", "Von links(?: nach rechts)?", r"V\. ?l\. ?n\. ?r\.",
    r"V\. ?l\.", "V(?:on|an) links naar rechts", "Soldan sağa", "Od lewej", "Od prawej", "Zleva", "Fra venstre", "Från vänster", "Слева направо",
    "Зліва направо", "من اليمين(?: إلى اليسار)?", "من اليسار(?: إلى اليمين)?", "מימין(?: לשמאל)?", "משמאל(?: לימין)?", "از راست(?: به چپ)?",
)  # fmt: skip
"""What stands before the people of a picture, one after another."""

OPENERS = (
    "Archivbild", "Symbolbild", "Archivfoto", "Symbolfoto", "File photo", "FILE PHOTO", "FILE -", "FILE –", "FILE —", "Pictured:", "Image:",
    "Photo:", "Arkivbild:", "Arkivbilde:", "Archive photo", "Image caption", "Media caption", "Photo caption", "Video caption", "Caption:",
    "Bildunterschrift", "Pie de foto", "From left,", "From right,", "التعليق على الصورة", "تعليق الصورة",
)  # fmt: skip
"""What a caption opens with."""

AGENCIES_CALLED = (
    "agen", "nachrichtenagentur", "presseagentur", "ajans", "агент", "وكال", "لوكال", "بوكال", "الوكال", "خبرگزاری", "סוכנ", "לסוכנ", "πρακτορεί",
)  # fmt: skip
"""How the words for a news agency begin, small."""

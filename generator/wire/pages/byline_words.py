"""Words of bylines in the main languages: what opens one, what stands beside a name in it, and what is nobody's name."""

from __future__ import annotations

import re

from generator.wire.words import words

AUTHOR = re.compile(
    r"[(（]?(?:(?:author|autor(?:in)?(?:/autor(?:in)?)?|auteur|autore|text|texte|texto|testo|yazar|yazan|haber|haberi yazan|muhabir|editör"
    r"|כתב|כתבה|כתבו|נכתב על ידי|كتب|كتبت|كتبه|كتبها|إعداد|تقرير|تحرير|الكاتب|نویسنده|نوشته|نگارنده|خبرنگار|گزارش|گزارشگر) ?: ?"
    r"|(?:escribe|autorin/autor|scritto da) "
    r"|(?:责任编辑|責任編輯|责编|編輯|编辑|作者|记者|記者|文) ?[:：／/] ?)(?=\S)",
    re.IGNORECASE,
)
"""A label before the names, which is no word of a sentence."""
BY = re.compile(
    r"(?:by|von|par|por|di|door|av|af|written by|reported by|מאת|بقلم|به قلم|(?:مرسلة |أرسلت |نشر |نشرت |كتب |كتبت |أضيف )?بواسطة)\b ?:? \S",
    re.IGNORECASE,
)
BY_WORD = re.compile(r"^(?:به )?\w+\b ?:? (?=\S)")

LABELS = re.compile(
    r"(?:^|\s)(?:first |last )?(?:published|posted|updated|modified|created|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|"
    r"veröffentlicht|aktualisiert|stand|erstellt|geplaatst|bijgewerkt|gepubliceerd|atualizado|yayınlanma|yayın tarihi|giriş|oluşturulma|"
    r"(?:son )?güncelleme|פורסם|עודכן|تاریخ انتشار|تاريخ النشر|نشر في|آخر تحديث)\b.*$",
    re.IGNORECASE,
)
"""What opens a date, and ends the names before it."""

ROLES = words("""
    editor editors reporter correspondent writer columnist contributor contributors fellow staff producer intern analyst critic anchor
    redakteur redakteurin korrespondent korrespondentin reporterin volontär volontärin journalist journalistin journaliste redactor redactora
    corresponsal periodista redattore redattrice giornalista inviato rédacteur rédactrice envoyé ceo muhabir muhabiri editör editörü
    כתב כתבת כתבנו כתבתנו עורך עורכת פרשן פרשנית مراسل مراسلة مراسلنا محرر محررة صحفي صحفية صحافي صحافية خبرنگار سردبیر
""")
"""What somebody is, not who: a piece of a byline that ends so names nobody, or names somebody in its first words."""

NEVER = words("""
    about agencies archive archives article author authors bio biography click comment comments copy email facebook follow for from instagram
    latest linkedin login most news newsletter photograph photography photos posts recent related save see share size source stories subscribe
    text twitter us video watch whatsapp with your zur zum folgen teilen quelle fuente fonte
    office spokesperson embassy ministry department bureau secretariat موضوعات مواضيع متعلقة صلة مقالات اقرأ
    عدد مشاهدة مشاهدات المشاهدات قراءة قراءات القراءات الزيارات تعليق تعليقات التعليقات المصدر
""")
"""Words that stand in the furniture of a byline and in nobody's name, in the languages whose furniture looks like a name (every word large)."""

PICTURE = words(
    "photo photos foto fotos fotografie photograph photography illustration bild bilder image imagen immagine фото снимка слика görsel fotoğraf"
)
"""What stands before the name of whoever made the picture."""

OPENING = words("all full home link live more photo post print read show sign story view alle mehr foto")
"""Words with which furniture opens, and with which a name may end."""

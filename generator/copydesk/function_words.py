"""Function words: the small words that give a language away. Data, no rules.

The commonest articles, prepositions, pronouns and auxiliaries of each language; a word that several languages
share stands under each of them, so that near relatives weaken one another's vote instead of stealing it.
"""

from __future__ import annotations

_WORDS = {
    "en": (
        "the of and to in that is was for on with as by at from his her has have been were are it its this an which who will would said "
        "not but they their he she"
    ),
    "de": (
        "der die das und ist von den dem des ein eine einen einer mit auf für nicht sich auch als im zu zum zur wird wurde werden hat "
        "haben aus bei nach dass wie über an war sind er sie es"
    ),
    "fr": (
        "le la les des du de et en un une dans pour par sur qui que ne pas est sont a ont été avec au aux ce cette il elle ils son sa ses "
        "plus mais l d"
    ),
    "es": "el la los las de del y en un una que por para con no se su sus es son ha han fue al como más pero este esta entre lo",
    "it": (
        "il lo la i gli le di del della dei delle dell e è in un una uno che per con non si da dal dalla sono ha hanno al alla nel nella "
        "anche come più questo ma"
    ),
    "pt": "o a os as de do da dos das e em no na nos nas um uma que por para com não se ao é são foi mais como mas pelo pela seu sua também",
    "nl": (
        "de het een en van in op te dat die is zijn voor met niet aan er om ook als bij naar uit door over wordt werd heeft hebben maar dit hij ze"
    ),
    "pl": "w i na z że się do nie to jest o od po za przez jak ale dla są był była tym tego które który ma jego także oraz ich",
    "sv": "och att det i en som på är av för med den till inte har de ett om han från var men sig så efter vid när också hon",
    "no": "og det i en som på er av for med den til ikke har de et om han fra var men seg så etter ved når også hun at å sier",
    "da": "og det i en som på er af for med den til ikke har de et om han fra var men sig så efter ved når også hun at siger",
    "tr": "ve bir bu için ile da de olarak olan çok daha gibi ise sonra ancak kadar en ne dedi var yeni her ya göre",
    "ru": "и в не на что с по как это из за от для о он его к но у были был она также до при они все их",
    "uk": "і в не на що з за та до як це від для про він його у але й були був вона також при вони що під їх є",
    "ar": "في من على إلى أن التي الذي عن مع هذا هذه كان كانت قال ما لا بعد قبل بين كما أو ذلك خلال حيث وقد ولم أنه",
    "fa": "و در به از که این را با است برای آن یک خود تا بر هم شد می های کرد بود شده اما گفت نیز",
    "ro": "și de la în cu pe o un care din pentru nu este sunt a fost mai că au prin lui după ce sau dar",
    "cs": "a v na se že je z do o k s jako za po pro by ale i podle jsou to být který která od ve při už",
    "hu": "a az és hogy nem is egy van volt meg ez de mint csak már még el ki azt szerint után vagy lesz",
    "vi": "và của là các có trong được cho với không những đã một này người để khi đến về tại ra",
    "id": "yang dan di ini dengan untuk dari pada itu tidak dalam akan adalah ke juga oleh tersebut kata sebagai",
    "fi": "ja on ei se että oli hän mutta ovat myös kuin ole joka sen ovat mukaan niin sekä jälkeen vuoden",
}

_CODES: dict[str, list[str]] = {}
for _code, _words in _WORDS.items():
    for _word in dict.fromkeys(_words.split()):
        _CODES.setdefault(_word, []).append(_code)

FUNCTION_WORDS: dict[str, tuple[str, ...]] = {word: tuple(codes) for word, codes in _CODES.items()}
"""Each word with the languages that use it."""

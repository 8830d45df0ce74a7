"""Words that say nothing about a person: whoever they are the name of is told by the capital, or not at all."""

from __future__ import annotations

from maskmill.domain.detect.detector import bag
from maskmill.domain.detect.name_words import is_name_word
from maskmill.domain.detect.vocabulary import english, french, german, spanish

_COMMON = english.WORDS | german.WORDS | german.NOUNS | french.WORDS | spanish.WORDS

FUNCTION_WORDS = bag(
    """
    a about after all also an and are as at be been before but by did do does for from had has have he her him his how i
    if in into is it its just me my near no not of off oh on or our out over per she so than that the their them then
    there they this to too up us via was we were what when where which who whose why will with within without you your
    aber am an auf aus bei beim bis das dem den der des die ein eine einem einen einer es für ihr im in ist mit nach
    nicht oder seit sie sind sowie über um und unter uns vom von vor war wegen wie wir wird wo zu zum zur zwischen
    au aux avec ce ces cette chez comme dans de des dont du elle en entre est et il ils je la le les leur mais ne nous
    ont ou où par pas pour qu que qui sa sans se selon ses si son sont sous sur un une vous
    a ante como con contra cuando de del desde donde el ella en entre era es esta este fue ha han la las lo los más
    no o para pero por que se según ser si sin sobre son su sus un una y ya
    """
)
"""Small words of English, German, French and Spanish: written small, none ends a name."""

_NEVER = FUNCTION_WORDS | bag(
    """
    januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonnabend
    sonntag janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi
    vendredi samedi dimanche enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    lunes martes miércoles jueves viernes sábado domingo
    mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
    today tomorrow yesterday tonight weekend morning afternoon evening noon midnight
    """
)


def is_common(raw_word: str) -> bool:
    """Whether a word, in any case, is a common one of English, German, French or Spanish."""
    folded = raw_word.casefold()
    return folded in _COMMON or folded in FUNCTION_WORDS or not is_name_word(folded)


def is_never_a_name(raw_word: str) -> bool:
    """Whether not even a capital makes a word a name: days, months, pronouns, words of forms."""
    folded = raw_word.casefold()
    return folded in _NEVER or not is_name_word(folded)

"""What words are derived from."""

import pytest

from index.dutch.derivation import bases


@pytest.mark.parametrize(
    ("lemma", "base"),
    [
        pytest.param("stijging", "stijgen", id="-ing of a verb"),
        pytest.param("lening", "lenen", id="-ing of a verb with a long vowel"),
        pytest.param("beroving", "beroven", id="-ing of a verb with a v"),
        pytest.param("registratie", "registreren", id="-atie of -eren"),
        pytest.param("spaarder", "sparen", id="-der of a verb"),
        pytest.param("turnster", "turnen", id="-ster of a verb"),
        pytest.param("mishandelaar", "mishandelen", id="-aar of a verb"),
        pytest.param("herkenbaar", "herkennen", id="-baar of a verb"),
        pytest.param("opvallend", "opvallen", id="present participle"),
        pytest.param("onderzoek", "onderzoeken", id="noun beside its verb"),
        pytest.param("duurzaamheid", "duurzaam", id="-heid of an adjective"),
        pytest.param("droogte", "droog", id="-te of an adjective"),
        pytest.param("transparantie", "transparant", id="-antie of an adjective"),
        pytest.param("efficientie", "efficient", id="-entie of an adjective"),
        pytest.param("concurrentie", "concurrent", id="-entie of a person"),
        pytest.param("democratisch", "democratie", id="-isch of -ie"),
        pytest.param("traditioneel", "traditie", id="-ioneel of -ie"),
        pytest.param("provinciaal", "provincie", id="-iaal of -ie"),
        pytest.param("regionaal", "regio", id="-ionaal of -io"),
        pytest.param("populariteit", "populair", id="-ariteit of -air"),
        pytest.param("criminaliteit", "crimineel", id="-aliteit of -eel"),
        pytest.param("nationaliteit", "nationaal", id="-aliteit of -aal"),
        pytest.param("creativiteit", "creatief", id="-iviteit of -ief"),
        pytest.param("elektriciteit", "elektrisch", id="-iciteit of -isch"),
        pytest.param("flexibiliteit", "flexibel", id="-ibiliteit of -ibel"),
        pytest.param("stabiliteit", "stabiel", id="-biliteit of -biel"),
        pytest.param("terrorist", "terrorisme", id="-ist beside -isme"),
        pytest.param("feminist", "feminisme", id="-ist beside -isme that no list has"),
        pytest.param("racistisch", "racisme", id="-istisch beside -isme"),
        pytest.param("journalistiek", "journalist", id="-istiek of -ist"),
        pytest.param("psycholoog", "psychologie", id="-loog beside -logie"),
        pytest.param("fotograaf", "fotografie", id="-graaf beside -grafie"),
        pytest.param("democraat", "democratie", id="-craat beside -cratie"),
        pytest.param("therapeut", "therapie", id="-peut beside -pie"),
        pytest.param("psychiater", "psychiatrie", id="-iater beside -iatrie"),
        pytest.param("architect", "architectuur", id="-tect beside -tectuur"),
        pytest.param("technicus", "techniek", id="-icus beside -iek"),
        pytest.param("mathematicus", "mathematica", id="-icus beside -ica"),
        pytest.param("criticus", "kritiek", id="-icus by table"),
        pytest.param("leiderschap", "leider", id="-schap of a person"),
        pytest.param("begrafenis", "begraven", id="-enis of a verb"),
        pytest.param("gebeurtenis", "gebeuren", id="-tenis of a verb"),
        pytest.param("vluchteling", "vluchten", id="-eling of a verb"),
        pytest.param("productie", "produceren", id="-ctie of a verb"),
        pytest.param("explosie", "exploderen", id="-sie of a verb"),
        pytest.param("bakkerij", "bakker", id="-erij of a noun"),
        pytest.param("overname", "overnemen", id="noun of a particle verb with another vowel"),
        pytest.param("aangifte", "aangeven", id="-gifte of a particle verb"),
        pytest.param("verbod", "verbieden", id="noun of a prefixed verb with another vowel"),
        pytest.param("ontslag", "ontslaan", id="noun of another vowel by table"),
        pytest.param("importeren", "import", id="-eren of a noun"),
        pytest.param("controleren", "controle", id="-eren of a noun in -e"),
        pytest.param("programmeren", "programma", id="-eren of a noun by table"),
        pytest.param("telefoneren", "telefoon", id="-eren of a noun with a long vowel"),
        pytest.param("reactie", "reageren", id="-ctie of a verb by table"),
        pytest.param("werkloos", "werk", id="-loos of a noun"),
        pytest.param("automobiliste", "automobilist", id="feminine"),
        pytest.param("speelster", "speler", id="feminine in -ster"),
        pytest.param("directrice", "directeur", id="feminine in -rice"),
        pytest.param("zangeres", "zanger", id="feminine in -es"),
        pytest.param("vriendin", "vriend", id="feminine in -in"),
        pytest.param("heldin", "held", id="feminine by table"),
        pytest.param("gravin", "graaf", id="feminine of another vowel by table"),
        pytest.param("prinses", "prins", id="feminine in -es by table"),
        pytest.param("echtgenote", "echtgenoot", id="feminine in -e by table"),
        pytest.param("diplomatie", "diplomaat", id="-ie by table"),
        pytest.param("tilburgs", "tilburg", id="town by rule"),
        pytest.param("schevenings", "scheveningen", id="town in -en by rule"),
        pytest.param("pvv'er", "pvv", id="who belongs to a name"),
        pytest.param("russisch", "rusland", id="country by table"),
        pytest.param("belg", "belgie", id="inhabitant by table"),
    ],
)
def test_a_derived_word_has_its_base(lemma: str, base: str) -> None:
    assert base in bases(lemma)


@pytest.mark.parametrize(
    "lemma",
    [
        pytest.param("koning", id="-ing of no verb"),
        pytest.param("minister", id="-ster of no verb"),
        pytest.param("kind", id="no ending"),
        pytest.param("landschap", id="-schap of no person"),
        pytest.param("kwaliteit", id="-aliteit of another word"),
        pytest.param("bank", id="whose verb nobody uses"),
        pytest.param("halte", id="-e of no feminine"),
        pytest.param("satin", id="-in of no -er"),
        pytest.param("katie", id="-atie of two letters"),
        pytest.param("tractie", id="-ctie of another word"),
        pytest.param("organist", id="-ist of another word"),
        pytest.param("logistiek", id="-istiek of another word"),
        pytest.param("formaat", id="-maat beside another word"),
        pytest.param("dominicus", id="-icus of a name"),
        pytest.param("gemeente", id="-te of another word"),
        pytest.param("raalte", id="-te of a name"),
        pytest.param("licentie", id="-entie of another word"),
        pytest.param("toekomst", id="-komst of another word"),
        pytest.param("naam", id="no prefix"),
        pytest.param("kleineren", id="-eren of an adjective"),
        pytest.param("proberen", id="-eren beside a rare noun"),
        pytest.param("kamperen", id="-eren of a noun of four letters"),
        pytest.param("redeneren", id="-eren of another word"),
        pytest.param("priester", id="-er of no place"),
        pytest.param("arts", id="-s of no place"),
        pytest.param("xqzw", id="unknown"),
    ],
)
def test_other_words_have_none(lemma: str) -> None:
    assert bases(lemma) == ()


@pytest.mark.parametrize(
    ("lemma", "other"),
    [
        pytest.param("kamer", "kammen", id="-er after one consonant"),
        pytest.param("pilaar", "pillen", id="-aar after one consonant"),
        pytest.param("heldin", "helder", id="-in is for no -er"),
        pytest.param("diplomatie", "diplomeren", id="-atie of another word"),
    ],
)
def test_another_word_is_no_base(lemma: str, other: str) -> None:
    assert other not in bases(lemma)

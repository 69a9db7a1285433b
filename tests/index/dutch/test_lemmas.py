import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dutch.lemmas import lemmas

DUTCH = st.text("aabcdeeefghiijklmnnooprrssttuuvwxyz'-", min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        pytest.param("koe", "koe", id="noun known by its irregular plural"),
        pytest.param("bleef", "blijven", id="strong past"),
        pytest.param("gebleven", "blijven", id="strong participle"),
        pytest.param("verbleven", "verblijven", id="strong with a prefix"),
        pytest.param("aangeboden", "aanbieden", id="strong with a particle"),
        pytest.param("gebruikt", "gebruiken", id="weak, though it ends in a strong verb"),
        pytest.param("bevrijdde", "bevrijden", id="weak past, though it ends in a strong verb"),
        pytest.param("ontmoette", "ontmoeten", id="weak, though it ends in an auxiliary"),
        pytest.param("lesgaf", "lesgeven", id="strong past after a noun"),
        pytest.param("thuisgebleven", "thuisblijven", id="strong participle after an adverb"),
        pytest.param("uitkwam", "uitkomen", id="strong past with a particle"),
        pytest.param("fietste", "fietsen", id="weak past in te"),
        pytest.param("verhuisden", "verhuizen", id="weak past plural, voiced"),
        pytest.param("toegelicht", "toelichten", id="weak participle with a particle"),
        pytest.param("doorgegaan", "doorgaan", id="irregular participle with a particle"),
        pytest.param("opgeloste", "oplossen", id="participle as adjective"),
        pytest.param("zingende", "zingen", id="present participle"),
        pytest.param("onderzocht", "onderzoeken", id="no ge- after an unstressed prefix"),
        pytest.param("heeft", "hebben", id="auxiliary"),
        pytest.param("vallen", "vallen", id="infinitive that is a plural too"),
        pytest.param("dorpen", "dorp", id="plural in en"),
        pytest.param("spionnen", "spion", id="doubled consonant"),
        pytest.param("scholen", "school", id="vowel of an open syllable"),
        pytest.param("brieven", "brief", id="v for f"),
        pytest.param("ministeries", "ministerie", id="plural in s"),
        pytest.param("paraplu's", "paraplu", id="plural in apostrophe s"),
        pytest.param("steden", "stad", id="irregular plural"),
        pytest.param("leden", "lid", id="irregular plural that is a past tense too"),
        pytest.param("eieren", "ei", id="plural in eren"),
        pytest.param("musea", "museum", id="Latin plural"),
        pytest.param("moeilijkheden", "moeilijkheid", id="heden"),
        pytest.param("fietsje", "fiets", id="diminutive"),
        pytest.param("boompjes", "boom", id="diminutive plural"),
        pytest.param("naieve", "naief", id="adjective ending, folded trema"),
        pytest.param("sociale", "sociaal", id="adjective ending in an open syllable"),
        pytest.param("duurdere", "duur", id="comparative"),
        pytest.param("grootste", "groot", id="superlative"),
        pytest.param("beter", "goed", id="irregular comparative"),
        pytest.param("groningse", "gronings", id="adjective of a place"),
        pytest.param("onzekerheid", "onzekerheid", id="derived noun"),
        pytest.param("agent", "agent", id="not the feminine that the lexicon lists"),
        pytest.param("turken", "turk", id="name beside a verb"),
        pytest.param("bruisende", "bruisen", id="inflected present participle"),
        pytest.param("lezer", "lezer", id="agent noun that looks like a comparative"),
        pytest.param("strijder", "strijder", id="agent noun beside a noun"),
        pytest.param("geracet", "racen", id="English verb"),
        pytest.param("getweet", "tweeten", id="English verb that the lexicon has not"),
        pytest.param("praatten", "praten", id="doubled consonant after a long vowel"),
        pytest.param("danielle", "danielle", id="name that looks like an inflected one"),
        pytest.param("schade", "schade", id="noun that no list has, beside a seldom verb"),
        pytest.param("poen", "poen", id="noun of everyday speech that looks like a plural"),
        pytest.param("gappen", "gappen", id="verb of everyday speech that looks like one"),
        pytest.param("raket", "raket", id="noun in -et beside a verb"),
        pytest.param("updatet", "updaten", id="verb in -et"),
        pytest.param("kinder", "kind", id="plural stem that looks like a comparative"),
        pytest.param("gebroken", "breken", id="strong participle without another prefix"),
        pytest.param("recreeerde", "recreeren", id="past of -eëren"),
        pytest.param("kroaten", "kroaat", id="inhabitants that no list has"),
        pytest.param("londense", "londens", id="adjective of a town"),
        pytest.param("wilders", "wilders", id="surname that looks like a comparative"),
        pytest.param("vaassen", "vaassen", id="town that looks like a plural"),
        pytest.param("spanje", "spanje", id="name that looks like a diminutive"),
        pytest.param("bankje", "bank", id="diminutive in -kje of no -ng"),
        pytest.param("plantje", "plant", id="diminutive in -je, not in -tje"),
        pytest.param("koninkje", "koning", id="diminutive in -kje of -ng"),
        pytest.param("verdachten", "verdachte", id="participle that is a person"),
        pytest.param("laaggeletterden", "laaggeletterde", id="persons that no list has"),
        pytest.param("verloskundigen", "verloskundige", id="persons that an adjective looks like"),
        pytest.param("witgewassen", "witwassen", id="participle that looks like a plural"),
        pytest.param("zaalhockey", "zaalhockey", id="head that is a verb's stem as well"),
        pytest.param("ggd'en", "ggd", id="plural of an abbreviation"),
        pytest.param("sms'jes", "sms", id="diminutive of an abbreviation"),
        pytest.param("geherbergd", "herbergen", id="ge- before what looks like a prefix"),
        pytest.param("gebeld", "bellen", id="ge- before a stem that begins like a prefix"),
        pytest.param("gebeiteld", "beitelen", id="the same of a participle that is not listed"),
        pytest.param("gezaagd", "zagen", id="listed under a verb that is a strong past"),
        pytest.param("geredde", "redden", id="inflected participle of a stem in dd"),
        pytest.param("gedode", "doden", id="inflected participle of an open syllable"),
        pytest.param("bezetten", "bezetten", id="infinitive that could be such a participle"),
        pytest.param("gescreend", "screenen", id="English verb with a long vowel"),
        pytest.param("getagd", "taggen", id="participle that is not listed"),
        pytest.param("gevapet", "vapen", id="participle in -et that is not listed"),
        pytest.param("gecrashed", "crashen", id="participle in -ed"),
        pytest.param("gestand", "gestand", id="looks like a participle of what is a plural"),
        pytest.param("gebraad", "gebraden", id="no participle of a contracted verb"),
        pytest.param("hou", "houden", id="stem without its d"),
        pytest.param("glij", "glijden", id="stem in -ij without its d"),
        pytest.param("lunches", "lunch", id="plural in -es that is listed"),
        pytest.param("matches", "match", id="plural in -es that is not listed"),
        pytest.param("hangzhou", "hangzhou", id="name that ends like a verb's stem"),
        pytest.param("settlement", "settlement", id="noun that ends like a verb's form"),
        pytest.param("weblink", "weblink", id="noun that ends in a verb's stem"),
        pytest.param("ervaringsgerichte", "ervaringsrichten", id="participle after a noun"),
        pytest.param("onbetegelde", "onbetegeld", id="participle after on-"),
        pytest.param("turkse", "turks", id="adjective of a country"),
        pytest.param("romeinse", "romeins", id="adjective of a town in -e"),
        pytest.param("hengelose", "hengeloos", id="adjective of a town in -o"),
        pytest.param("snekers", "sneker", id="inhabitants of a town"),
        pytest.param("parijzenaars", "parijzenaar", id="inhabitants of a town in s"),
        pytest.param("parijse", "parijs", id="adjective that is the town's name"),
        pytest.param("maartje", "maartje", id="given name that looks like a diminutive"),
        pytest.param("koopmans", "koopmans", id="surname that looks like a genitive"),
        pytest.param("oplosser", "oplosser", id="noun that ends in a comparative"),
        pytest.param("zutphense", "zutphens", id="adjective of a town that is not listed"),
        pytest.param("reele", "reeel", id="adjective in eel, folded trema"),
        pytest.param(
            "verborgen",
            "verbergen",
            id="strong participle that is like the past plural of its base",
        ),
        pytest.param("brandweerlieden", "brandweerman", id="plural in lieden"),
        pytest.param("neerlandici", "neerlandicus", id="Latin plural in ici"),
        pytest.param("gevoelens", "gevoel", id="plural in ens"),
        pytest.param("schuldgevoelens", "schuldgevoel", id="plural in ens of a compound"),
        pytest.param("event", "event", id="noun that is listed as the form of an unheard-of verb"),
        pytest.param("autootje", "auto", id="diminutive of a doubled vowel"),
        pytest.param("glaasje", "glas", id="diminutive of a vowel that is long in the plural"),
        pytest.param("kindertjes", "kind", id="diminutive of a plural"),
        pytest.param("scheepje", "schip", id="irregular diminutive"),
        pytest.param("verslonden", "verslinden", id="strong verb that has no base"),
        pytest.param("gebrouwen", "brouwen", id="strong participle of a weak past"),
        pytest.param("opgeschept", "opscheppen", id="weak beside strong"),
        pytest.param("toegezegd", "toezeggen", id="weak participle beside an irregular past"),
        pytest.param("placht", "plegen", id="past of a weak verb"),
        pytest.param("eindhoven", "eindhoven", id="name that looks like a plural"),
        pytest.param("vijftienjarige", "vijftienjarig", id="common adjective in -ige"),
        pytest.param("zelfrijdende", "zelfrijden", id="common participle in -ende"),
        pytest.param("veelvoorkomende", "veelvoorkomend", id="participle that is an adjective"),
        pytest.param("arbeidsomstandigheden", "arbeidsomstandigheid", id="common plural in -heden"),
        pytest.param("meloni", "meloni", id="name that looks like a Latin plural"),
        pytest.param("azarkan", "azarkan", id="name that ends in a form of an auxiliary"),
        pytest.param("matiging", "matiging", id="noun that ends in a form of an auxiliary"),
        pytest.param("rechtopstaande", "rechtopstaan", id="participle of an auxiliary"),
        pytest.param("gewhatsappt", "whatsappen", id="English verb in two parts"),
        pytest.param("ouderen", "oudere", id="persons named after an adjective"),
        pytest.param("ouders", "ouder", id="which are not their parents"),
        pytest.param("graaiers", "graaier", id="persons of a verb, seldom one"),
        pytest.param("twitteraars", "twitteraar", id="persons in -aar"),
        pytest.param("purmerenders", "purmerender", id="inhabitants"),
        pytest.param("geldverstrekkers", "geldverstrekker", id="persons of a verb after a noun"),
        pytest.param("spoedarts", "spoedarts", id="shorter head after a noun"),
        pytest.param("keuzedelen", "keuzedeel", id="plural of a head after a noun"),
        pytest.param("webwinkeliers", "webwinkelier", id="no head that is of a place"),
        pytest.param("koten", "kot", id="plural with a long vowel"),
        pytest.param("snijders", "snijders", id="surname that looks like persons of a verb"),
        pytest.param("wouters", "wouters", id="surname of no verb"),
        pytest.param("erdogans", "erdogan", id="genitive of a name that ends like a noun"),
        pytest.param("mozarts", "mozart", id="genitive of a name"),
        pytest.param("antonis", "antonis", id="name in -is, which is no genitive"),
        pytest.param("brugge", "brugge", id="name that looks like a noun with -e"),
        pytest.param("hitte", "hitte", id="noun in -e that is not listed"),
        pytest.param("ns", "ns", id="abbreviation that looks like a plural"),
        pytest.param("pfas", "pfas", id="abbreviation that looks like a plural of another"),
        pytest.param("gps", "gps", id="abbreviation in s that is not listed"),
        pytest.param("bezit", "bezit", id="noun that is listed as a verb's stem"),
        pytest.param("stress", "stress", id="noun from English that a verb looks like"),
        pytest.param("centrale", "centrale", id="noun that an adjective looks like"),
        pytest.param("verkeerde", "verkeerd", id="adjective that is hardly a participle"),
        pytest.param("sombere", "somber", id="adjective that a rare verb looks like"),
        pytest.param("ambtsgenoot", "ambtsgenoot", id="head that is a strong past too"),
        pytest.param("verdun", "verdun", id="town that looks like a verb's stem"),
        pytest.param("ongevaccineerden", "ongevaccineerd", id="persons by a participle with on-"),
        pytest.param("ongekozen", "ongekozen", id="strong participle with on-"),
        pytest.param("wensouder", "wensouder", id="person that looks like a comparative"),
        pytest.param("piekbelasters", "piekbelaster", id="persons that nobody counted"),
        pytest.param("roden", "roden", id="town that looks like an adjective's form"),
        pytest.param("westerhoven", "westerhoven", id="village that looks like a plural"),
        pytest.param("koudekerke", "koudekerke", id="village that looks like a form in -e"),
        pytest.param("langweerse", "langweers", id="adjective of a village"),
    ],
)
def test_the_likeliest_lemma_comes_first(word: str, lemma: str) -> None:
    assert lemmas(word).forms[0] == lemma


@pytest.mark.parametrize(
    ("word", "lemma", "rule"),
    [
        pytest.param("waren", "zijn", "irregular", id="table"),
        pytest.param("huizen", "huis", "lexicon", id="listed"),
        pytest.param("toeslagenplannen", "toeslagenplan", "head", id="by its head"),
        pytest.param("verzekeringstaak", "verzekeringstaak", "head", id="head after an s"),
        pytest.param("bloks", "blok", "lexicon", id="genitive"),
        pytest.param("xqzwv", "xqzwv", "unknown", id="stands for itself"),
    ],
)
def test_the_rule_tells_how_a_lemma_was_found(word: str, lemma: str, rule: str) -> None:
    found = lemmas(word)
    assert (found.forms[0], found.rule) == (lemma, rule)


@pytest.mark.parametrize(
    ("word", "both"),
    [
        pytest.param("bloeden", {"bloeden", "bloed"}, id="infinitive and plural"),
        pytest.param("plannen", {"plan", "plannen"}, id="plural and infinitive, doubled"),
        pytest.param("staat", {"staat", "staan"}, id="noun and auxiliary"),
        pytest.param("bond", {"bond", "binden"}, id="noun and strong past"),
        pytest.param("schoof", {"schoof", "schuiven"}, id="name and strong past"),
        pytest.param("assen", {"assen", "as"}, id="town and plural"),
        pytest.param("kampen", {"kampen", "kamp"}, id="town, verb and plural"),
        pytest.param("gevallen", {"geval", "vallen"}, id="plural and participle"),
        pytest.param("schepen", {"schip", "schepen"}, id="plural and alderman"),
        pytest.param("mist", {"mist", "missen"}, id="noun without a plural and verb"),
        pytest.param("omzet", {"omzet", "omzetten"}, id="noun and particle verb"),
        pytest.param("wierden", {"wierden", "wierde"}, id="town and plural of a mound"),
        pytest.param("roden", {"roden", "rood"}, id="town and adjective"),
        pytest.param("essen", {"essen", "es"}, id="town and plural of a tree"),
    ],
)
def test_a_form_of_two_words_is_found_under_both(word: str, both: set[str]) -> None:
    assert both <= set(lemmas(word).forms)


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        pytest.param("daken", "dak", id="noun"),
        pytest.param("rode", "rood", id="adjective"),
        pytest.param("sloot", "sloot", id="noun that is a strong past"),
        pytest.param("gelopen", None, id="verb"),
    ],
)
def test_nominal_reads_a_word_as_noun_or_adjective(word: str, noun: str | None) -> None:
    assert lemmas(word).nominal == noun


@pytest.mark.parametrize(
    ("word", "unlikely"),
    [
        pytest.param("hoeden", {"hoede"}, id="plural of a commoner noun"),
        pytest.param("kijk", {"kijken"}, id="stem of a verb that is a noun"),
        pytest.param("uitgerekend", {"uitrekenen"}, id="participle that is an adverb"),
        pytest.param("waren", set(), id="table"),
        pytest.param("bloeden", set(), id="both are likely"),
    ],
)
def test_what_a_word_may_be_as_well_is_apart(word: str, unlikely: set[str]) -> None:
    assert unlikely == {lemma for lemma in lemmas(word).others if lemma != word}
    assert not {*lemmas(word).others} & {*lemmas(word).forms}


@given(DUTCH)
def test_every_word_has_a_normal_form(word: str) -> None:
    forms = lemmas(word).forms
    assert forms
    assert all(forms)
    assert len(set(forms)) == len(forms)

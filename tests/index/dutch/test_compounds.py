import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dutch.compounds import split

DUTCH = st.text("aabcdeeefghiijklmnnooprrssttuuvwxyz", min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("word", "parts", "links"),
    [
        pytest.param("kernwapens", ("kern", "wapen"), ("",), id="inflected"),
        pytest.param("klimaatverandering", ("klimaat", "verandering"), ("",), id="no link"),
        pytest.param("beleidsbrief", ("beleid", "brief"), ("s",), id="s"),
        pytest.param("omgangstaal", ("omgang", "taal"), ("s",), id="s that is due"),
        pytest.param("levenslang", ("leven", "lang"), ("s",), id="s that is due, and no snake"),
        pytest.param("lichaamstaal", ("lichaam", "taal"), ("s",), id="s that is due, and no steel"),
        pytest.param("bruidstaart", ("bruid", "taart"), ("s",), id="s that is due, and no tail"),
        pytest.param("woningstichting", ("woning", "stichting"), ("",), id="no head without s"),
        pytest.param("kettingslot", ("ketting", "slot"), ("",), id="noun in ing that takes no s"),
        pytest.param("geneesheer", ("genees", "genezen", "heer"), ("",), id="no noun with an s"),
        pytest.param("slavenhandel", ("slaaf", "handel"), ("en",), id="en and an open syllable"),
        pytest.param("duivenhok", ("duif", "hok"), ("en",), id="en and v for f"),
        pytest.param("schapenvlees", ("schaap", "vlees"), ("en",), id="en of a plural"),
        pytest.param("pannenkoek", ("pan", "koek"), ("en",), id="en and a doubled consonant"),
        pytest.param("kinderboek", ("kind", "boek"), ("er",), id="er"),
        pytest.param("mensenrechten", ("mens", "recht"), ("en",), id="plural head"),
        pytest.param("rechtsorde", ("recht", "orde"), ("s",), id="s before a vowel"),
        pytest.param("ruslandstrategie", ("rusland", "strategie"), ("",), id="name"),
        pytest.param("geluidsoverlast", ("geluid", "overlast"), ("s",), id="noun of no plural"),
        pytest.param("hitteplan", ("hitte", "plan"), ("",), id="noun in e that is not listed"),
        pytest.param("personeelstekort", ("personeel", "tekort"), ("s",), id="particle as a noun"),
        pytest.param("droogdok", ("droog", "dok"), ("",), id="particle as an adjective"),
        pytest.param("cyberoperatie", ("cyber", "operatie"), ("",), id="no word by itself"),
        pytest.param("spaarrekening", ("sparen", "rekening"), ("",), id="stem of a verb"),
        pytest.param("stadsdeel", ("stad", "deel"), ("s",), id="noun that is a verb's form too"),
        pytest.param("snelwegen", ("snel", "weg"), ("",), id="head that is a particle too"),
        pytest.param("vuurtoren", ("vuur", "toren"), ("",), id="head that is an ending too"),
        pytest.param("citytrip", ("city", "trip"), ("",), id="head taken over from English"),
        pytest.param("zonnebrillen", ("zon", "bril"), ("",), id="old stem"),
        pytest.param("ledenraad", ("lid", "raad"), ("",), id="irregular plural"),
        pytest.param("pinksterdag", ("pinksteren", "dag"), ("",), id="noun without its en"),
        pytest.param("stedenbouw", ("stad", "bouw"), ("",), id="another irregular plural"),
        pytest.param("scheepswerf", ("schip", "werf"), ("",), id="irregular genitive"),
        pytest.param("melkvee", ("melk", "vee"), ("",), id="head that the lexicon has not"),
        pytest.param("paasbrunch", ("pasen", "brunch"), ("",), id="head from English"),
        pytest.param("bodyscan", ("body", "scan"), ("",), id="head that is a verb's stem too"),
        pytest.param("slotronde", ("slot", "ronde"), ("",), id="head that an adjective looks like"),
        pytest.param("leesbril", ("lees", "lezen", "bril"), ("",), id="stem and no name before s"),
        pytest.param("witwaspraktijk", ("witwassen", "praktijk"), ("",), id="infinitive as a noun"),
        pytest.param("mistbank", ("mist", "bank"), ("",), id="noun that is a verb's form too"),
        pytest.param("zelfverdediging", ("zelf", "verdediging"), ("",), id="zelf- as a prefix"),
        pytest.param("nevenfuncties", ("neven", "functie"), ("",), id="neven- as a prefix"),
        pytest.param("noorderburen", ("noorder", "buur"), ("",), id="noorder- by itself"),
        pytest.param("oosterburen", ("ooster", "buur"), ("",), id="ooster- by itself"),
        pytest.param("weerbericht", ("weer", "bericht"), ("",), id="adverb as a noun"),
        pytest.param("winterweer", ("winter", "weer"), ("",), id="adverb as a noun at the end"),
        pytest.param("brandweerauto", ("brandweer", "auto"), ("",), id="no weather in it"),
        pytest.param("aardbeving", ("aarde", "beving"), ("",), id="common word of nature by table"),
        pytest.param("antiterreur", ("anti", "terreur"), ("",), id="anti- as a prefix"),
        pytest.param("teamgenoot", ("team", "genoot"), ("",), id="head that is a past too"),
        pytest.param(
            "reisgegevens", ("reis", "gegeven"), ("",), id="head that is a participle too"
        ),
        pytest.param("tandarts", ("tand", "arts"), ("",), id="common word by table"),
        pytest.param("zwembad", ("zwemmen", "bad"), ("",), id="common word with a verb by table"),
        pytest.param("veengrond", ("veen", "grond"), ("",), id="no n after a long vowel"),
        pytest.param("aardwarmte", ("aarde", "warmte"), ("",), id="noun without its e"),
        pytest.param("salderingsregeling", ("saldering", "regeling"), ("s",), id="verb's action"),
        pytest.param(
            "huisvuilophaling",
            ("huis", "vuil", "ophaling", "huisvuil"),
            ("", ""),
            id="verb's action as a head",
        ),
        pytest.param("mestvergister", ("mest", "vergister"), ("",), id="doer as a head"),
        pytest.param("hulpverleenster", ("hulp", "verleenster"), ("",), id="woman as a head"),
        pytest.param("geldverstrekker", ("geld", "verstrekker"), ("",), id="doer not cut further"),
        pytest.param("beroepsprocedure", ("beroep", "procedure"), ("",), id="no noun in -s"),
        pytest.param("scheepvaart", ("schip", "vaart"), ("",), id="irregular stem"),
        pytest.param("eikenhout", ("eik", "hout"), ("",), id="no adjective in -en"),
        pytest.param("schepencollege", ("schepen", "college"), ("",), id="noun like a plural"),
        pytest.param("zaakvoerder", ("zaak", "voerder"), ("",), id="doer by table"),
        pytest.param("fietsenstallinkje", ("fiets", "stalling"), ("en",), id="diminutive"),
        pytest.param("raadsleden", ("raad", "lid"), ("s",), id="member of a council by table"),
        pytest.param("korenveld", ("koren", "veld"), ("",), id="corn and no choir"),
        pytest.param("pleegkinderen", ("pleeg", "kind"), ("",), id="foster child and no deed"),
        pytest.param(
            "legesverordening",
            ("leges", "verordening"),
            ("",),
            id="noun in -es that has no singular",
        ),
        pytest.param("kwelwater", ("kwel", "water"), ("",), id="noun that is a verb's stem too"),
        pytest.param(
            "griffierecht", ("griffie", "recht"), ("",), id="no head that the modifier begins"
        ),
        pytest.param(
            "meerjarenraming", ("meerjaren", "raming"), ("",), id="meerjaren- as a prefix"
        ),
        pytest.param("rondweg", ("rond", "weg"), ("",), id="short compound by table"),
        pytest.param("rijstroken", ("rij", "strook"), ("",), id="no rice, by table"),
        pytest.param("bijvangst", ("bij", "vangst"), ("",), id="no fear, by table"),
        pytest.param("landstaal", ("land", "taal"), ("s",), id="no steel, by table"),
        pytest.param("zoektocht", ("zoek", "zoeken", "tocht"), ("",), id="common one by table"),
        pytest.param("machinesteller", ("machine", "steller"), ("",), id="no counter, by table"),
        pytest.param("keurslager", ("keur", "slager"), ("",), id="no layer, by table"),
        pytest.param("brandwonden", ("brand", "wond"), ("",), id="head that is a verb's past too"),
        pytest.param("westkust", ("west", "kust"), ("",), id="another short one by table"),
        pytest.param("waterski", ("water", "ski"), ("",), id="head that names end in, by table"),
        pytest.param("wielrenners", ("wiel", "renner"), ("",), id="doer of a verb by table"),
        pytest.param(
            "grensoverschrijdende",
            ("grens", "overschrijdend", "overschrijden"),
            ("",),
            id="participle as a head by table",
        ),
        pytest.param("drugspanden", ("drug", "pand"), ("s",), id="noun after an s and no verb"),
        pytest.param(
            "inburgeringsplichtigen", ("inburgering", "plichtig"), ("s",), id="who has a duty"
        ),
        pytest.param("recreatieschap", ("recreatie", "schap"), ("",), id="-schap that is a body"),
        pytest.param(
            "terugvordering", ("terug", "vordering"), ("",), id="doing that terug- says what of"
        ),
        pytest.param(
            "uitbetaling", ("uit", "betaling"), ("",), id="doing of a verb with two prefixes"
        ),
        pytest.param("rondwandeling", ("rond", "wandeling"), ("",), id="doing by table"),
        pytest.param(
            "aanhoudingsbevel", ("aanhouding", "bevel"), ("s",), id="doing not cut further"
        ),
        pytest.param(
            "huisvestingswet", ("huisvesting", "wet"), ("s",), id="whole word by table as a part"
        ),
        pytest.param(
            "hondenuitlaatplaats",
            ("hond", "uitlaat", "plaats"),
            ("en", ""),
            id="word left whole inside",
        ),
        pytest.param(
            "energiecooperatie", ("energie", "cooperatie"), ("",), id="no operation in it"
        ),
        pytest.param("volkorenbrood", ("volkoren", "brood"), ("",), id="no koren cut off"),
        pytest.param("treinspotters", ("trein", "spotter"), ("",), id="s that is the head's"),
        pytest.param("houtstoken", ("hout", "stoken"), ("",), id="verb with an s that is its own"),
        pytest.param("vijfsterren", ("vijf", "sterren", "ster"), ("",), id="plural after a number"),
        pytest.param("ketaminesmokkel", ("ketamine", "smokkel"), ("",), id="s after a vowel"),
        pytest.param("oerfestival", ("oer", "festival"), ("",), id="oer- as a prefix"),
        pytest.param("subroutines", ("sub", "routine"), ("",), id="sub- as a prefix"),
        pytest.param("servatiuskerk", ("servatius", "kerk"), ("",), id="church after a saint"),
        pytest.param("hantavirus", ("hanta", "virus"), ("",), id="virus after what no list has"),
        pytest.param("buxtehudeprijzen", ("buxtehude", "prijs"), ("",), id="name before a plural"),
        pytest.param(
            "oldambtsterweg", ("oldambtster", "weg"), ("",), id="road after a name that stays whole"
        ),
        pytest.param("geldblokkade", ("geld", "blokkade"), ("",), id="no quay in a blockade"),
        pytest.param("kombuchafabriek", ("kombucha", "fabriek"), ("",), id="long head after any"),
        pytest.param("tiktokgebruiker", ("tiktok", "gebruiker"), ("",), id="doer after any"),
        pytest.param("lymfeknopen", ("lymfe", "knoop"), ("",), id="rare noun of no plural"),
        pytest.param("roggebrood", ("rogge", "brood"), ("",), id="rye and no ray"),
        pytest.param("zinkfabriek", ("zink", "fabriek"), ("",), id="metal and no verb"),
        pytest.param("zijstraat", ("zij", "straat"), ("",), id="pronoun that is a side too"),
        pytest.param("wasmachine", ("was", "machine"), ("",), id="auxiliary that is laundry too"),
        pytest.param("stuifzand", ("stuif", "stuiven", "zand"), ("",), id="stem of a rare verb"),
        pytest.param("geesteswetenschap", ("geest", "wetenschap"), ("",), id="old genitive in -es"),
        pytest.param("kleerkasten", ("kleren", "kast"), ("",), id="plural without its -en"),
        pytest.param("bekkenbreuk", ("bekken", "breuk"), ("",), id="pelvis and no beak"),
        pytest.param("koperslager", ("koper", "slager"), ("",), id="s of slager"),
        pytest.param("waterdicht", ("water", "dicht"), ("",), id="particle as a head"),
        pytest.param("dichtbundel", ("dicht", "bundel"), ("",), id="particle that is a poem too"),
        pytest.param("ruhrgebied", ("ruhr", "gebied"), ("",), id="region after a name"),
        pytest.param("asielzoekers", ("asiel", "zoeker"), ("",), id="doer of a phrase by table"),
        pytest.param("voorstemmer", ("voor", "stemmer"), ("",), id="no pail, by table"),
        pytest.param("wildplassen", ("wild", "plassen"), ("",), id="infinitive and no pools"),
        pytest.param("parkdreef", ("park", "dreef"), ("",), id="avenue and no past"),
    ],
)
def test_a_compound_is_split_into_its_parts(
    word: str, parts: tuple[str, ...], links: tuple[str, ...]
) -> None:
    compound = split(word)
    assert (compound.parts, compound.links) == (parts, links)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        pytest.param("motorsportbond", {"motor", "sport", "bond"}, id="three parts"),
        pytest.param("fietsenmakerszoon", {"fiets", "maker", "zoon"}, id="three with links"),
        pytest.param("hogedrukgebied", {"hoog", "druk", "gebied"}, id="adjective of a part"),
        pytest.param("eerstelijnszorg", {"eerst", "lijn", "zorg"}, id="ordinal of a part"),
        pytest.param("driesterrenchef", {"drie", "ster", "chef"}, id="number of a part"),
        pytest.param("antidrugsbeleid", {"anti", "drug", "beleid"}, id="anti- before a compound"),
        pytest.param("fietsenmakerszoon", {"fietsenmaker"}, id="compound inside"),
        pytest.param("mensenrechtenactivist", {"mens", "recht", "activist"}, id="plural inside"),
        pytest.param("aandeelhoudersvergadering", {"aandeelhouder", "vergadering"}, id="er head"),
        pytest.param("werkgeversorganisatie", {"werkgever"}, id="inside, listed as a feminine"),
        pytest.param("heemkundekring", {"heemkunde", "kring"}, id="noun without a plural inside"),
        pytest.param("melkveehouder", {"melkvee", "veehouder"}, id="rarer compounds inside"),
        pytest.param("gemeenteraadslid", {"raadslid"}, id="inside, listed without its s"),
        pytest.param("vakbondsleider", {"vakbond", "bond"}, id="common word by table inside"),
        pytest.param("donderdagavond", {"donderdag", "avond"}, id="whole word by table inside"),
    ],
)
def test_longer_compounds_give_parts_and_compounds_inside(word: str, parts: set[str]) -> None:
    assert parts <= set(split(word).parts)


@pytest.mark.parametrize(
    "word",
    [
        *("onzekerheid", "onvoorspelbaarheid", "ministerie", "verandering", "samenwerking"),
        *("architectuur", "tegenstand", "tournee", "achterover"),
        *("leraar", "zangeres", "bakkerij", "nevelig", "mistig", "echoscopie"),
        *("amsterdam", "eindhoven", "rusland", "schotland", "skripal", "scheepstra"),
        *("geneeskunde", "engelachtig", "redactie", "horizontaal", "beheersing"),
        *(
            "middelburg",
            "noordwijk",
            "princeton",
            "hammond",
            "selection",
            "moordenares",
            "protestante",
        ),
        *("aardappel", "verstrekker", "bedreiger", "brandweer", "weerstand", "incontinent"),
        *("gesprek", "verkeer", "probleem", "onderdeel", "aanval"),
        *("aanhouding", "onderscheiding", "inwoning", "overlevering"),
        *("wethouderschap", "burgemeesterschap", "rechtbank", "huisvesting", "gevangenhouding"),
        *("transactie", "aangeefster", "toerekenbaar", "uitlaat", "waarborg", "cooperatie"),
        *("langweer", "langweers", "zandeweer", "ellingeweer", "hardeweer", "oosterweer"),
        *("garrelsweer", "menkeweer", "wormerveer", "grootegast", "leermens", "stadskanaal"),
        *("oosterbeekse", "koewacht", "opperdoes", "denderleeuw"),
        *("kwaadaardig", "eigenaardigheid", "investeerder", "hierachter", "eleven"),
        *("lampion", "chemicalie", "volkswagen", "outlook", "jaspers"),
        *("hellevoetsluis", "musselkanaal", "kralingseveer", "nieuwenhoorn"),
        *("zelenski", "polanski", "halsma", "bootsma", "brinksma"),
        *("donderdag", "vuurwerk", "borgtocht", "gastvrijheid", "brandstichting", "gewoonweg"),
        *("middellands", "johannesburg", "wolfgang", "malieveld", "groenlinks", "christenunie"),
        *("paragraaf", "locomotief", "correlatie", "spinazie", "wandaad", "eurovisie", "waterstof"),
        *("moordrecht", "moordrechts", "boskoop", "boskoper", "lekkerkerk", "driebergen"),
        *("disinformatie", "playstation", "minderwaardigheid", "ridderkerk"),
        *("hutspot", "onderdaan", "diameter", "transformatie", "halvering", "roggeveen", "washing"),
        *("wolkenstein", "hulsmeijer", "waterford", "hammerman", "oderberg", "substraat"),
    ],
)
def test_a_word_that_is_no_compound_stays_whole(word: str) -> None:
    assert split(word).parts == ()


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        pytest.param("oplossen", ("lossen",), id="infinitive"),
        pytest.param("uitgesteld", ("stellen",), id="participle"),
        pytest.param("doorgegaan", ("gaan",), id="irregular"),
        pytest.param("thuisgebracht", ("brengen",), id="adverb"),
        pytest.param("lastiggevallen", ("vallen",), id="adjective"),
        pytest.param("onderzocht", (), id="not separable"),
    ],
)
def test_a_separable_verb_is_found_by_its_verb(word: str, parts: tuple[str, ...]) -> None:
    assert split(word).parts == parts


@given(DUTCH)
def test_any_word_is_split_into_words_and_links(word: str) -> None:
    compound = split(word)
    assert all(compound.parts)
    assert set(compound.links) <= {"", "s", "e", "n", "en", "er", "eren"}

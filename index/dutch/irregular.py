"""Words whose forms follow no rule: auxiliaries, function words, irregular nouns and adjectives.

Tables from general knowledge of Dutch grammar. A word listed here has the lemma given here and no
other reading, except the plurals, which compete with the readings that the rules find (`leden` is
the plural of `lid` and a past tense of `lijden`).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from index.dutch.places import VILLAGES


def words_in(table: str) -> tuple[str, ...]:
    """Words of a table, apart by white space."""
    return tuple(table.split())


def _by_form(table: str) -> Mapping[str, str]:
    rows = (line.split() for line in table.split("\n") if line)
    return MappingProxyType({form: row[0] for row in rows for form in row})


# Lemma, then its forms.
FIXED: Final = _by_form("""
zijn is ben bent was waren geweest
hebben heb hebt heeft had hadden gehad hebbende
worden word wordt werd werden geworden
kunnen kan kun kunt kon konden gekund
zullen zal zult zou zouden
willen wil wilt wilde wilden wou gewild
mogen mag mocht mochten
moeten moet moest moesten
weten weet wist wisten geweten
gaan ga gaat ging gingen gegaan gaande
staan sta stond stonden gestaan staande
doen doe doet deed deden gedaan gedane
zien zie ziet zag zagen gezien geziene
goed goede goeds goeden beter betere beters best beste
veel vele velen meer meest meeste
weinig weinige minder mindere minst minste
graag liever
event events
na naast naaste
dichtbij dichterbij dichtstbij
ver verre verder verdere verst verste
hij hem zijne z'n
zij ze
ik me mij
wij we ons onze
jij je jou jouw
jullie
u uw
ns
hun hen
de den der des
het 't
een eens
oke okee
deze dit
die dat
wie
wat
waar
hier
daar
er
en
of
maar
want
dus
als
dan
toen
nu
om
op
over
onder
boven
voor
achter
aan
bij
binnen
buiten
door
in
uit
met
zonder
mee
met
mits
naar
van
vanaf
tot
toe
te
ten
ter
tegen
tegenover
tussen
tijdens
sinds
per
via
langs
rondom
volgens
wegens
vanwege
behalve
ondanks
niet
geen
niets
niemand
iets
iemand
ieder iedere
elk elke
alle al
allen
alles
sommige sommigen
ander andere anderen anders
beide beiden
zelf
zelfs
ook
nog
wel
reeds
weer
vaak vaker vaakst
men
omdat
doordat
zodat
nadat
voordat
terwijl
hoewel
indien
tenzij
toch
heel hele
zeer
erg erge erger ergere ergst ergste
binnenplans binnenplanse
buitenplans buitenplanse
uithuisgeplaatst uithuisgeplaatste uithuisgeplaatsten
ooit
nooit
altijd
soms
straks
samen
af
eerst eerste eersten
aangezien
slechts
""")

# Names that look like a form of another word: `Wilders` is no comparative of `wild`.
NAMES: Final = VILLAGES | frozenset(
    words_in("""
    aafje aaltje aarts adele adriaanse adrie aerts aken albergen alberts alie andersen andreas anne
    annette arcen arends baks basten bazel beljaarts berend berends bette beveren biden blake boels
    brands broekhuizen bruins bruls buuren caen claassen claessen coen coenen coens cooke corne
    cornelisse cornelissen corstens cremer cremers custers damen delft denise derks diessen
    dijkhuizen dionne dirks dirksen dolf dongen douwe douwes dover drachten driek driessen driessens
    dronten droste dulken eems egberts ellen elsje evers evertsen fien floortje fokke frenken gates
    geens geert geertje gelderen geleen gerrits gerritsen gielen giesen gijs gils google goossen
    graus grietje groenewegen groothuizen gulpen haaren hagens hansje hapert haps harms heeze heijne
    heijnen heinen hendriks hendriksen hermans hermens heymans hollande homs hoogstraten ilse inge
    ingels jacobs jacobsen jannetje jaspers jeanne jensen jetje jetten joel jonas kane karremans
    kersten klaartje klaasen klaassen kleef klopp knoops knops koopmans kooten kramers kristen
    kuijken kuipers laarhoven lammers laren lars laurens leeds leende leentje leers lien linette
    lodders loek loenen loes lotharingen lotte louise luiten maarten maartje maassen maes magnette
    malden marres martine mathijs mats matt meeuwsen meijers mengele mers michelle minke modi muiden
    nanne neede nicolas nielsen nieuwenhuizen nieuwspoort nikkie noortje nos oomen oss otte pence
    peters petersen pfas philippe pien pieters platt poels pretoria pronk quinten rens rensen
    reuters rien rijssen ritzen roelofs ronse rooijen roosen roosmalen rouhani rubens sanders sanne
    sars schalke schelde schilde schneiders scholten schoofs schouten schuurs seine sellingen sien
    simone simons slochteren smets smits snijders snoeks soest spangen starmer steenbergen stevens
    suze teeven teunissen teuns theeuwen theunissen tielen tijs tiktok timmermans toos trees truss
    vaals vaassen vaes velde veldhuizen velsen velzen verbeet verdun verhaar verhoeven verkuil
    vermeer vingegaard visscher vivianne vlijmen voorschoten vullings warren wateringen weert weezel
    wessels weterings wevers wiels wies wilders willemsen williams woerden wolfs wolfsen wolters
    wouters wouterse youtube zele zwolle
    """)
)

# Nouns that are a form of a verb as well, then their lemmas: the frequencies of a verb's other
# forms say nothing of how often the noun is meant.
HOMOGRAPHS: Final = MappingProxyType(
    {
        form: tuple(lemmas)
        for form, *lemmas in map(
            str.split,
            """
            aanmaak aanmaak aanmaken
            aanzet aanzet aanzetten
            afzet afzet afzetten
            ambulante ambulant
            antwoorden antwoord antwoorden
            assen assen as
            bad bad bidden
            bekken bekken bek
            belt bellen belt
            beraden beraden beraad
            beving beving
            bevlogen bevlogen
            blauwe blauw
            blijde blij
            boeten boete boeten
            bond bond binden
            boog boog buigen
            borg borg borgen
            borgen borgen borg
            braken breken braken
            brons brons
            centrale centrale centraal
            coole cool
            danken danken
            dassen das dassen
            daten daten date
            delen deel delen
            doorvoer doorvoer doorvoeren
            dreef drijven dreef
            drukken drukken druk
            duiven duif duiven
            eisen eisen eis
            email email
            essen essen es
            facilitaire facilitair
            flikken flik flikken
            gappen gappen
            gebeden gebed bidden
            geboden gebod bieden
            gebogen buigen
            gedaagde gedaagde dagen
            gedeputeerde gedeputeerde
            gedeputeerden gedeputeerde
            gedragen gedragen dragen
            gehakt gehakt hakken
            geleiden geleiden
            genoot genieten genoot
            genote genoot
            genoten genieten genoot
            gereformeerde gereformeerd
            gereformeerden gereformeerde gereformeerd
            gevallen geval vallen
            gevangene gevangene
            gevangenen gevangene
            gewassen gewas wassen
            gezond gezond
            gilde gilde gillen
            gooi gooi gooien
            goot goot gieten
            greep greep grijpen
            groef groef graven
            groteske grotesk
            halfronde halfrond
            haren haar haren
            harmonische harmonisch
            heet heet heten
            heide heide
            hockey hockey
            hoef hoeven hoef
            hoen hoen
            indiaanse indiaans
            inferieure inferieur
            inhouden inhouden inhoud
            inkom inkom
            invoer invoer invoeren
            jarige jarig
            jarigen jarig
            jongere jong jongere
            jongeren jongere
            kam kam kammen
            kampen kamp kampen
            kille kil
            kinder kind
            klaren klaren
            koren koor koren
            korten korten
            kwel kwel kwellen
            leed leed lijden
            leek lijken leek
            leen leen lenen
            lees lezen
            letten letten
            liberale liberaal
            lieden lieden
            liefste lief liefste
            loeren loeren
            lokken lokken lok
            losser losser los
            lutherse luthers
            mat mat meten
            maxima maxima maximum
            minderjarige minderjarig minderjarige
            minderjarigen minderjarige minderjarig
            mist mist missen
            moes moes
            naat naat
            namen naam nemen
            niksen niksen
            nodigen nodigen
            omzet omzet omzetten
            ontbijten ontbijten ontbijt
            ontzag ontzag ontzien
            ouderen oudere
            overleggen overleggen overleg
            passen passen pas
            pastorale pastoraal
            peilen peilen peil
            persen persen pers
            pis pis
            poen poen
            poten poot poten
            proosten proosten
            religieuze religieus
            robben rob robben
            roden roden rood
            roesten roesten
            ronde ronde rond
            ronden ronde
            roodharige roodharig
            rook rook roken ruiken
            ruimen ruimen
            rusten rusten
            schepen schip schepen
            schepene schepen
            schijt schijt schijten
            schoof schoof schuiven
            schoot schieten schoot
            schroom schroom
            sla sla slaan
            slacht slacht slachten
            slavische slavisch
            sloop sloop slopen sluipen
            sloot sluiten sloot
            solden solden
            sombere somber
            speet spijten speet
            sprong sprong springen
            staat staat staan
            stal stal stelen
            steeg stijgen steeg
            steppen steppe steppen
            stijve stijf
            stillen stillen
            streek streek strijken
            stromen stroom stromen
            superieure superieur
            tegengestelde tegengesteld
            tegenovergestelde tegenovergesteld
            tienen tienen tien
            tranen traan
            uitvoer uitvoer uitvoeren
            vals vals
            vasten vasten
            verbond verbond verbinden
            verkeerd verkeerd
            verkeerde verkeerd
            verplichten verplichten
            verschillen verschil verschillen
            verzet verzet verzetten
            vocht vocht vechten
            voer voeren voer varen
            vries vries vriezen
            vrijen vrijen
            wacht wachten wacht
            washing washing
            watten watten
            wierden wierden wierde
            witgewassen witwassen
            wond wond winden
            wonden wond winden
            wortelen wortel wortelen
            zen zen
            zit zitten zit
            zoen zoen zoenen
            zonde zonde
            zonden zonde zenden
            zuivere zuiver
            zul zullen
            zwarte zwart
            """.strip().splitlines(),
        )
    }
)

# Singular, then its plurals and what else a rule does not find.
PLURALS: Final = _by_form("""
email emails emailtje emailtjes
lid leden
gelid gelederen
schip schepen scheepje scheepjes
smid smeden
stad steden
koe koeien
vlo vlooien
kind kinderen
ei eieren
blad bladeren bladen
geval gevallen gevalletje gevalletjes
wond wonden wondje wondjes
jongen jongens jongetje jongetjes
goed goederen
gemoed gemoederen
check checks
quiz quizzes
scan scans
track tracks
tweet tweets
abonnee abonnees
laaggeletterde laaggeletterden
verloskundige verloskundigen
hindoe hindoes
logee logees
stroper stropers
tip tips
kot koten
borg borgen
fatbike fatbikes
ebike ebikes
pedelec pedelecs
meme memes
deepfake deepfakes
kroaat kroaten
fransman fransen
engelsman engelsen
gevoel gevoelens
kalf kalveren
kleed kleren klederen
lam lammeren
lied liederen
rad raderen
rund runderen
volk volkeren volken
hoen hoenderen hoenders
been beenderen benen
museum musea
medium media
centrum centra
datum data
stadium stadia
gymnasium gymnasia
curriculum curricula
aquarium aquaria
podium podia
decennium decennia
symposium symposia
visum visa
basis bases
crisis crises
politicus politici
criticus critici
medicus medici
musicus musici
technicus technici
historicus historici
fysicus fysici
chemicus chemici
academicus academici
catalogus catalogi
collega collegae
criterium criteria
collo colli
""")

# Nouns without a plural that the lexicon lacks, or takes for a form of another word: `welzijn`,
# `bezit`, `rogge`; and infinitives that are hardly ever anything else: `wildplassen`.
UNCOUNTED: Final = frozenset(
    words_in("""
    aanhang aanmaak aanschaf adhd adrenaline afkeer afvoer aids akkerbouw alzheimer ammoniak
    animo anorexia antisemitisme apparatuur argwaan armoede artritis artrose asbest asfalt
    assisen atletiek badminton balsa basalt berouw beton bewind bewolking bewondering bewustzijn
    bezit bijstand blockchain bloed blues bluf boeddhisme boekweit bollenteelt boost bosbouw
    botox boulimia broed bronchitis brons brunch burnout butaan cacao cadmium caffeine
    calvinisme cannabis cashew cement cesium chaos chikungunya cholera chroom cocaine codeine
    collageen compost concurrentie condens cricket criminaliteit crowdfunding curling dauw
    dementie desinfectie diabetes difterie diversiteit doem dooi doorstroom doorvoer dopamine
    dorst dressuur durum dwang ebola eerbied elan elektronica epilepsie esperanto euforie
    euthanasie expressionisme extremisme feminisme fentanyl fijnstof fipronil fitness folklore
    fructose gaming geelzucht gehakt gehoor geneeskunde genot gespuis gierst gietijzer gips
    glastuinbouw glaswol glyfosaat grandprix grandslam gravitatie grind gymnastiek haat
    handhaving hardsteen hardware hasj heemkunde hemoglobine hennep hepatitis herbouw hergebruik
    heroine herrie herstart hindoeisme hitte hiv hockey hooi hoon horeca ibuprofen ijver ijzel
    inbreng incest incubatie influenza inkom instroom insuline integriteit internet invoer islam
    jazz jeuk jihadisme jodendom jodium jongvee judo jugendstil jute kalfsvlees kalk kalksteen
    kamfer kaneel kapitalisme kapok karate karnemelk karwij katholicisme kaviaar kelp kerst
    kervel ketamine kinkhoest kippenvlees kleding klei knal kobalt kogelstoten komijn komst
    koorddansen koren kou krachtvoer kratom kroost kubisme kurkuma kwel kwik lachgas lactatie
    lactose laster latex leed lef leges leng lijndansen loof luchtvaart lymfe macadamia
    machinebouw malaria malware management marketing matcha mazelen meel meerkeuze melkvee
    mensheid menthol merg mest methaan methadon methyl mijnbouw mist modder moedermelk morfine
    munitie navraag nazisme neorenaissance nicotine nieuwbouw nijd obesitas offset omzet
    onderspit onschuld ontrouw ontucht ontzag onvrede opmaak opvang oregano osteoporose overlast
    overspel overstort ozon paardensport pecan pech pest phishing piepschuim piket pingpong
    plankton plot pluimvee plutonium polio polyether polyurethaan populisme postelein presentie
    privacy propaan prostitutie proza publiciteit purschuim racisme raffinage ramadan ransomware
    rauwkost reclassering redox reform renaissance respect reuzel rococo roet rogge rook rugby
    ruimtevaart rumoer rundvee saffraan salafisme salie salpeter sandel satijn schade
    scheepsbouw scheepvaart seks separatisme serotonine shorttrack slacht slachtvee slib smaad
    smog smokkel sneeuw softbal software solidariteit spam speeksel sperma spijt split spoed
    spyware squash stalking steenwol stijldansen stikstof stoom stress stuc stucwerk subductie
    surf taekwondo tafeltennis talg terrorisme testosteron tetanus thorax thorium tijm toerisme
    toestroom troost tuberculose tuinbouw tyfus uitstroom uitvoer uranium urineweg vandalisme
    vanille varkensvlees vee veeteelt veevoer verbazing verbruik verhuur verraad vertrouwen
    verzet viagra vlas vleesvee vlijt vocht volleybal voorrang vruchtwater wadlopen wangedrag
    wanhoop wantrouwen waterbouw waterpolo wederhoor wederopbouw wegenbouw wellness welvaart
    welzijn wierook wiet wijnbouw wijnproeven wildplassen wildwater witlof witwassen woningbouw
    wraak yoga zakkenrollen zaklopen zandsteen zeevaart zicht zink zweet
    """)
)

# How a noun with a plural in -eren stands before the head of a compound: `kinderboek`.
PLURAL_STEMS: Final = _by_form("""
been beender
blad blader
ei eier
goed goederen
hoen hoender
kalf kalver
kind kinder
lam lammer
lied lieder
rad rader
rund runder
volk volker volkeren
""")

# How some other words do: `zonnebril`, `eredienst`, `ledenraad`; function words among them that
# are a noun before a head: `zijstraat`, `wasmachine`.
OLD_STEMS: Final = _by_form("""
aarde aard
bekken
beroep beroeps
broeien broei
conserven
drielanden
eer ere
eik eiken
elfsteden
event
geest geestes
gevangene gevangen
herplanten herplant
hersenen hersen
kleren kleer
knak
koningin koninginne
koren
lid leden
lijden lijdens
maan mane
noorder
onderzee
ooster
ophokken ophok
pinksteren pinkster
pleeg
rug rugge
schip scheep scheeps
schroeien schroei
sparring
staan
stad steden
stuif
vuren
waren
was
welkomst
witwassen witwas
zij
zon zonne
""")

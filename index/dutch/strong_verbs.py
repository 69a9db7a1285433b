"""Strong and irregular verbs, and those taken over from English: the forms that no rule gives.

A table of principal parts from general knowledge of Dutch grammar (the strong classes of the
Algemene Nederlandse Spraakkunst, section 2.3). Verbs with a prefix or a particle (`verblijven`,
`aanblijven`) follow the verb they are made of and are not listed.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

# infinitive, past singular, past plural, participle
_PRINCIPAL_PARTS: Final = """
airbrushen airbrushte airbrushten geairbrusht
appen appte appten geappt
backpacken backpackte backpackten gebackpackt
bakken bakte bakten gebakken
bannen bande banden gebannen
barsten barstte barstten gebarsten
bashen bashte bashten gebasht
battlen battlede battleden gebattled
bederven bedierf bedierven bedorven
bedriegen bedroog bedrogen bedrogen
beeldhouwen beeldhouwde beeldhouwden gebeeldhouwd
beginnen begon begonnen begonnen
bekvechten bekvechtte bekvechtten gebekvecht
bergen borg borgen geborgen
bevelen beval bevalen bevolen
bewegen bewoog bewogen bewogen
bezwijken bezweek bezweken bezweken
bidden bad baden gebeden
bieden bood boden geboden
bijten beet beten gebeten
binden bond bonden gebonden
bingewatchen bingewatchte bingewatchten gebingewatcht
blazen blies bliezen geblazen
blijken bleek bleken gebleken
blijven bleef bleven gebleven
blinken blonk blonken geblonken
bloggen blogde blogden geblogd
boosteren boosterde boosterden geboosterd
braden braadde braadden gebraden
breken brak braken gebroken
brengen bracht brachten gebracht
bridgen bridgede bridgeden gebridged
brouwen brouwde brouwden gebrouwen
browsen browsete browseten gebrowset
buigen boog bogen gebogen
buikspreken buiksprak buikspraken gebuiksproken
cashen cashte cashten gecasht
cateren caterde caterden gecaterd
challengen challengede challengeden gechallenged
chillen childe childen gechild
clashen clashte clashten geclasht
crashen crashte crashten gecrasht
creeren creeerde creeerden gecreeerd
crowdfunden crowdfundde crowdfundden gecrowdfund
cruisen cruisede cruiseden gecruised
customizen customizede customizeden gecustomized
cyberpesten cyberpestte cyberpestten gecyberpest
darten dartte dartten gedart
daten datete dateten gedatet
debriefen debriefte debrieften gedebrieft
debuggen debugde debugden gedebugd
deleten deletete deleteten gedeletet
delven dolf dolven gedolven
denken dacht dachten gedacht
detoxen detoxte detoxten gedetoxt
dingen dong dongen gedongen
doen deed deden gedaan
downsizen downsizede downsizeden gedownsized
doxen doxte doxten gedoxt
dragen droeg droegen gedragen
drijven dreef dreven gedreven
dringen drong drongen gedrongen
drinken dronk dronken gedronken
druipen droop dropen gedropen
duiken dook doken gedoken
dunken docht dochten gedocht
dwingen dwong dwongen gedwongen
editen editte editten geedit
eten at aten gegeten
facebooken facebookte facebookten gefacebookt
facetimen facetimede facetimeden gefacetimed
factchecken factcheckte factcheckten gefactcheckt
faken fakete faketen gefaket
finishen finishte finishten gefinisht
fitnessen fitneste fitnesten gefitnest
flashen flashte flashten geflasht
fluiten floot floten gefloten
framen framede frameden geframed
freelancen freelancete freelanceten gefreelancet
freestylen freestylede freestyleden gefreestyled
gaan ging gingen gegaan
gamen gamede gameden gegamed
gaslighten gaslightte gaslightten gegaslight
gelden gold golden gegolden
genezen genas genazen genezen
genieten genoot genoten genoten
gentrificeren gentrificeerde gentrificeerden gegentrificeerd
geven gaf gaven gegeven
ghosten ghostte ghostten geghost
gieten goot goten gegoten
glampen glampte glampten geglampt
glijden gleed gleden gegleden
glimmen glom glommen geglommen
golfen golfde golfden gegolfd
graven groef groeven gegraven
grijpen greep grepen gegrepen
groomen groomde groomden gegroomd
hangen hing hingen gehangen
headhunten headhuntte headhuntten geheadhunt
hebben had hadden gehad
heffen hief hieven geheven
helpen hielp hielpen geholpen
herbergen herbergde herbergden geherbergd
heten heette heetten geheten
highlighten highlightte highlightten gehighlight
hijsen hees hesen gehesen
hiken hikete hiketen gehiket
houden hield hielden gehouden
houwen hieuw hieuwen gehouwen
hypen hypete hypeten gehypet
instagrammen instagramde instagramden geinstagramd
jagen joeg joegen gejaagd
kerven korf korven gekorven
kiezen koos kozen gekozen
kijken keek keken gekeken
kijven keef keven gekeven
kitesurfen kitesurfte kitesurften gekitesurft
klimmen klom klommen geklommen
klinken klonk klonken geklonken
kluiven kloof kloven gekloven
knijpen kneep knepen geknepen
komen kwam kwamen gekomen
kopen kocht kochten gekocht
krijgen kreeg kregen gekregen
krijten kreet kreten gekreten
krimpen kromp krompen gekrompen
kruipen kroop kropen gekropen
kunnen kon konden gekund
kwijten kweet kweten gekweten
lachen lachte lachten gelachen
laden laadde laadden geladen
laten liet lieten gelaten
launchen launchte launchten gelauncht
leaken leakte leakten geleakt
leasen leasete leaseten geleaset
lezen las lazen gelezen
liegen loog logen gelogen
liggen lag lagen gelegen
lijden leed leden geleden
lijken leek leken geleken
liken likete liketen geliket
livestreamen livestreamde livestreamden gelivestreamd
lobbyen lobbyde lobbyden gelobbyd
lopen liep liepen gelopen
loungen loungede loungeden gelounged
malen maalde maalden gemalen
managen managede manageden gemanaged
matchen matchte matchten gematcht
melken molk molken gemolken
meten mat maten gemeten
mijden meed meden gemeden
minen minede mineden gemined
moeten moest moesten gemoeten
mogen mocht mochten gemogen
mountainbiken mountainbikete mountainbiketen gemountainbiket
multitasken multitaskte multitaskten gemultitaskt
muten mutete muteten gemutet
nemen nam namen genomen
nijgen neeg negen genegen
nijpen neep nepen genepen
nudgen nudgede nudgeden genudged
onboarden onboardde onboardden geonboard
ontginnen ontgon ontgonnen ontgonnen
outen outte outten geout
outsourcen outsourcete outsourceten geoutsourcet
pacen pacete paceten gepacet
padellen padelde padelden gepadeld
paintballen paintballde paintballden gepaintballd
partyen partyde partyden gepartyd
phishen phishte phishten gephisht
pimpen pimpte pimpten gepimpt
pitchen pitchte pitchten gepitcht
pluizen ploos plozen geplozen
podcasten podcastte podcastten gepodcast
preppen prepte prepten geprept
prijzen prees prezen geprezen
pushen pushte pushten gepusht
racen racete raceten geracet
raden raadde raadden geraden
raften raftte raftten geraft
rebooten rebootte rebootten gereboot
rebranden rebrandde rebrandden gerebrand
recreeren recreeerde recreeerden gerecreeerd
recruiten recruitte recruitten gerecruit
recyclen recyclede recycleden gerecycled
refreshen refreshte refreshten gerefresht
releasen releasete releaseten gereleaset
remixen remixte remixten geremixt
retweeten retweette retweetten geretweet
rijden reed reden gereden
rijgen reeg regen geregen
rijten reet reten gereten
rijzen rees rezen gerezen
roamen roamde roamden geroamd
roasten roastte roastten geroast
roepen riep riepen geroepen
ruiken rook roken geroken
samplen samplede sampleden gesampled
saven savede saveden gesaved
scammen scamde scamden gescamd
scheiden scheidde scheidden gescheiden
schelden schold scholden gescholden
schenden schond schonden geschonden
schenken schonk schonken geschonken
scheppen schiep schiepen geschapen
scheren schoor schoren geschoren
schieten schoot schoten geschoten
schijnen scheen schenen geschenen
schijten scheet scheten gescheten
schrijden schreed schreden geschreden
schrijven schreef schreven geschreven
schrikken schrok schrokken geschrokken
schuilen school scholen gescholen
schuiven schoof schoven geschoven
scrapen scrapete scrapeten gescrapet
sexten sextte sextten gesext
shaken shakete shaketen geshaket
sharen sharede shareden geshared
skaten skatete skateten geskatet
skydiven skydivede skydiveden geskydived
skypen skypete skypeten geskypet
slaan sloeg sloegen geslagen
slapen sliep sliepen geslapen
slijpen sleep slepen geslepen
slijten sleet sleten gesleten
slinken slonk slonken geslonken
sluipen sloop slopen geslopen
sluiten sloot sloten gesloten
smelten smolt smolten gesmolten
smijten smeet smeten gesmeten
snapchatten snapchatte snapchatten gesnapchat
snijden sneed sneden gesneden
snuiten snoot snoten gesnoten
snuiven snoof snoven gesnoven
spannen spande spanden gespannen
speeddaten speeddatete speeddateten gespeeddatet
spijten speet speten gespeten
spinnen spon sponnen gesponnen
splijten spleet spleten gespleten
spoilen spoilde spoilden gespoild
spoofen spoofte spooften gespooft
spookrijden spookreed spookreden spookgereden
spreken sprak spraken gesproken
springen sprong sprongen gesprongen
spruiten sproot sproten gesproten
spugen spoog spogen gespogen
spuiten spoot spoten gespoten
staan stond stonden gestaan
steken stak staken gestoken
stelen stal stalen gestolen
sterven stierf stierven gestorven
stijgen steeg stegen gestegen
stinken stonk stonken gestonken
stofzuigen stofzuigde stofzuigden gestofzuigd
stoten stootte stootten gestoten
streamen streamde streamden gestreamd
strijden streed streden gestreden
strijken streek streken gestreken
stuiven stoof stoven gestoven
stylen stylede styleden gestyled
suppen supte supten gesupt
supporten supportte supportten gesupport
swappen swapte swapten geswapt
swipen swipete swipeten geswipet
syncen syncte syncten gesynct
taggen tagde tagden getagd
targeten targette targetten getarget
teasen teasede teaseden geteased
tijgen toog togen getogen
timen timede timeden getimed
tracen tracete traceten getracet
tracken trackte trackten getrackt
trashen trashte trashten getrasht
treden trad traden getreden
treffen trof troffen getroffen
trekken trok trokken getrokken
tweeten tweette tweetten getweet
twerken twerkte twerkten getwerkt
unboxen unboxte unboxten geunboxt
upcyclen upcyclede upcycleden geupcycled
updaten updatete updateten geupdatet
upgraden upgradede upgradeden geupgraded
vallen viel vielen gevallen
vangen ving vingen gevangen
vapen vapete vapeten gevapet
varen voer voeren gevaren
vechten vocht vochten gevochten
verdrieten verdroot verdroten verdroten
verdwijnen verdween verdwenen verdwenen
vergeten vergat vergaten vergeten
verliezen verloor verloren verloren
vernatten vernatte vernatten vernat
verrommelen verrommelde verrommelden verrommeld
verslinden verslond verslonden verslonden
videobellen videobelde videobelden gevideobeld
vinden vond vonden gevonden
vlechten vlocht vlochten gevlochten
vliegen vloog vlogen gevlogen
vlieten vloot vloten gevloten
vloggen vlogde vlogden gevlogd
vouwen vouwde vouwden gevouwen
vragen vroeg vroegen gevraagd
vreten vrat vraten gevreten
vriezen vroor vroren gevroren
vrijen vree vreeen gevreeen
waaien woei woeien gewaaid
wassen waste wasten gewassen
wegen woog wogen gewogen
werpen wierp wierpen geworpen
werven wierf wierven geworven
weten wist wisten geweten
weven weefde weefden geweven
wezen was waren geweest
whatsappen whatsappte whatsappten gewhatsappt
wijken week weken geweken
wijten weet weten geweten
wijzen wees wezen gewezen
willen wilde wilden gewild
winden wond wonden gewonden
winnen won wonnen gewonnen
worden werd werden geworden
workshoppen workshopte workshopten geworkshopt
wreken wreekte wreekten gewroken
wrijven wreef wreven gewreven
wringen wrong wrongen gewrongen
zeggen zei zeiden gezegd
zenden zond zonden gezonden
zieden zood zoden gezoden
zien zag zagen gezien
zingen zong zongen gezongen
zinken zonk zonken gezonken
zinnen zon zonnen gezonnen
zitten zat zaten gezeten
zoeken zocht zochten gezocht
zouten zoutte zoutten gezouten
zuigen zoog zogen gezogen
zuipen zoop zopen gezopen
zullen zou zouden gezuld
zwelgen zwolg zwolgen gezwolgen
zwellen zwol zwollen gezwollen
zwemmen zwom zwommen gezwommen
zweren zwoer zwoeren gezworen
zwerven zwierf zwierven gezworven
zwijgen zweeg zwegen gezwegen
"""

# Forms beside the principal parts: irregular presents and second past tenses.
_OTHER_FORMS: Final = MappingProxyType(
    {
        "ga": "gaan",
        "gaat": "gaan",
        "sta": "staan",
        "staat": "staan",
        "sla": "slaan",
        "slaat": "slaan",
        "doe": "doen",
        "doet": "doen",
        "zie": "zien",
        "ziet": "zien",
        "kom": "komen",
        "komt": "komen",
        "heb": "hebben",
        "hebt": "hebben",
        "heeft": "hebben",
        "kan": "kunnen",
        "kun": "kunnen",
        "kunt": "kunnen",
        "mag": "mogen",
        "wil": "willen",
        "wou": "willen",
        "zal": "zullen",
        "zult": "zullen",
        "zei": "zeggen",
        "jaagde": "jagen",
        "waaide": "waaien",
        "ried": "raden",
        "stiet": "stoten",
        "geleased": "leasen",
        "wies": "wassen",
        "gehoeven": "hoeven",
        "placht": "plegen",
        "plachten": "plegen",
    }
)


@cache
def principal_parts() -> Mapping[str, tuple[str, ...]]:
    """Past singular, past plural and participle of each infinitive in the table."""
    rows = (line.split() for line in _PRINCIPAL_PARTS.split("\n") if line)
    return MappingProxyType({row[0]: tuple(row[1:]) for row in rows})


@cache
def infinitives_of() -> Mapping[str, tuple[str, ...]]:
    """Infinitives that each form in the table can belong to (`wond` to `winden`)."""
    forms: dict[str, tuple[str, ...]] = {form: (verb,) for form, verb in _OTHER_FORMS.items()}
    for infinitive, parts in principal_parts().items():
        for form in parts:
            forms[form] = (*forms.get(form, ()), infinitive)
    return MappingProxyType(forms)

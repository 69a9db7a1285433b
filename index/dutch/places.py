"""Countries and regions with their adjectives and inhabitants, as folded normal forms.

`Russisch` and `Rus` belong to `Rusland`. Regular names of towns (`Amsterdams`) are derived by rule;
towns are here for others, or because their names look like compounds: `Moordrecht`.
Source: Lijst van landnamen, Nederlandse Taalunie.
"""

from typing import Final

_TABLE: Final = """
aalst aalsters aalstenaar
aarschot aarschots aarschottenaar
achterhoek achterhoeks achterhoeker
afghanistan afghaans afghaan
afrika afrikaans afrikaan
akersloot akersloots
albanie albanees
algerije algerijns algerijn
alkmaar alkmaars alkmaarder
almelo almeloos almeloer
almere almeers almeerder
amerika amerikaans amerikaan
amersfoort amersfoorts amersfoorter
amsterdam amsterdams amsterdammer
angola angolees
antillen antilliaans antilliaan
antwerpen antwerps antwerpenaar
arabie arabisch arabier
argentinie argentijns argentijn
armenie armeens armenier
arnhem arnhems arnhemmer
aruba arubaans arubaan
assen assens assenaar
athene atheens athener
australie australisch australier
azerbeidzjan azerbeidzjaans azerbeidzjaan azeri
azie aziatisch aziaat
bangladesh bengaals bengalees bangladeshi
barcelona barcelonees
barendrecht barendrechts barendrechter
baskenland baskisch bask
beekbergen beekbergs
beieren beiers
belarus belarussisch
belgie belgisch belg
bergambacht bergambachts
berlijn berlijns berlijner
betuwe betuws
beverwijk beverwijks beverwijker
birma birmees birmaan
bolivia boliviaans boliviaan
bonaire bonairiaans bonairiaan
boskoop boskoops boskoper
bosnie bosnisch bosnier
botswana botswaans
brabant brabants brabander
brazilie braziliaans braziliaan
breda bredaas bredanaar
brittannie brits brit
brugge brugs bruggeling
brussel brussels brusselaar
buikslotermeer buikslotermeers
bulgarije bulgaars bulgaar
burkina burkinees
burundi burundees
californie californisch californier
cambodja cambodjaans cambodjaan
canada canadees
caraiben caribisch
catalonie catalaans catalaan
chili chileens chileen
china chinees
colombia colombiaans colombiaan
congo congolees
cuba cubaans cubaan
curacao curacaos curacaoenaar
cyprus cypriotisch cyprioot
dagestan dagestaans dagestaan
delft delfts delftenaar
den_bosch bossche bosschenaar
den_haag haags hagenaar hagenees
denemarken deens deen
deventer deventers deventenaar
diepenheim diepenheims
diepenveen diepenveens
dirksland dirkslands
dordrecht dordts dordtenaar
drenthe drents drent
driebergen driebergs
duindorp duindorps duindorper
duitsland duits duitser
ecuador ecuadoraans ecuadoraan
ede edees edenaar edes
eerbeek eerbeeks
egypte egyptisch egyptenaar
eigenbrakel eigenbrakels
eindhoven eindhovens eindhovenaar
engeland engels engelsman
enschede enschedees
eritrea eritrees eritreeer
estland ests est
ethiopie ethiopisch ethiopier
etterbeek etterbeeks
europa europees europeaan
filipijnen filipijns filipino
finland fins fin
flevoland flevolands
frankrijk frans fransman francaise
friesland fries friezin
gambia gambiaans gambiaan
ganshoren ganshorens
gaza gazaans gazaan
gelderland gelders gelderlander
geneve geneefs
genk genks genkenaar
gent gents gentenaar
georgie georgisch georgier
geuzenveld geuzenvelds
ghana ghanees
giethoorn giethoorns
goes goese goesenaar
gooi goois
gouda gouds gouwenaar
griekenland grieks griek
groenland groenlands groenlander
groningen gronings groninger
grootebroek grootebroeks
guatemala guatemalaans guatemalteek
guyana guyaans guyanees
haaksbergen haaksbergs haaksbergenaar
haarlem haarlems haarlemmer
haastrecht haastrechts
haiti haitiaans haitiaan
halfweg halfwegs
hardenberg hardenbergs hardenberger
harderwijk harderwijks harderwijker
hasselt hasselts hasselaar
hawaii hawaiaans hawaiaan
heerenveen heerenveens
heerlen heerlens heerlenaar
heeswijk heeswijks
helmond helmonds helmonder
hengelo hengeloos hengeloer
hilversum hilversums hilversummer
holland hollands hollander
honduras hondurees
hongarije hongaars hongaar
hongkong hongkongs hongkonger
hoogstraten hoogstraats
hoogvliet hoogvliets hoogvlieter
hoorn hoorns horinees
houthalen houthalens
ierland iers ier
ijsland ijslands ijslander
india indiaas indier
indonesie indonesisch indonesier
irak iraaks irakees
iran iraans iranier
israel israelisch israelier israeli
italie italiaans italiaan
ivoorkust ivoriaans ivoriaan
jamaica jamaicaans jamaicaan
japan japans japanner
java javaans javaan
jemen jemenitisch jemeniet
jordanie jordaans jordanier
kaapstad kaapstads kapenaar
kaapverdie kaapverdisch kaapverdier
kaatsheuvel kaatsheuvels
katwijk katwijks katwijker
kaukasus kaukasisch kaukasier
kazachstan kazachs kazach
kempen kempens kempenaar
kenia keniaans keniaan
kerkrade kerkraads kerkradenaar
keulen keuls keulenaar
kiev kievs
kinderdijk kinderdijks
kirgizie kirgizisch kirgies
klaaswaal klaaswaals
koerdistan koerdisch koerd
koeweit koeweits koeweiti
korea koreaans koreaan
kortenhoef kortenhoefs
kortrijk kortrijks kortrijkzaan
kosovo kosovaars kosovaar
koudekerk koudekerks
kranenburg kranenburgs
kroatie kroatisch kroaat
landgraaf landgraafs
landsmeer landsmeers landsmeerder
langbroek langbroeks
langedijk langedijks langedijker
lanka lankaans lankaan
laos laotiaans laotiaan
leeuwarden leeuwardens leeuwarder
leiden leids leidenaar
leiderdorp leiderdorps
lekkerkerk lekkerkerks lekkerkerker
letland lets let
leuven leuvens leuvenaar
libanon libanees
liberia liberiaans liberiaan
libie libisch libier
lichtenvoorde lichtenvoords
limburg limburgs limburger
litouwen litouws litouwer
londen londens londenaar
luik luiks luikenaar
luxemburg luxemburgs luxemburger
maasbracht maasbrachts
maassluis maassluis maassluizer
maastricht maastrichts maastrichtenaar
macedonie macedonisch macedonier
madagaskar madagaskisch
madagaskar malagassisch
madrid madrileens madrileen
malawi malawisch malawier
maleisie maleisisch maleisier
mali malinees
malta maltees maltezer
marokko marokkaans marokkaan
mauritanie mauritaans mauritanier
mechelen mechels mechelaar
mexico mexicaans mexicaan
middelburg middelburgs middelburger
mijdrecht mijdrechts mijdrechter
milaan milanees
moerwijk moerwijks
moldavie moldavisch moldavier
molenbeek molenbeeks
molukken moluks molukker
monaco monegaskisch monegask
mongolie mongools mongool
montenegro montenegrijns montenegrijn
moordrecht moordrechts moordrechter
moskou moskous moskoviet
mozambique mozambikaans mozambikaan
naaldwijk naaldwijks naaldwijker
namibie namibisch namibier
napels napolitaans napolitaan
nederland nederlands nederlander
nepal nepalees
nicaragua nicaraguaans nicaraguaan
nieuwendam nieuwendams nieuwendammer
nieuwerkerk nieuwerkerks nieuwerkerker
nieuwkoop nieuwkoops
nieuwpoort nieuwpoorts
niger nigerees
nigeria nigeriaans nigeriaan
nijmegen nijmeegs nijmegenaar
noordwijk noordwijks noordwijker
noorwegen noors noor
nootdorp nootdorps nootdorper
oeganda oegandees
oekraine oekraiens oekrainer oekraiener
oezbekistan oezbeeks oezbeek
oman omaans omani
ommoord ommoords
oostende oostends oostendenaar
oostenrijk oostenrijks oostenrijker
oosterhout oosterhouts oosterhouter
oranjestad oranjestads
oss osse ossenaar
oudenaarde oudenaards
oudenbosch oudenbosch
ouderkerk ouderkerks ouderkerker
oudewater oudewaters
overijssel overijssels overijsselaar
overloon overloons
pakistan pakistaans pakistaan pakistani
palestina palestijns palestijn
panama panamees
paraguay paraguayaans paraguayaan
paramaribo paramariboos
parijs parijs parijzenaar
peru peruaans peruaan
philipsburg philipsburgs
poeldijk poeldijks poeldijker
polen pools pool
portugal portugees
praag praags prager
prinsenbeek prinsenbeeks
pruisen pruisisch pruis
puttershoek puttershoeks
qatar qatarees qatari
raamsdonk raamsdonks
raamsdonksveer raamsdonksveers
ridderkerk ridderkerks ridderkerker
rijsenhout rijsenhouts
rijswijk rijswijks rijswijker
roemenie roemeens roemeen
roermond roermonds roermondenaar
rome romeins romein
roosendaal roosendaals roosendaler
rotterdam rotterdams rotterdammer
rozenburg rozenburgs rozenburger
rusland russisch rus russin
rwanda rwandees
saba sabaans sabaan
saksen saksisch
santpoort santpoorts santpoorter
saoediarabie saoedisch saoedi saudisch
scandinavie scandinavisch scandinavier
schaarbeek schaarbeeks schaarbekenaar
scherpenzeel scherpenzeels scherpenzeler
scheveningen schevenings scheveninger
schiedam schiedams schiedammer
schiermonnikoog schiermonnikoogs schiermonnikoger
schijndel schijndels schijndelaar
schipluiden schipluidens
schoonebeek schoonebeeks
schotland schots schot
senegal senegalees
servie servisch servier serf
siberie siberisch
sicilie siciliaans siciliaan
simpelveld simpelvelds
singapore singaporees
sintmaarten sintmaartens sintmaartenaar
sittard sittards sittardenaar
slovenie sloveens sloveen
slowakije slowaaks slowaak
sluiskil sluiskils
sneek sneeks sneker
soedan soedanees
soest soests soester soestenaar
soesterberg soesterbergs
somalie somalisch somalier
spakenburg spakenburgs spakenburger
spanje spaans spanjaard
staphorst staphorsts staphorster
statia statiaans statiaan
steenbergen steenbergs
steenwijk steenwijks steenwijker
stolwijk stolwijks stolwijker
stompetoren stompetorens
stompwijk stompwijks
straatsburg straatsburgs straatsburger
streefkerk streefkerks
suriname surinaams surinamer
syrie syrisch syrier
tadzjikistan tadzjieks tadzjiek
taiwan taiwanees
tanzania tanzaniaans tanzaniaan
texas texaans texaan
texel texels texelaar
thailand thais thai
tibet tibetaans tibetaan
tiel tiels tielenaar
tigray tigrees
togo togolees
torhout torhouts
toscane toscaans toscaan
trinidad trinidadiaans trinidadiaan
tsjaad tsjadisch tsjadier
tsjechie tsjechisch tsjech
tsjetsjenie tsjetsjeens tsjetsjeen
tunesie tunesisch tunesier
turkije turks turk
turkmenistan turkmeens turkmeen
twente twents twentenaar tukker
twenterand twenterands
uden udens udenaar
uitgeest uitgeests
urk urks urker
uruguay uruguayaans uruguayaan
utrecht utrechts utrechter utrechtenaar
valburg valburgs
vathorst vathorsts
veenendaal veenendaals veenendaler
veenhuizen veenhuizens
veluwe veluws
venetie venetiaans venetiaan
venezuela venezolaans venezolaan
venlo venloos venlonaar
vietnam vietnamees
vijfhuizen vijfhuizens
vlaanderen vlaams vlaming
vlaardingen vlaardings vlaardinger
vlissingen vlissings vlissinger
vogelenzang vogelenzangs
volendam volendams volendammer
vreeland vreelands
vroomshoop vroomshoops
waalwijk waalwijks waalwijker
wageningen wagenings wageninger
wales wels welsh
wallonie waals
warmenhuizen warmenhuizens
warschau warschaus
watergraafsmeer watergraafsmeers
weert weerts weertenaar weerter
wenen weens wener
werkendam werkendams werkendammer
willebroek willebroeks
willemstad willemstads
winterswijk winterswijks winterswijker
woerden woerdens woerdenaar
woudenberg woudenbergs woudenberger
zaamslag zaamslags
zaan zaans zaankanter
zaandam zaandams zaandammer
zaandijk zaandijks zaandijker
zaanstad zaans zaankanter
zambia zambiaans zambiaan
zeeland zeeuws zeeuw
zegveld zegvelds
zeist zeists zeister zeistenaar
zevenbergen zevenbergs
zevenhuizen zevenhuizens
zevenkamp zevenkamps
zimbabwe zimbabwaans zimbabwaan
zoetermeer zoetermeers zoetermeerder
zoutkamp zoutkamps
zwanenburg zwanenburgs zwanenburger
zwartsluis zwartsluis
zweden zweeds zweed
zwitserland zwitsers zwitser
zwolle zwols zwollenaar
"""

_VILLAGES: Final = """
aardenburg aartswoud abbekerk abbenbroek achtmaal almen almkerk amstelland annen arendonk baarland
bakhuizen balkbrug banholt beerze bennebroek bergharen berkelland berkhout biervliet biggekerke
bingelrade borgharen borgloon borgvliet bovensmilde brandwijk brouwershaven buchten buitenkaag
bunschoten burgerbrug burgerveen camperduin castenray colijnsplaat damwoude delfshaven denderleeuw
dijkenwaard dodewaard donkerbroek doornenburg drachtstercompagnie driehuis driemond driewegen duizel
dussen ellemeet ellingeweer elsendorp elshout everdingen ferwoude frederiksoord geersdijk geervliet
geesbrug genderen gersloot gerwen giessen giessenlanden gieterveen gistel glanerbrug goudswaard
grijpskerk grijpskerke grootegast grootschermer haarsteeg hardeweer harskamp haskerdijken heenvliet
heerenhoek heerewaarden heesbeen heinenoord helenaveen hellevoetsluis hengstdijk hensbroek
herkenbosch hoensbroek hoevelaken hollandscheveld holwierde holysloot hoofddorp hoogeloon
hoogersmilde hooghalen hoogwoud huijbergen hulsberg hulshorst ijlst jabeek jonkersvaart julianadorp
kamperland kamperveen kantens katwoude kennemerland kerkwijk klarenbeek kloosterburen kloosterhaar
kluisbergen koewacht kommerzijl koningslust kortemark kortgene koudekerke kralingseveer kwadendamme
laarbeek lamswaarde langeweg langweer lauwersoog leens leermens lettele lichtervelde lieshout
lijnden lingewaard linne loosbroek loozen lutjegast maasdam maasgouw maashorst macharen
malkenschoten mariahout marienberg mastenbroek meedhuizen meierijstad meliskerke merkelbeek
merksplas middelrode middenbeemster midwoud mijnsheerenland moddergat moergestel molenaarsgraaf
munstergeleen musselkanaal nederhorst nieuwdorp nieuwebrug nieuwendijk nieuwenhagen nieuwenhoorn
nieuweroord nieuweschans nieuwvliet noorbeek noordbroek noorddijk oenkerk okkenbroek oldemarkt
oldeweer olen onderdijk oosterbeek oosterend oosterland oosterleek oosterweer oosterzee oostkamp
oppenhuizen opperdoes oranjewoud ossenzijl ottoland oudenhoorn oudeschild oudkerk ouwerkerk
overschild papenhoven plasmolen poortvliet punthorst puurs ransdorp riethoven rilland roodeschool
roodkerk rustenburg schipborg schoonoord simonshaven sinderen sleen slingeland slootdorp spanbroek
spierdijk stadskanaal standdaarbuiten startenhuizen steendam steenwijkerland stellendam strijensas
tiendeveen tienhoven tinte toldijk tolkamer uitdam ulestraten veenklooster vierhouten vierpolders
vogelwaarde vorstenbosch vredepeel vrouwenparochie vrouwenpolder waasmunster wagenberg wagenborgen
wapenveld waspik wellerlooi westendorp westergeest westerhaar westerhoven westerland wilhelminadorp
wilhelminaoord wissenkerke zandeweer zandpol zeerijp zenderen zuidbroek zuiderwoude zuidland
zuidplas zurenborg zuurdijk zwaagdijk zwaanshoek zwartewaal zwartewaterland
"""

VILLAGES: Final = frozenset(_VILLAGES.split())
"""Folded names of villages and towns that look like a compound or a form of another word:
`Langweer` is no weather, nor `Westerhoven` a plural."""

# `Langweers`; what ends in another letter has an adjective that no rule finds.
_OF_VILLAGES: Final = {
    village + "s": village
    for village in VILLAGES
    if village[-1] not in "aeiosuy" and not village.endswith("sch")
}

_ROWS: Final = [
    [name.replace("_", " ") for name in line.split()] for line in _TABLE.strip().splitlines()
]

COUNTRIES: Final = VILLAGES | {name for name, *_ in _ROWS}
"""Folded names of countries, regions and towns."""

COUNTRY_OF: Final = _OF_VILLAGES | {
    word: name for name, *words in _ROWS for word in words if word != name
}
"""Folded adjective or inhabitant -> folded name of the country, region or town."""

ADJECTIVES: Final = frozenset(_OF_VILLAGES) | {names[1] for names in _ROWS}
"""Written with -e: `Chinese` is of `Chinees`."""

INHABITANTS: Final = frozenset(word for names in _ROWS for word in names[2:])
"""Nouns with plurals, whether or not the lexicon lists them: `Kroaat`."""

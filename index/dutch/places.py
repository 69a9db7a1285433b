"""Countries and regions with their adjectives and inhabitants, as folded normal forms.

`Russisch` and `Rus` belong to `Rusland`. Regular names of towns (`Amsterdams`) are derived by rule.
Source: Lijst van landnamen, Nederlandse Taalunie.
"""

from typing import Final

_TABLE: Final = """
afghanistan afghaans afghaan
albanie albanees
algerije algerijns algerijn
amerika amerikaans amerikaan
amsterdam amsterdams amsterdammer
antwerpen antwerps antwerpenaar
argentinie argentijns argentijn
armenie armeens armenier
australie australisch australier
azie aziatisch aziaat
bangladesh bengalees
belarus belarussisch
belgie belgisch belg
bolivia boliviaans boliviaan
bosnie bosnisch bosnier
brabant brabants brabander
brazilie braziliaans braziliaan
brussel brussels brusselaar
bulgarije bulgaars bulgaar
canada canadees
catalonie catalaans catalaan
chili chileens chileen
china chinees
colombia colombiaans colombiaan
congo congolees
cuba cubaans cubaan
curacao curacaos
cyprus cypriotisch cyprioot
denemarken deens deen
drenthe drents drent
duitsland duits duitser
egypte egyptisch egyptenaar
engeland engels engelsman
eritrea eritrees eritreeer
estland ests est
ethiopie ethiopisch ethiopier
europa europees europeaan
filipijnen filipijns filipino
finland fins fin
flevoland flevolands
frankrijk frans fransman
friesland fries
gelderland gelders gelderlander
georgie georgisch georgier
ghana ghanees
griekenland grieks griek
groenland groenlands groenlander
groningen gronings groninger
haarlem haarlems haarlemmer
hongarije hongaars hongaar
ierland iers ier
ijsland ijslands ijslander
india indiaas indier
indonesie indonesisch indonesier
irak iraaks irakees
iran iraans iranier
israel israelisch
italie italiaans italiaan
jamaica jamaicaans
japan japans japanner
jemen jemenitisch jemeniet
jordanie jordaans jordanier
kenia keniaans keniaan
kosovo kosovaars kosovaar
kroatie kroatisch kroaat
koerdistan koerdisch koerd
leiden leids leidenaar
letland lets let
libanon libanees
libie libisch libier
limburg limburgs limburger
litouwen litouws litouwer
luxemburg luxemburgs luxemburger
maleisie maleisisch maleisier
marokko marokkaans marokkaan
mexico mexicaans mexicaan
moldavie moldavisch moldavier
montenegro montenegrijns montenegrijn
nederland nederlands nederlander
nepal nepalees
nigeria nigeriaans nigeriaan
nijmegen nijmeegs nijmegenaar
noorwegen noors noor
oekraine oekraiens oekrainer
oostenrijk oostenrijks oostenrijker
overijssel overijssels
pakistan pakistaans pakistaan
palestina palestijns palestijn
peru peruaans peruaan
polen pools pool
portugal portugees
roemenie roemeens roemeen
rotterdam rotterdams rotterdammer
rusland russisch rus
rwanda rwandees
schotland schots schot
senegal senegalees
servie servisch servier
siberie siberisch
singapore singaporees
slovenie sloveens sloveen
slowakije slowaaks slowaak
soedan soedanees
somalie somalisch somalier
spanje spaans spanjaard
suriname surinaams surinamer
syrie syrisch syrier
taiwan taiwanees
thailand thais
tibet tibetaans tibetaan
tsjechie tsjechisch tsjech
tsjetsjenie tsjetsjeens tsjetsjeen
tunesie tunesisch tunesier
turkije turks turk
twente twents
uruguay uruguayaans
utrecht utrechts utrechter
venezuela venezolaans venezolaan
vietnam vietnamees
vlaanderen vlaams vlaming
wales wels
zeeland zeeuws zeeuw
zimbabwe zimbabwaans
zweden zweeds zweed
zwitserland zwitsers zwitser
"""

_ROWS: Final = [line.split() for line in _TABLE.strip().splitlines()]

COUNTRIES: Final = frozenset(name for name, *_ in _ROWS)
"""Folded names of countries, regions and towns."""

COUNTRY_OF: Final = {word: name for name, *words in _ROWS for word in words}
"""Folded adjective or inhabitant -> folded name of the country, region or town."""

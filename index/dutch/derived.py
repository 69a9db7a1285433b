"""Derived words that no rule explains, and those that one explains amiss."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from index.dutch.irregular import words_in

NOT_DERIVED: Final = frozenset(
    words_in("""
    aanspraak achter actief additief adelaar adele ader afkomst alternatief amuseren annexeren
    appelleren archief are arisch arresteren associaal attentie auditeren auditief banner barbaar
    batterij bazaar beker bekomst belief bester bever bezig bitter blinderen blokker bolster
    boodschapper border bordes boter britisch broeder carburateur caster ceder chanteren civiliseren
    collectie collectief complementair conducteur consequentie conservatief conventie cooperatief
    couperen cremant cremer cremeren creperen dare datief decoreren defensief definitief dementie
    dieter ding directeur directief droefenis durant enter ester evenaar exclusief exorcist
    exposeren filmcollectief fleming formuleren frankisch frisch fundamenteel gaar gading galant
    gallerij gangster garantie gelder gemeenschappelijk gemeente generaliseren gering germanist
    gevaar gewoonte gilles gister glaceren graveren groente halster hamster haring harper hechtenis
    heere herbergen here hester hoever holster honing horster hulster ijzer incidentie inclusief
    initiatief jammer joel joker joling jouster kader kamer kerker kersten kester kikker koker
    koster kunstcollectief kwaliteit lager leger lekker lemster lester letter licentie lijster
    liniaal lister lobster logistiek lone louter luster magister marchanderen marineren massief
    master matig maximeren medisch meneer menigte middelbaar mier millimeter minster mister
    mobiliseren moduleren moore more motief muizenis muziekcollectief negatief neger nodig
    nominatief noordpool objectief officieel oostpool opdracht opper opspraak organiseren paling
    palmer parker passief penning personaliseren peuter pinkster pleeg poesie poker popster positief
    poster potter prestant primeren progressief projecteren quoteren radiateur ranger rangeren
    raster realiseren receptief recessief redeneren reder relatief rennes repressant restaurant
    retief reviseren ring roemer romaniseren rooster roster ruiter scheel selectief servies
    significant slager smoking socialiseren solderen souffleren speciaal specialiseren spier spies
    statief statistiek steel stekker ster stuiver substantief tartaar telegraaf telegraferen temeer
    tering tijger toedracht toekomst torres traceren tractie vacant valideren vandaar vatbaar veer
    venster verlief verster verteren vester viseren vlies vrij waarderen ware webster were wester
    wieler wonder wraak zuidpool
    """)
)
"""Words that the rules would derive from one of another meaning: `gemeente` is of no `gemeen`."""

GIVEN: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        word: tuple(given)
        for word, *given in map(
            str.split,
            """
            aanklacht aanklagen
            aanvaardbaar aanvaarden
            accordeonist accordeon
            achteruitgang achteruitgaan
            actievoerder actie
            adellijk adel
            adoptie adopteren
            adviseren advies
            advocatuur advocaat
            agrarisch agrarier
            ajacied ajax
            alcoholisme alcohol
            ambachtelijk ambacht
            ambassadeur ambassade
            ambtelijk ambt
            ambtsdrager ambt
            amenderen amendement
            anesthesist anesthesie
            anonimiteit anoniem
            antisemitisch antisemitisme
            antisemitisme antisemiet
            apotheker apotheek
            archivaris archief
            archiveren archief
            armoede arm
            armoedig armoede
            arrestant arrestatie arresteren
            artistiek artiest
            asielzoeker asiel
            atleet atletiek
            automatiseren automatisch
            automobilist auto
            avonturier avontuur
            bankier bank
            barones baron
            bassist bas
            bedrog bedriegen
            beiaardier beiaard
            belanghebbende belang
            belastingplichtig belasting
            belofte beloven
            berichtgeving bericht
            besmettelijk besmetten
            bestuurlijk bestuur
            bewindspersoon bewind
            bewindvoerder bewind
            bibliothecaresse bibliothecaris bibliotheek
            bibliothecaris bibliotheek
            bijgelovig bijgeloof
            bijstand bijstaan
            binnenplans plan
            bisdom bisschop
            bisschoppelijk bisschop
            blamage blameren
            blessure blesseren
            bloedig bloed
            bod bieden
            boerderij boer
            bombardement bombarderen bom
            borgtocht borg
            bouwvakker bouwvak
            brandstichter brandstichting brand
            brandstichting brand
            bromfietser bromfiets
            bruggepensioneerde brugpensioen
            budgettair budget
            buitenplans plan
            burgerlijk burger
            buurman buur
            cartoonist cartoon
            catalogiseren catalogus
            catastrofaal catastrofe
            cellist cello
            christelijk christen
            christendom christen
            citeren citaat
            civilisatie civiliseren
            collectant collecte
            columnist column
            commandant commando
            commercieel commercie
            commissariaat commissaris
            communicant communie
            componist componeren
            compositie componeren
            constructie construeren
            consulaat consul
            consultant consult
            controleur controle
            correctie corrigeren
            corrupt corruptie
            criticus kritiek
            darter darts
            dement dementie
            dementeren dementie
            demontage demonteren
            depositie deponeren
            desertie deserteren
            detentie detineren
            diaconaal diaconie diaken
            diaconie diaken
            dictatoriaal dictator
            dictatuur dictator
            diefstal stelen
            dienstplichtig dienstplicht
            dienstplichtige dienstplicht
            dierlijk dier
            dietist dieet
            diplomatie diplomaat
            diplomatiek diplomatie
            diplomatisch diplomatie
            dirigent dirigeren
            disciplinair discipline
            doctoraat doctor
            dominant domineren
            doodslag doodslaan
            drainage draineren
            drenkeling verdrinken
            echtgenote echtgenoot
            econome econoom
            eigenaresse eigenaar
            elitair elite
            ellendig ellende
            emiraat emir
            epidemiologie epidemie
            epidemioloog epidemiologie epidemie
            erfelijk erven
            erfenis erven
            erfgenaam erven
            erfgename erfgenaam
            exponentieel exponent
            exporteur export
            expositie exposeren
            extremisme extreem
            fabrikant fabriek
            faillissement failliet
            fantaseren fantasie
            farmaceut farmacie
            farmaceutisch farmacie
            federalisme federaal
            feestelijk feest
            filmisch film
            finalist finale
            financieel financien
            fiscaal fiscus
            flexwerker flexwerk werker
            fluitist fluit
            formateur formatie formeren
            fotografe fotograaf
            fraudeur fraude
            frauduleus fraude
            friturist frituur
            frituur friet
            functionaris functie
            fuseren fusie
            fysicus fysica
            gebed bidden
            geboorte geboren
            gebrekkig gebrek
            gedetineerd detentie
            geduldig geduld
            gedupeerd dupe
            geitenhouderij geitenhouder geit
            geldschieter geld
            gelovig geloof
            gemeentelijk gemeente
            genadig genade
            generalisatie generaliseren
            gepensioneerde pensioneren pensioen
            gerechtelijk gerecht
            gevaarlijk gevaar
            gevangenis gevangene
            gevecht vechten
            gewelddadig geweld
            geweldpleging geweld
            gewestelijk gewest
            giftig gif
            gijzelnemer gijzelen
            gitarist gitaar
            goddelijk god
            godin god
            godsdienstig godsdienst
            golfster golfer
            gravin graaf
            griffier griffie
            grondwettelijk grondwet
            gymnasiast gymnasium
            harpist harp
            havist havo
            heiligdom heilig
            heldin held
            herasfaltering asfaltering asfalteren asfalt
            herbergier herberg
            herinvoering invoering
            hertogdom hertog
            hertogin hertog
            herziening herzien
            historicus historie
            hitte heet
            homofobie homo
            hongerig honger
            hormonaal hormoon
            hotelier hotel
            huishoudelijk huishouden
            hulp helpen
            hulpverlener hulp
            hulpverlening hulp hulpverlener
            humorist humor
            huwelijk huwen
            hygienisch hygiene
            idealisme ideaal
            imperialisme imperium
            importeur import
            impulsief impuls
            inbewaringstelling bewaring
            indexeren index
            informateur formatie
            ingreep ingrijpen
            inhoudelijk inhoud
            intergemeentelijk gemeentelijk gemeente
            interprovinciaal provinciaal provincie
            inzicht inzien
            islamisme islam
            islamitisch islam
            jacht jagen
            jeugdig jeugd
            jihadisme jihad
            jodendom jood
            jodin jood
            jongere jong
            joods jood
            judoka judo
            juridisch jurist
            juwelier juweel
            kadastraal kadaster
            kalifaat kalief
            kalverhouderij kalverhouder kalf
            kanalisatie kanaliseren
            kanaliseren kanaal
            kandidatuur kandidaat
            kandideren kandidaat
            kanshebber kans
            kapitalisme kapitaal
            kapster kapper
            katholicisme katholiek
            keepster keeper
            keizerlijk keizer
            keizerrijk keizer
            kerkelijk kerk
            kerkganger kerk
            keuze kiezen
            kiesgerechtigd kiezen
            kiesgerechtigde kiezen
            kinderlijk kind
            kinesist kinesitherapie
            klimatologie klimaat
            klimatoloog klimatologie klimaat
            klinisch kliniek
            kloosterling klooster
            knikker knikkeren
            kokkin kok
            kolonialisme koloniaal kolonie
            kolonist kolonie
            koninklijk koning
            korenconcours koor
            korendag koor
            korenfestival koor
            korengala koor
            korenlint koor
            korenslag koor
            korenwedstrijd koor
            krachtig kracht
            krapte krap
            kunstenaar kunst
            kwalitatief kwaliteit
            kwantitatief kwantiteit
            laaggeletterde laaggeletterd
            laaggeletterdheid laaggeletterde laaggeletterd
            laster lasteren
            leegstand leegstaan
            leerplichtig leerplicht
            leeuwin leeuw
            legendarisch legende
            lekkage lekken
            lesbisch lesbienne
            leugen liegen
            leugenaar leugen
            leverancier leveren
            liberalisme liberaal
            lichamelijk lichaam
            lidmaatschap lid
            literair literatuur
            lobbyist lobby
            logopedist logopedie
            maatschappelijk maatschappij
            machinist machine
            machthebber macht
            machtig macht
            magnetiseren magneet
            mannelijk man
            marcheren mars
            maskeren masker
            massage masseren
            masseur massage
            mechanisch mechanica
            menselijk mens
            middenvelder middenveld
            militarisme militair
            ministerieel minister ministerie
            misdadig misdaad
            misdadiger misdaad
            misdienaar mis dienaar
            missionaris missie
            mistig mist
            mobilisatie mobiliseren
            mobilisering mobiliseren
            moederlijk moeder
            molenaar molen
            montage monteren
            moordenaar moord
            moslima moslim
            motiveren motief
            museaal museum
            musicus muziek
            muzikaal muziek
            muzikant muziek
            naamgeving naam
            nachtelijk nacht
            nadelig nadeel
            nalatenschap nalaten
            nalatig nalaten
            nationalisme nationaal natie
            noodzakelijk noodzaak
            noordelijk noorden
            notariaat notaris
            notarieel notaris
            notulist notulen notuleren
            omgang omgaan
            onschuldig onschuld
            ontslag ontslaan
            oostelijk oosten
            openbaar openbaren
            opslag opslaan
            opstandig opstand
            optisch optica
            opzettelijk opzet
            organisatie organiseren
            organisering organiseren
            organist orgel
            ouderdom oud
            oudere oud
            ouderlijk ouder
            overspelig overspel
            overvloedig overvloed
            parachutist parachute
            parlementarier parlement
            parochiaan parochie
            pastoraal pastor pastoor
            pastorie pastoor
            pauselijk paus
            pedagoge pedagoog
            pensioneren pensioen
            personalisatie personaliseren
            personalisering personaliseren
            pester pesten
            pianist piano
            pijnlijk pijn
            poetisch poezie
            politicoloog politicologie politiek
            politiseren politiek
            politisering politiseren politiek
            practicum praktijk
            praktisch praktijk
            praktiseren praktijk
            presentatrice presentator
            presidentieel president
            priesterlijk priester
            prinselijk prins
            prinses prins
            procederen procedure proces
            programmeren programma
            promotie promoveren
            protestants protestant
            psychisch psyche
            racist racisme
            rampzalig ramp
            reactie reageren
            realisatie realiseren
            realisering realiseren
            recensent recensie
            recenseren recensie
            recherche rechercheren
            rechercheur recherche
            rechtbank recht
            rechterlijk rechter
            rechthebbende recht
            rectoraat rector
            rederij reder
            regelgeving regel
            regie regisseren
            regisseren regie
            regisseur regie
            register registreren
            religieus religie
            republikein republiek
            republikeins republiek
            revolutionair revolutie
            rijkdom rijk
            riolering rioleren riool
            ruimtelijk ruimte
            sabotage saboteren
            saboteur sabotage
            salafisme salafist
            sanctioneren sanctie
            saxofonist saxofoon
            schadelijk schade
            schandalig schandaal
            schilderij schilderen
            schipper schip
            scholier school
            schuldenaar schuld
            schuldig schuld
            schutterij schutter
            secretaresse secretaris
            secretariaat secretaris
            seksisme seks
            seksueel seks
            senator senaat
            slagerij slager
            slavernij slaaf
            slijtage slijten
            slinger slingeren
            specialisatie specialiseren
            specialisering specialiseren
            spetter spetteren
            spion spionage
            spionage spion spioneren
            spioneren spion
            sportief sport
            stedelijk stad
            stedenbouwkundig stedenbouwkunde stedenbouw
            stemgerechtigd stem
            stemgerechtigde stem
            sterfte sterven
            stilstand stilstaan
            studeren studie
            sultanaat sultan
            symboliseren symbool
            syndicaal syndicaat
            syndicalist syndicaat syndicalisme
            tandheelkunde tand tandarts
            terinzagelegging inzage
            terroriseren terreur
            terrorisme terreur
            terrorist terrorisme terreur
            tester testen
            theatraal theater
            theoretisch theorie
            theoretiseren theorie
            tirannie tiran
            tiranniek tiran
            toekomstig toekomst
            toeter toeteren
            toezicht toezien
            topscorer scoren
            tragisch tragiek tragedie
            traumatiseren trauma
            trombonist trombone
            trompettist trompet
            tropisch tropen
            tuinder tuin
            tuinier tuinieren tuin
            uithuisgeplaatst uithuisplaatsing plaatsen huis
            uithuisplaatsing plaatsing huis
            universitair universiteit
            vaccinatie vaccineren vaccin
            vaderlijk vader
            vandalisme vandaal
            vangst vangen
            varkenshouderij varkenshouder varken
            veehouderij veehouder vee
            vegetarisch vegetarier
            verkamering kamer
            vermoorden moord
            verpleegkundig verpleegkunde verplegen verpleging
            verpleegkundige verpleegkunde verplegen verpleging
            verslaggever verslag
            verslaggeving verslag verslaggever
            vierdaags dag
            vijandelijk vijand
            vijandig vijand
            violist viool
            viraal virus
            viroloog virologie virus
            vondst vinden
            voordelig voordeel
            voorschrift voorschrijven
            voortgang voortgaan
            vooruitgang vooruitgaan
            voorwaardelijk voorwaarde
            voorziening voorzien
            vormgeving vorm
            vormsel vormen
            vorstendom vorst
            vorstin vorst
            vrijage vrijen
            vrouwelijk vrouw
            waanzinnig waanzin
            wandaad daad
            wanhopig wanhoop
            weduwnaar weduwe
            weerstand weerstaan
            wellustig wellust
            werkgever werk
            werknemer werk
            westelijk westen
            wetgever wet
            wetgeving wet wetgever
            wettelijk wet
            willekeurig willekeur
            winderig wind
            winkelier winkel
            wolvin wolf
            zang zingen
            zanger zingen
            zelfmoordenaar zelfmoord
            zendeling zenden
            zonnig zon
            zuidelijk zuiden
            zwemster zwemmer
            """.strip().splitlines(),
        )
    }
)
"""Word -> its bases, where no rule gives them or one gives others."""

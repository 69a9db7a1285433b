"""Derived words that no rule explains, and those that one explains amiss."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from index.dutch.irregular import words_in

NOT_DERIVED: Final = frozenset(
    words_in("""
    aanspraak achter actief additief adelaar adele ader afkomst alternatief ambient amuseren
    annexeren appelleren archief are arisch arresteren associaal attentie auditeren auditief
    baan banner barbaar batterij bazaar beducht beker bekomst belief bestel bester bever bezig
    bikkel bitter blessing blinderen blokker bolster boodschapper border bordes boter britisch
    broeder butter carburateur caster ceder chanteren civiliseren collectie collectief competent
    complementair component conducteur consequentie conservatief conventie cooperatief couperen
    cremant cremer cremeren creperen dare datief decoreren deer defensief definitief dementie
    dieter dinant ding directeur directief doll doortocht draper droefenis duizend durant enter
    ester evenaar exclusief exorcist exposeren filmcollectief fleming florent formuleren frankisch
    frisch fundamenteel gaar gading galant gallerij gangster garant garantie garin gelder
    gemeenschappelijk gemeente generaliseren gering germanist gevaar gewoonte gilles gister
    glaceren graveren greater groente halster hamster haring harper hechtenis heere hel
    herbergen here hester hoed hoeve hoever holster honing horster hulster hummer ijzer
    important incidentie inclusief initiatief jammer joel joker joling jouster kader kamer
    kartel kerker kersten kester kikker kil kleve knapp knokke koker koster krab kunstcollectief
    kwadrant kwaliteit lage lager leger lekker lemster lester letter levant licentie lijster
    liniaal lister lobster logistiek lone loos louter luier luster maan magister mal
    marchanderen marin marineren markant massief master matig maximeren medisch meneer menigte
    mere meubel middelbaar mier millimeter min mineur minster mister mobiliseren moduleren moore
    more motief motte muizenis muziekcollectief negatief neger nodig nominatief noordpool
    objectief officieel onderin onderspit oostpool opdracht opper opspraak organiseren overlast
    paling palmer parent parker passief penn penning personaliseren peuter pikant pinkster pleeg
    poesie poker popp popster positief poster potter present prestant primeren primeur
    progressief projecteren protestant quoteren radiateur ranger rangeren raster realiseren
    receptief recessief redeneren reder relatief relevant remonstrant rennes repressant
    restaurant retief reviseren ring rit roekeloos roemer roll romaniseren rooie rooster roster
    ruiter scheel selectief servies significant slager smoking snell socialiseren solderen
    souffleren spar speciaal specialiseren spier spies staf statief statistiek steel stekker
    ster stroop stuiver substantief superster tarrant tartaar telegraaf telegraferen temeer
    tering tijger till time toedracht toekomst torres traceren tractie tut vacant valideren
    vandaar vatbaar veer venster verdrag verlief verster verteren verwant vester viseren vlies
    vrij waarderen ware webster wedding weg were wester wieler wind wonder wraak ziedaar
    zuidpool
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
            aards aarde
            accordeonist accordeon
            achteruitgang achteruitgaan
            acteur acteren
            actievoerder actie
            adellijk adel
            adoptie adopteren
            adviseren advies
            advocatuur advocaat
            agrarisch agrarier
            ajacied ajax
            alcoholisme alcohol
            alumna alumnus
            ambachtelijk ambacht
            ambassadeur ambassade
            ambtelijk ambt
            ambtenaar ambt
            ambtsdrager ambt
            amenderen amendement
            anesthesist anesthesie
            angstig angst
            anonimiteit anoniem
            antisemitisch antisemitisme
            antisemitisme antisemiet
            apotheker apotheek
            arbitrage arbitreren
            architectonisch architectuur
            archivaris archief
            archiveren archief
            armoede arm
            armoedig armoede
            arrestant arrestatie arresteren
            artistiek artiest
            asielzoeker asiel
            assemblage assembleren
            atleet atletiek
            automatiseren automatisch
            automobilist auto
            avonturier avontuur
            avontuurlijk avontuur
            bankier bank
            barones baron
            bassist bas
            bazig baas
            bedrog bedriegen
            behulpzaam hulp
            beiaardier beiaard
            bekritiseren kritiek
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
            blijdschap blij
            bloederig bloed
            bloedig bloed
            bochtig bocht
            bod bieden
            boerderij boer
            bombardement bombarderen bom
            borgtocht borg
            bouwvakker bouwvak
            brandstichter brandstichting brand
            brandstichting brand
            broederlijk broeder
            bromfietser bromfiets
            bruggepensioneerde brugpensioen
            budgettair budget
            buitenplans plan
            burgerlijk burger
            buurman buur
            camouflage camoufleren
            cartoonist cartoon
            catalogiseren catalogus
            catastrofaal catastrofe
            cellist cello
            chagrijnig chagrijn
            chemicus chemie
            chirurgisch chirurgie chirurg
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
            concurrent concurreren
            concurrentie concurrent concurreren
            constructie construeren
            consulaat consul
            consultant consult
            consument consumeren consumptie
            consumptie consumeren
            controleur controle
            correctie corrigeren
            corrupt corruptie
            criticus kritiek
            dader daad
            darter darts
            dement dementie
            dementeren dementie
            demontage demonteren
            depositie deponeren
            desertie deserteren
            detentie detineren
            deugdelijk deugd
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
            docent doceren
            doctoraat doctor
            dominant domineren
            doodslag doodslaan
            drainage draineren
            drenkeling verdrinken
            driftig drift
            duivels duivel
            echtgenote echtgenoot
            econome econoom
            eerbiedig eerbied
            eervol eer
            eigenaresse eigenaar
            elektricien elektriciteit
            elitair elite
            ellendig ellende
            emiraat emir
            epidemiologie epidemie
            epidemioloog epidemiologie epidemie
            erfelijk erven
            erfenis erven
            erfgenaam erven
            erfgename erfgenaam
            etalage etaleren
            evenwichtig evenwicht
            exponentieel exponent
            exporteur export
            expositie exposeren
            extremisme extreem
            fabricage fabriceren
            fabrikant fabriek
            faillissement failliet
            fantaseren fantasie
            farmaceut farmacie
            farmaceutisch farmacie
            fatsoenlijk fatsoen
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
            fruitig fruit
            functionaris functie
            fuseren fusie
            fysicus fysica
            gebed bidden
            geboorte geboren
            gebrekkig gebrek
            gedeeltelijk gedeelte
            gedetineerd detentie
            geduldig geduld
            gedupeerd dupe
            geheimhouding geheim geheimhouden
            geitenhouderij geitenhouder geit
            geldelijk geld
            geldschieter geld
            gelovig geloof
            gelukkig geluk
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
            grappig grap
            gravin graaf
            griffier griffie
            grondwettelijk grondwet
            gymnasiast gymnasium
            haastig haast
            harig haar
            harpist harp
            hartstochtelijk hartstocht
            havist havo
            heiligdom heilig
            heldin held
            hemels hemel
            herasfaltering asfaltering asfalteren asfalt
            herbergier herberg
            herinvoering invoering
            hertogdom hertog
            hertogin hertog
            herziening herzien
            hinderlijk hinder
            historicus historie
            hitte heet
            homofobie homo
            hongerig honger
            hopeloos hoop
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
            ijverig ijver
            ijzig ijs
            imperialisme imperium
            importeur import
            impulsief impuls
            inbewaringstelling bewaring
            indexeren index
            informateur formatie
            ingang ingaan
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
            klacht klagen
            kleurig kleur
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
            kou koud
            krachtig kracht
            krapte krap
            kunstenaar kunst
            kwalitatief kwaliteit
            kwantitatief kwantiteit
            laaggeletterde laaggeletterd
            laaggeletterdheid laaggeletterde laaggeletterd
            laster lasteren
            lawaaiig lawaai
            leegstand leegstaan
            leerplichtig leerplicht
            leeuwin leeuw
            legendarisch legende
            lekkage lekken
            lengte lang
            lesbisch lesbienne
            leugen liegen
            leugenaar leugen
            leverancier leveren
            liberalisme liberaal
            lichamelijk lichaam
            lidmaatschap lid
            liefde lief
            listig list
            literair literatuur
            lobbyist lobby
            logopedist logopedie
            maagdelijk maagd
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
            modderig modder
            moederlijk moeder
            moedig moed
            molenaar molen
            monsterlijk monster
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
            narcistisch narcisme
            nationalisme nationaal natie
            nijdig nijd
            noodzakelijk noodzaak
            noordelijk noorden
            notariaat notaris
            notarieel notaris
            notulist notulen notuleren
            omgang omgaan
            ongeduldig ongeduld geduld
            ongelovig geloof
            ongelukkig ongeluk geluk
            onrustig onrust rust
            onschuldig schuld onschuld
            ontslag ontslaan
            onzinnig onzin
            oostelijk oosten
            openbaar openbaren
            opslag opslaan
            opstandig opstand
            optisch optica
            opzettelijk opzet
            ordelijk orde
            organisatie organiseren
            organisering organiseren
            organist orgel
            ouderdom oud
            oudere oud
            ouderlijk ouder
            overdadig overdaad
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
            plezierig plezier
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
            rapportage rapporteren
            reactie reageren
            realisatie realiseren
            realisering realiseren
            rebels rebel
            recensent recensie
            recenseren recensie
            recherche rechercheren
            rechercheur recherche
            rechtbank recht
            rechterlijk rechter
            rechthebbende recht
            rectoraat rector
            redenaar rede
            rederij reder
            regelgeving regel
            regelmatig regelmaat
            regie regisseren
            regisseren regie
            regisseur regie
            register registreren
            reiziger reizen reis
            religieus religie
            republikein republiek
            republikeins republiek
            revolutionair revolutie
            rijkdom rijk
            riolering rioleren riool
            ruimtelijk ruimte
            ruiter rijden
            rustig rust
            sabotage saboteren
            saboteur sabotage
            salafisme salafist
            sanctioneren sanctie
            sappig sap
            saxofonist saxofoon
            schade schaden
            schadelijk schade
            schandalig schandaal
            schandelijk schande
            scheur scheuren
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
            slaperig slaap
            slavernij slaaf
            slijmerig slijm
            slijtage slijten
            slinger slingeren
            smakelijk smaak
            specialisatie specialiseren
            specialisering specialiseren
            spetter spetteren
            spion spionage
            spionage spion spioneren
            spioneren spion
            sportief sport
            stagiaire stagiair
            stedelijk stad
            stedenbouwkundig stedenbouwkunde stedenbouw
            stemgerechtigd stem
            stemgerechtigde stem
            sterfte sterven
            stilstand stilstaan
            stoffig stof
            strafbaar straf straffen
            strijdig strijd
            student studeren
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
            toegankelijk toegang
            toekomstig toekomst
            toeter toeteren
            toevallig toeval
            toezicht toezien
            topscorer scoren
            tovenaar toveren
            tragisch tragiek tragedie
            traumatiseren trauma
            trombonist trombone
            trompettist trompet
            tropisch tropen
            tuinder tuin
            tuinier tuinieren tuin
            uitgang uitgaan
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
            verdienstelijk verdienste
            verdrietig verdriet
            verkamering kamer
            verlengen lang
            verlenging verlengen lang
            vermoorden moord
            vernuftig vernuft
            verouderen oud
            veroudering verouderen oud
            verpleegkundig verpleegkunde verplegen verpleging
            verpleegkundige verpleegkunde verplegen verpleging
            verraderlijk verraad verrader
            verslaggever verslag
            verslaggeving verslag verslaggever
            verslechteren slecht
            verslechtering verslechteren slecht
            vierdaags dag
            vijandelijk vijand
            vijandig vijand
            violist viool
            viraal virus
            viroloog virologie virus
            vlezig vlees
            vochtig vocht
            vondst vinden
            voordelig voordeel
            voorradig voorraad
            voorschrift voorschrijven
            voortgang voortgaan
            vooruitgang vooruitgaan
            voorwaardelijk voorwaarde
            voorziening voorzien
            vormgeving vorm
            vormsel vormen
            vorstendom vorst
            vorstin vorst
            vredig vrede
            vrijage vrijen
            vrouwelijk vrouw
            vurig vuur
            waanzinnig waanzin
            wandaad daad
            wanhopig wanhoop
            waterig water
            weduwnaar weduwe
            weerstand weerstaan
            wekelijks week
            wellustig wellust
            wenselijk wens
            wereldlijk wereld
            werelds wereld
            werkgever werk
            werknemer werk
            westelijk westen
            wetgever wet
            wetgeving wet wetgever
            wettelijk wet
            wettig wet
            willekeurig willekeur
            winderig wind
            winkelier winkel
            winters winter
            woedend woede
            wolvin wolf
            zanderig zand
            zang zingen
            zanger zingen
            zelfmoordenaar zelfmoord
            zendeling zenden
            zicht zien
            ziekelijk ziek
            zintuiglijk zintuig
            zomers zomer
            zondig zonde
            zonnig zon
            zorgelijk zorg
            zuidelijk zuiden
            zwemster zwemmer
            """.strip().splitlines(),
        )
    }
)
"""Word -> its bases, where no rule gives them or one gives others."""

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
            aandachtig aandacht
            aanklacht aanklagen
            aanvaardbaar aanvaarden
            aards aarde
            aartsbisschop bisschop
            abdij abt
            abonnee abonneren
            abonnement abonneren
            accordeonist accordeon
            achteruitgang achteruitgaan
            acteur acteren
            actievoerder actie
            adellijk adel
            adoptie adopteren
            advertentie adverteren
            advies adviseren
            adviseren advies
            advocatuur advocaat
            afgoderij afgod
            afgrijselijk afgrijzen
            afgunstig afgunst
            afkerig afkeer
            afschuwelijk afschuw
            afstandelijk afstand
            afstotelijk afstoten
            agrarisch agrarier
            agressor agressie
            ajacied ajax
            akoestiek akoestisch
            alchemist alchemie
            alcoholisme alcohol
            alcoholist alcohol alcoholisme
            alfabetisch alfabet
            alumna alumnus
            ambachtelijk ambacht
            ambassadeur ambassade
            ambitieus ambitie
            ambtelijk ambt
            ambtenaar ambt
            ambtsdrager ambt
            ambulancier ambulance
            amendement amenderen
            amenderen amendement
            amusement amuseren
            analist analyse
            analyse analyseren
            anesthesist anesthesie
            angstaanjagend angst
            angstig angst
            anonimiteit anoniem
            antisemitisch antisemitisme
            antisemitisme antisemiet
            apotheker apotheek
            applaus applaudisseren
            arbitrage arbitreren
            architectonisch architectuur
            architecturaal architectuur
            archivaris archief
            archiveren archief
            armoede arm
            armoedig armoede
            armoedzaaier armoede
            arrangement arrangeren
            arrestant arrestatie arresteren
            artistiek artiest
            asielzoeker asiel
            assemblage assembleren
            atleet atletiek
            atmosferisch atmosfeer
            automatiseren automatisch
            automobilist auto
            autoritair autoriteit
            avonturier avontuur
            avontuurlijk avontuur
            badmintonner badminton badmintonnen
            bankier bank
            barones baron
            basketballer basketbal basketballen
            bassist bas
            bazig baas
            bedenksel bedenken
            bedrading draad
            bedrieglijk bedriegen
            bedrijfsmatig bedrijf
            bedrog bedriegen
            begaanbaar begaan
            begeerte begeren
            begerig begeren
            begrijpelijk begrijpen
            begrip begrijpen
            behoeftig behoefte
            behulpzaam hulp
            beiaardier beiaard
            beinvloeden invloed
            bekeerling bekeren
            bekritiseren kritiek
            belanghebbende belang
            belastingplichtig belasting
            beleidsmatig beleid
            beletsel beletten
            belevenis beleven
            belofte beloven
            berichtgeving bericht
            besmettelijk besmetten
            besneeuwen sneeuw
            bestuurlijk bestuur
            betekenis betekenen
            bevorderlijk bevorderen
            bevriend vriend
            bewindspersoon bewind
            bewindvoerder bewind
            bezwaarlijk bezwaar
            bibliothecaresse bibliothecaris bibliotheek
            bibliothecaris bibliotheek
            bijgelovig bijgeloof
            bijstand bijstaan
            binnenlands binnenland
            binnenplans plan
            bisdom bisschop
            bisschoppelijk bisschop
            blamage blameren
            blessure blesseren
            blijdschap blij
            bloederig bloed
            bloedig bloed
            bloemist bloem
            blokkade blokkeren
            bochtig bocht
            bod bieden
            boerderij boer
            bolvormig bol
            bombardement bombarderen bom
            borduursel borduren
            borgtocht borg
            bouwsel bouwen
            bouwvakker bouwvak
            brandstichter brandstichting brand
            brandstichting brand
            breuk breken
            broederlijk broeder
            broedsel broeden
            bromfietser bromfiets
            bronskleurig brons
            brouwsel brouwen
            bruggepensioneerde brugpensioen
            budgettair budget
            buigzaam buigen
            buitenlander buitenland
            buitenlands buitenland
            buitenplans plan
            burgerlijk burger
            buurman buur
            cabaretier cabaret
            camouflage camoufleren
            caraibisch caraiben
            cartoonist cartoon
            catalogiseren catalogus
            catastrofaal catastrofe
            cavalerist cavalerie
            cellist cello
            chagrijnig chagrijn
            chaotisch chaos
            chemicus chemie
            chirurgisch chirurgie chirurg
            chocolatier chocolade
            christelijk christen
            christendom christen
            cijfermatig cijfer
            cilindrisch cilinder
            cirkelvormig cirkel
            citaat citeren
            citeren citaat
            civilisatie civiliseren
            collectant collecte
            collegiaal collega
            columnist column
            comfortabel comfort
            commandant commando
            commercieel commercie
            commissariaat commissaris
            communicant communie
            componist componeren
            compositie componeren
            conceptueel concept
            concurrent concurreren
            concurrentie concurrent concurreren
            constructie construeren
            consulaat consul
            consultant consult
            consument consumeren consumptie
            consumptie consumeren
            continentaal continent
            contractueel contract
            controleur controle
            controversieel controverse
            conversie converteren
            correctie corrigeren
            corrupt corruptie
            criticus kritiek
            curiositeit curieus
            cursist cursus
            dader daad
            darter darts
            debuut debuteren
            definitie definieren
            dement dementie
            dementeren dementie
            demontage demonteren
            depositie deponeren
            desertie deserteren
            detentie detineren
            deugdelijk deugd
            diaconaal diaconie diaken
            diaconie diaken
            dichterlijk dichter
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
            discussie discussieren
            docent doceren
            doctoraat doctor
            dodelijk dood
            doelmatig doel
            dominant domineren
            doodslag doodslaan
            dorpeling dorp
            dorps dorp
            dorstig dorst
            douanier douane
            drainage draineren
            dreigement dreigen
            drenkeling verdrinken
            driftig drift
            drogisterij drogist
            duisternis duister
            duitstalig duits
            duivels duivel
            echtgenote echtgenoot
            econome econoom
            eerbetoon eer
            eerbiedig eerbied
            eervol eer
            eetbaar eten
            effectief effect
            eigenaresse eigenaar
            elektricien elektriciteit
            elitair elite
            ellendig ellende
            emiraat emir
            energiek energie
            engelstalig engels
            enquete enqueteren
            epidemiologie epidemie
            epidemioloog epidemiologie epidemie
            erfelijk erven
            erfenis erven
            erfgenaam erven
            erfgename erfgenaam
            ergerlijk ergeren
            ergernis ergeren
            ernstig ernst
            essayist essay
            etalage etaleren
            evacue evacueren
            evenwichtig evenwicht
            evolutionair evolutie
            executie executeren
            exponentieel exponent
            exporteur export
            expositie exposeren
            extremisme extreem
            fabricage fabriceren
            fabrieksmatig fabriek
            fabrikant fabriek
            faillissement failliet
            fantaseren fantasie
            fantasie fantaseren
            farmaceut farmacie
            farmaceutisch farmacie
            fatsoenlijk fatsoen
            federalisme federaal
            feestelijk feest
            feitelijk feit
            fenomenaal fenomeen
            filmisch film
            finalist finale
            financieel financien
            fiscaal fiscus
            fiscalist fiscaal
            flexwerker flexwerk werker
            fluitist fluit
            formateur formatie formeren
            fotografe fotograaf
            franstalig frans
            fraudeur fraude
            frauduleus fraude
            friturist frituur
            frituur friet
            fruitig fruit
            functie functioneren
            functionaris functie
            fuseren fusie
            fusie fuseren
            futloos fut
            fysicus fysica
            garagist garage
            gebak bakken
            gebed bidden
            gebergte berg
            geboorte geboren
            gebouw bouwen
            gebrekkig gebrek
            gedeeltelijk gedeelte
            gedetineerd detentie
            gedicht dichten
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
            geschenk schenken
            geschrift schrijven
            gesprek spreken
            gevaarlijk gevaar
            gevangenis gevangene
            gevecht vechten
            gevoelig gevoel
            gewapend wapen
            gewelddadig geweld
            geweldpleging geweld
            gewestelijk gewest
            gewond wond
            gezang zingen
            giftig gif
            gijzelnemer gijzelen
            gitarist gitaar
            glamoureus glamour
            glazenier glas
            glorieus glorie
            goddelijk god
            goddeloos god
            godin god
            godsdienstig godsdienst
            godslasterlijk godslastering
            golfer golf golfen
            golfster golfer
            goudkleurig goud
            graafschap graaf
            grammaticaal grammatica
            grappig grap
            gravin graaf
            grenzeloos grens
            grieperig griep
            griffier griffie
            grondwettelijk grondwet
            gruwelijk gruwel
            gymnasiast gymnasium
            gymnast gymnastiek
            haastig haast
            handballer handbal handballen
            harig haar
            harmonieus harmonie
            harpist harp
            hartstochtelijk hartstocht
            hartvormig hart
            hatelijk haat
            havist havo
            hebzuchtig hebzucht
            heerschappij heersen
            heiligdom heilig
            heldin held
            hemels hemel
            herasfaltering asfaltering asfalteren asfalt
            herbergier herberg
            herhaaldelijk herhalen
            herinvoering invoering
            hertogdom hertog
            hertogin hertog
            herziening herzien
            hinderlijk hinder
            hindernis hinderen
            historicus historie
            hitte heet
            hobbyist hobby
            hockeyer hockey hockeyen
            homofobie homo
            hongerig honger
            honkballer honkbal honkballen
            hopeloos hoop
            hormonaal hormoon
            hotelier hotel
            huichelachtig huichelen
            huiselijk huis
            huishoudelijk huishouden
            hulp helpen
            hulpverlener hulp
            hulpverlening hulp hulpverlener
            humeurig humeur
            humorist humor
            humoristisch humor
            huwelijk huwen
            hygienisch hygiene
            iconisch icoon
            idealisme ideaal
            idyllisch idylle
            ijverig ijver
            ijzig ijs
            immuniteit immuun
            imperialisme imperium
            implantaat implanteren
            importeur import
            impulsief impuls
            inbewaringstelling bewaring
            incasso incasseren
            incidenteel incident
            indexeren index
            individueel individu
            infanterist infanterie
            informateur formatie
            ingang ingaan
            ingeburgerd inburgeren
            ingreep ingrijpen
            inhoudelijk inhoud
            inhoudsloos inhoud
            instinctief instinct
            instructie instrueren
            instrumentalist instrument
            intellectueel intellect
            interesse interesseren
            intergemeentelijk gemeentelijk gemeente
            interkerkelijk kerk
            interprovinciaal provinciaal provincie
            interventie intervenieren
            intimiteit intiem
            inzicht inzien
            islamisme islam
            islamitisch islam
            isolement isoleren
            jacht jagen
            jeugdig jeugd
            jihadisme jihad
            jihadist jihad jihadisme
            jodendom jood
            jodin jood
            jongere jong
            joods jood
            jubilaris jubileum
            judoer judo
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
            karateka karate
            karikaturist karikatuur
            katholicisme katholiek
            keepster keeper
            keizerlijk keizer
            keizerrijk keizer
            keramist keramiek
            kerkelijk kerk
            kerkganger kerk
            keuze kiezen
            kiesgerechtigd kiezen
            kiesgerechtigde kiezen
            kinderlijk kind
            kinderloos kind
            kinesist kinesitherapie
            klacht klagen
            klarinettist klarinet
            klassikaal klas
            kleurig kleur
            klimatologie klimaat
            klimatoloog klimatologie klimaat
            klinisch kliniek
            kloosterling klooster
            knikker knikkeren
            knipsel knippen
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
            korfballer korfbal korfballen
            kostenloos kosten
            kou koud
            koude koud
            krachtig kracht
            krapte krap
            kruidenier kruid
            kruidig kruid
            kunstenaar kunst
            kwalitatief kwaliteit
            kwantitatief kwantiteit
            laaggeletterde laaggeletterd
            laaggeletterdheid laaggeletterde laaggeletterd
            laster lasteren
            lawaaiig lawaai
            leegstand leegstaan
            leerplichtig leerplicht
            leerzaam leren
            leeuwin leeuw
            legendarisch legende
            legionair legioen
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
            luxueus luxe
            maagdelijk maagd
            maatschappelijk maatschappij
            machinist machine
            machthebber macht
            machtig macht
            magazijnier magazijn
            magnetisch magneet
            magnetiseren magneet
            makelaardij makelaar
            mannelijk man
            marcheren mars
            markiezin markies
            maskeren masker
            massage masseren
            masseur massage
            mechanisch mechanica
            medeoprichter oprichter
            medicinaal medicijn
            meerwaarde waarde
            melodieus melodie
            mengsel mengen
            menselijk mens
            middenvelder middenveld
            militarisme militair
            miljardair miljard
            miljonair miljoen
            ministerieel minister ministerie
            miraculeus mirakel
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
            moerassig moeras
            moleculair molecuul
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
            mysterieus mysterie
            mythisch mythe
            naamgeving naam
            nachtelijk nacht
            nadelig nadeel
            nalatenschap nalaten
            nalatig nalaten
            narcistisch narcisme
            nationalisme nationaal natie
            nazorg zorg
            nederlandstalig nederlands
            nijdig nijd
            nomadisch nomade
            noodzakelijk noodzaak
            noordelijk noorden
            notariaat notaris
            notarieel notaris
            notitie noteren
            notulist notulen notuleren
            omgang omgaan
            omhulsel omhullen
            onbegrip begrip
            ongeduldig ongeduld geduld
            ongehoorzaam gehoorzaam
            ongelovig geloof
            ongelukkig ongeluk geluk
            onrustig onrust rust
            onschuldig schuld onschuld
            ontslag ontslaan
            onzinnig onzin
            oorspronkelijk oorsprong
            oostelijk oosten
            oosters oosten
            opbrengst opbrengen
            openbaar openbaren
            opslag opslaan
            opstandeling opstand
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
            overblijfsel overblijven
            overdadig overdaad
            overspelig overspel
            overvloedig overvloed
            paniekerig paniek
            parachutist parachute
            paradijselijk paradijs
            parlementarier parlement
            parochiaan parochie
            pastoraal pastor pastoor
            pastorie pastoor
            patriottisch patriot
            pauselijk paus
            pedagoge pedagoog
            pensioneren pensioen
            percussionist percussie
            perfectie perfect
            personalisatie personaliseren
            personalisering personaliseren
            persoonlijk persoon
            pester pesten
            pianist piano
            pijnlijk pijn
            piraterij piraat
            plaatselijk plaats
            planetair planeet
            planmatig plan
            plantaardig plant
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
            prestigieus prestige
            pretentieus pretentie
            priesterlijk priester
            principieel principe
            prinselijk prins
            prinses prins
            probeersel proberen
            problematiek probleem
            procederen procedure proces
            procedureel procedure
            procentueel procent
            profetie profeet
            programmeren programma
            projectmatig project
            promotie promoveren
            propagandist propaganda
            protestants protestant
            psychisch psyche
            puberaal puber
            publiekelijk publiek
            raciaal ras
            racist racisme
            raffinaderij raffineren
            rampzalig ramp
            rancuneus rancune
            rapportage rapporteren
            reactie reageren
            realisatie realiseren
            realisering realiseren
            rebellie rebel
            rebels rebel
            recensent recensie
            recenseren recensie
            recensie recenseren
            receptionist receptie
            recherche rechercheren
            rechercheur recherche
            rechtbank recht
            rechterlijk rechter
            rechthebbende recht
            rechtmatig recht
            rectoraat rector
            redacteur redactie
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
            rendement renderen
            repetitie repeteren
            republikein republiek
            republikeins republiek
            reservist reserve
            resultaat resulteren
            revolutionair revolutie
            ridderlijk ridder
            rijkdom rijk
            riolering rioleren riool
            roestig roest
            rokerig rook
            romantisch romantiek
            rommelig rommel
            routinematig routine
            routinier routine
            ruimtelijk ruimte
            ruiter rijden
            rumoerig rumoer
            rustig rust
            sabotage saboteren
            saboteur sabotage
            salafisme salafist
            sanctioneren sanctie
            sappig sap
            satanisch satan
            satirisch satire
            saxofonist saxofoon
            scenarist scenario
            schaamte schamen
            schaatser schaatsen
            schade schaden
            schadelijk schade
            schandalig schandaal
            schandelijk schande
            scheur scheuren
            schilderij schilderen
            schipbreukeling schipbreuk
            schipper schip
            scholier school
            schriftelijk schrift
            schrijfsel schrijven
            schuldenaar schuld
            schuldig schuld
            schutterij schutter
            secretaresse secretaris
            secretariaat secretaris
            seksisme seks
            seksueel seks
            sektarisch sekte
            senator senaat
            sjiitisch sjiiet
            slagerij slager
            slaperig slaap
            slavernij slaaf
            slavin slaaf
            slijmerig slijm
            slijtage slijten
            slinger slingeren
            smakelijk smaak
            smetteloos smet
            soennitisch soenniet
            solist solo
            spaarzaam sparen
            specialisatie specialiseren
            specialisering specialiseren
            spetter spetteren
            spijtig spijt
            spinsel spinnen
            spion spionage
            spionage spion spioneren
            spioneren spion
            spiraalvormig spiraal
            sportief sport
            spraak spreken
            spraakzaam spraak
            sprakeloos spraak
            stadhouderlijk stadhouder
            stagiair stage
            stagiaire stagiair
            stank stinken
            statutair statuut
            stedelijk stad
            stedenbouwkundig stedenbouwkunde stedenbouw
            stelselmatig stelsel
            stemgerechtigd stem
            stemgerechtigde stem
            sterfelijk sterven
            sterfte sterven
            stilist stijl
            stilistisch stijl
            stilstand stilstaan
            stimulans stimuleren
            stoffig stof
            stoornis storen
            strafbaar straf straffen
            straffeloos straf
            strijdig strijd
            strooisel strooien
            student studeren
            studeren studie
            studie studeren
            subsidie subsidieren
            suggestie suggereren
            sultanaat sultan
            superioriteit superieur
            surveillance surveilleren
            symboliek symbool
            symboliseren symbool
            symptomatisch symptoom
            syndicaal syndicaat
            syndicalist syndicaat syndicalisme
            tandheelkunde tand tandarts
            teelt telen
            tekstueel tekst
            telefonist telefoon
            telegrafist telegraaf
            telescopisch telescoop
            tennisser tennis tennissen
            terinzagelegging inzage
            territoriaal territorium
            terroriseren terreur
            terrorisme terreur
            terrorist terrorisme terreur
            tester testen
            theatraal theater
            thematiek thema
            theoretisch theorie
            theoretiseren theorie
            therapeutisch therapeut therapie
            tirannie tiran
            tiranniek tiran
            toegankelijk toegang
            toekomstig toekomst
            toeter toeteren
            toetsenist toets
            toevallig toeval
            toezicht toezien
            topscorer scoren
            tovenaar toveren
            toverij toveren
            tragisch tragiek tragedie
            traumatiseren trauma
            treurig treuren
            treurnis treuren
            trombonist trombone
            trompettist trompet
            tropisch tropen
            tuinder tuin
            tuinier tuinieren tuin
            tuinman tuin
            uitgang uitgaan
            uithuisgeplaatst uithuisplaatsing plaatsen huis
            uithuisplaatsing plaatsing huis
            uitzonderlijk uitzondering
            universitair universiteit
            vaccinatie vaccineren vaccin
            vaderlijk vader
            vakman vak
            vakmanschap vakman
            valkenier valk
            vandalisme vandaal
            vangst vangen
            variabel varieren
            varkenshouderij varkenshouder varken
            veehouderij veehouder vee
            vegetarisch vegetarier
            vennootschap vennoot
            verachtelijk verachten
            veranderlijk veranderen
            verbintenis verbinden
            verdeeldheid verdelen
            verderfelijk verderf
            verdienstelijk verdienste
            verdraagzaam verdragen
            verdrietig verdriet
            vergankelijk vergaan
            vergiffenis vergeven
            verkamering kamer
            verkoudheid verkouden
            verleidelijk verleiden
            verlengen lang
            verlenging verlengen lang
            vermoorden moord
            vernuftig vernuft
            verontwaardigd verontwaardiging
            veroorzaken oorzaak
            verouderen oud
            veroudering verouderen oud
            verpleegkundig verpleegkunde verplegen verpleging
            verpleegkundige verpleegkunde verplegen verpleging
            verraderlijk verraad verrader
            verschijnsel verschijnen
            verschuldigd schuld
            verslaggever verslag
            verslaggeving verslag verslaggever
            verslechteren slecht
            verslechtering verslechteren slecht
            verstaanbaar verstaan
            vertrouwelijk vertrouwen
            verwerpelijk verwerpen
            verzinsel verzinnen
            vierdaags dag
            vijandelijk vijand
            vijandig vijand
            violist viool
            viraal virus
            viroloog virologie virus
            vlekkeloos vlek
            vlekkerig vlek
            vleselijk vlees
            vlezig vlees
            vliegenier vliegen
            vliegveld vliegen
            vlijtig vlijt
            vochtig vocht
            voedsel voeden
            voedzaam voeden
            voetballer voetbal voetballen
            volleyballer volleybal volleyballen
            vondst vinden
            voogdij voogd
            voorbijganger voorbijgaan
            voordelig voordeel
            voorradig voorraad
            voorschrift voorschrijven
            voortgang voortgaan
            vooruitgang vooruitgaan
            voorwaardelijk voorwaarde
            voorziening voorzien
            vormgeving vorm
            vormsel vormen
            vorstelijk vorst
            vorstendom vorst
            vorstin vorst
            vredig vrede
            vreedzaam vrede
            vrijage vrijen
            vrijwilliger vrijwillig
            vrouwelijk vrouw
            vulkanisch vulkaan
            vurig vuur
            waanzinnig waanzin
            wandaad daad
            wanhopig wanhoop
            wanorde orde
            wantrouwig wantrouwen
            wasserette wassen
            waterig water
            weddenschap wedden
            weduwnaar weduwe
            weefsel weven
            weerstand weerstaan
            wekelijks week
            wellustig wellust
            wenselijk wens
            wereldlijk wereld
            werelds wereld
            wereldwijd wereld
            werkgever werk
            werknemer werk
            westelijk westen
            westers westen
            wetgever wet
            wetgeving wet wetgever
            wettelijk wet
            wetteloos wet
            wettig wet
            wijsgerig wijsgeer
            willekeurig willekeur
            winderig wind
            winkelier winkel
            winters winter
            woedend woede
            wolvin wolf
            woordelijk woord
            wraakzuchtig wraak
            zanderig zand
            zandig zand
            zang zingen
            zanger zingen
            zelfdoding doden
            zelfmoord moord
            zelfmoordenaar zelfmoord
            zendeling zenden
            zicht zien
            ziekelijk ziek
            zilverkleurig zilver
            zintuiglijk zintuig
            zomers zomer
            zondig zonde
            zonnig zon
            zorgelijk zorg
            zorgzaam zorg
            zuidelijk zuiden
            zuiverheid zuiver
            zwemster zwemmer
            zweterig zweet
            zwijgzaam zwijgen
            """.strip().splitlines(),
        )
    }
)
"""Word -> its bases, where no rule gives them or one gives others."""

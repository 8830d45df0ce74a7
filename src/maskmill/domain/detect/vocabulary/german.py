"""Common German words: those written small, and nouns, whose capital says nothing."""

from __future__ import annotations

from maskmill.domain.detect.detector import bag

WORDS = bag(
    """
    ab aber abgeben abgekommen abgelaufen abgelehnt abgesetzt abgewiesen abteilung acht achter aktualisieren alle
    allein allem allen aller alles als also alt alte alten am an anbei andere anderen anders angehört angekommen
    angerufen angewiesen arbeitet auch auf aus auseinander ausgesagt auszulegen auszusetzen außer bald bar beantrage
    beantragte bediente befand befindet beginnt behandeln behauptet bei beide beiliegenden beim bekannt beobachtet
    berechtigt bereithalten bereits berichten berichtet berücksichtigt beschlossen beschäftigt besitzt besser bestehen
    bestellt bestimmt bestätigt besucht betrat betreffend beträgt bevollmächtige bin bis bist bitte blaue bleiben
    bleibt brachen braun brauner da dabei dafür dagegen daher dahin damals damit danach danke dankt dann daran darauf
    darf darum das dass dauert dazu deckt dein deine dem den denn der deren derzeit des deshalb dessen dich die dies
    diese diesem diesen dieser dieses dir direkt doch dort dreht drei dritte dritten druckschmerzhaft du dunkler durch
    durchzuführen dürfen eben ehe ehrenamtliche ehrt eigene ein eine einem einen einer eines eingegangen eingereicht
    eingestellt eingestürzt eingewechselte einige einmal eintrafen einzureichen elf elterliche endlich entgangen
    entgegensteht entnehmen entstanden entstehen entwendete er erfüllt erhalten erhob erhoben erkannt erklärt erledigte
    erlässt ermahnt erneuern erneuert ernst erreichen erscheinen erschienen erst erste ersten es etwa etwas euch euer
    evangelisch fahren fast fehle fein fest festgenommen festgesetzt finanziert findet fließend folgendes folgt frei
    freigesprochen freizuhalten freundlichem freundlichen freut fristgerecht fröhlich früh frühere fällig fühlt führen
    fünf für fürs gab ganz gar geb geboren geborene gebracht gebrauchtes geehrte geehrter gegen gehen geht gehören
    gekommen gelebt geliehen gemacht gemeinsam gemessen genannten genutzt gerissen gern geschieden geschlafen
    geschlossen gesehen gesondert gesperrt gestellt gestern gestimmt gesucht gewesen gewinnt geworden gewünschten gez
    geöffnet gibt ging glaubt gleichwohl gross grosse groß große grün grüße gut gute habe haben habens halb halbtags
    halten handelnd handelt hart hast hat hatte hegt heiß heißt her heraus herzlichen heute hielt hier hiermit hin
    hinter hinterlässt hoch hoher holte hält ich ihm ihn ihnen ihr ihre ihren ihrer im immer in informiert inklusive
    ins ist ja jahr jahre je jede jedem jeden jeder jemand jemandem jetzt jo jung junge kaffee kalt kaltes kam kann
    katholisch kein keine keinen kenne kennung klagt klar klein kleine kleines klemmt klug kollegialen kommen kommt
    konnte korrigiert krass krumm kurz könne können kündige lacht lag lang lange langsam laut lauter lebhaft lebt ledig
    lege lehnt leicht leider leitet lernst letzte lieb lieber lief liegen liegt links linux lt lässt läuft machen macht
    machte man manche mehr mein meine meiner meist meldeten messen mich mir mit mitbringen mitgeben monatlich morgen
    morgens muss mäßig möchte möge möglich mündlich mündliche müssen nach nachfolgend nachname nah nahe namens nannte
    nationalen nebst nehmen nein nett neu neue neunmal nicht nichts nie niemand nimmt noch notiert nun nur nächtliche
    nüchtern ob oben oder offen ohne ordnungsgemäß personalnr ppa privat rasch rasche rechnen recht rechts reich rein
    rhythmisch rot rund rückt sagen sagt sagte scheint schimpft schlagen schlank schlecht schließt schnell schneller
    schon schreiben schreibt schwach schwarz schämen schön sechs sehr sei sein seine seinen seiner seit selbst sich
    sicher sie sieben siehe sind sinkt so soll sollen sollte sollten sondern sonst sowie spielt sprach spät spätestens
    stark stationären stationärer statt stehen steht steigt stets stieg stiller stolz streicht streiten ständiger sucht
    süß telefonisch tief trafen treu trägt tun tätig um unbegründet unbekannt und unfallfrei unfreundlicher uns unser
    unsere unserem unseren unserer unseriös unstreitig unter verbunden vereinbart verhandelt verheiratet verhängt
    verlassen verlegen verletzt versichert verspätet verständigt versuchen vertagte verteilt vertraulich vertreten
    verurteilt verurteilte verweigert verwitwet viel viele vielen vier vierten vierzig voll vollsten vollständig vom
    von vor voraussichtlich vorgefunden vorgehend vorgeworfen vorher vorlegende vorname vorzulegen wach wann war waren
    warm warnt wartet warum was weg wegen weht weich weil weit weiter weiß welche wenig weniger wenn wer werden werfen
    wie wieder wild will wir wird wo wohl wohne wohnhaft wohnt wollen wollten worden wuchs wurde wurden wählt wünscht
    zahlbar zahlen zahlt zehn zehnmal zeigte ziehen zu zugestellt zuhören zulässige zum zunehmender zunächst zur zurück
    zurückgefahren zurückgewiesen zusammen zusammenfassen zuständigen zwei zweiter zwischen zählten ändern über übergab
    übergibt übernehmen überschritten überweisen
    """
)
"""Written small."""

NOUNS = bag(
    """
    abend abholung abmahnung absatz abschied abt abteilung abteilungsleitung adler allergien allgemeinen amt amtssitz
    angaben angeklagte anker anlage anschrift ansprechpartner anteilnahme antrag apfel arbeit arbeitgeber
    arbeitnehmerin arbeitspreis arbeitsunfähigkeitsbescheinigung arbeitsverträge art artikel arzt assistenzärztin
    aufenthaltserlaubnis aufenthaltstitels auffassung aufgaben auflösung aufmerksamkeit aufnahmen auftragnehmer
    auftragssumme auslegung aussage aussichten auto autofahrer bach bad badezimmer bahn bahnhof ball bank bauer baum
    bedenken begründung behandlung behörde beinödeme beklagte beklagten belastungsdyspnoe berg bergland beruf berufung
    berücksichtigung bescheid beschluss beschuldigte beschwerdeführer besserung beteiligung betreibers
    betriebsgeheimnisse betriebskostenabrechnung betriebsrat betriebswirtschaftslehre betrugs bevollmächtigte
    bevollmächtigten beweis beweislast bewohner bischof blatt blick blume blutdruck brand brille brot bruder
    bruttomonatsgehalt brücke buch buchhaltung bund burg busch bußgeld bäcker bäckers bär bäume büro chefarzt cousin
    dach damen dank dankbarkeit darlegungs darlehensnehmers darmgeräusche datum diebstahls dienst dienstag dienstwagen
    dolmetscher dorf drittstaatsangehörige druckschmerz ecke eiche einleitung einrichtung einsatzleiter einverständnis
    eltern engel englisch enkel entscheidung entwicklung entwurf erbe erhalt erklärungen ernst erstzulassung erteilung
    essen essensmarken fahrbahn fahrrad fahrradkeller fahrzeug falke falsche familiensache faust feld fels fenster
    ferien fest festvortrag feuer fieber filiale firma firmware fleischer folgendes frage fraktionschefin frank frau
    freiheitsstrafe freitag freund freundlichkeit friede frost frühdienst frühstück fuchs fuge fällen fürst gans garten
    gartenpflege gas gast geduld geist gelb gemeinde gericht gerichtshof gesamtfreiheitsstrafe geschäftsbedingungen
    geschäftsführer gesellschaft gestaltung gewitter gläubiger glück gold graben graf groß großeltern großmutter
    grundpreis gruppe gruß gründen grüße grüßen gut gutschrift gärtner hahn haltestelle hammer hase haupt haus hausarzt
    hause hauseingang haushalt haushaltsentwurf hausmeister hausordnung hausstaub hausverwaltung heil heizkosten held
    helfer herbst herr herren herrn herz herzog hilfe himmel hirsch hirt hof hofer holz horn hotel hotline hund hut
    höchstgeschwindigkeit ihr ihre ihrer inbetriebnahme informationspflichten jacke jahr jahre jahren
    jahreshauptversammlung jahreswechsel journalismus jung junge jäger kaffee kaiser kammer kammerpräsidenten kantine
    kanzler kartoffelsalat kassenwart katalogs kaufmann kaufpreis kaution kellner kern kinderwagen kindes kindesmutter
    kindesvater kirche klage klasse klausel klee klein klingelanlage klinik klopse kläger klägerin klägers koch kohl
    kollege kollegin kommas kompressionsstrümpfe konto kontrolle kopfschmerzen kopierraum korn kosten
    kostenentscheidung kraft kraftfahrzeug kram krankenhaus kranz krebs kreditnehmer kreis kreuz krieger krone kunde
    kunden kundin kunst kurz könig körperverletzung kündigung kündigungsschreiben lagerhalle land landen lang lange
    laubfanggitter lauf lehrer licht liebe lieferung linde lokal luft löwe magenspiegelung mahngebühren mai maler mann
    mark markt medizin meister meldepflicht menschen messer methodenteil mieter mietverhältnis mietvertrages minister
    ministerium mitarbeitergespräch mitwirkung mobilisation monate montag morgen morgentoilette mund mutter mängel
    müllabfuhr mütze nachbarn nachname nacht nachweise nagel nebelfeldern neurologie nord notar nummer nuss ort ost
    papst parkett partei parteien patient patientin pause personalleiter pfarrer pfeffer pfeil pflug pförtner pilz
    platz polizei pommes post praxisteam preis preisblatt preise prinz probezeit prof projekt projektmanagement
    präsident prüfung päckchen rabe rad rat raubes rauch rechnung recht rechtsanwalt rechtsanwälte rechtsprechung
    rechtssache rechtsstreit rechtsstreits regelung regen regenfallrohre regenjacke regierung reich reiter richter
    richterin richtlinie richtung riese ring ritter rollladen rose rufbereitschaft ruhetag rückkehr sache sachen
    sachschaden sachverhalt salat salz sand schadenhöhe schalter schatz schlüssel schmied schnee schneider schnell
    schnitzel schreiben schriftführerin schuh schuhmacher schule schwarz schwester schäfer schönheitsreparaturen
    schüler see seelsorge seite sie sieg sitzung sohn sommer sonderkündigungsrecht sonne sonntag sorge spenden spiegel
    spiel spielen spieler sprecher späth spätschicht staatsangehörigkeit stadt stahl stark stationsarzt stein stern
    sterne stich stock stolz strauß straße streitwert strickzeug strom sturm sturz stück stühle söhne süd
    tabellenkalkulation tag tagen tagesordnung tanne team teich tel telefon telefonat termin teufel tochter trauer
    trauerfeier treppe treppenhaus trickbetrügern trinkflasche tritte turm turnhalle türen ufer uhr umständen umwege
    universität unruhe unterlagen unternehmer urlaub urteil vater verbraucher verdachts verein verfahren
    verfahrensbeiständin verfahrensbevollmächtigten verfolgten verhandlung verkehrssicherungspflicht verlängerung
    vermerk vermieter vernehmung versichertenkarte verspätung vertrag vertrags vertretungsregelung verwaltung verzug
    vesper vogel volk vollmacht vorabentscheidung vorabentscheidungsersuchen vorgang vorgesetzter vorname vorstand wahl
    wahlurne wald waldfriedhof wand wartezeit waschanlage wasser weg weise weiß welt wende werbung werk werktag west
    wetter widerrufsrecht widerspruch wiederholungsfall wiese wild wind winter wirksamkeit wirt wochen wohnung
    wohnungstür wolf wolken wort wunder wunsch wäscheplatz zahlen zahn zeit zeuge zeugen zeugin zimmer zinsen zoll
    zufriedenheit zug zurückbehaltungsrecht zweifel zweig überstundenabbau
    """
)
"""Folded to small letters; written with a capital wherever they stand."""

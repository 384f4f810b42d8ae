"""The 1,024 words of a fingerprint: short, common, and at least two letters apart from each other.

The list is part of the format.  Its order and its words never change, or two people would read different words for
one key.
"""

from __future__ import annotations

_TEXT = """
abborre adress advent affisch afton agenda akacia akademi akrobat aktie alarm album alfabet alpacka altan ambulans
ananas andas ankare anorak ansikte ansjovis antenn antilop apelsin apotek applåd aprikos april aptit arbete arena
arkiv armband artikel asfalt aster atlas atom augusti autograf avgift avlopp avokado avsnitt axel backe badkar
badrock bagare bagge bakelse bakgrund baksida balett balja ballong balsam bambu banan bandy banjo bark basar
basilika basker bassäng bastu basun batteri belopp bensin berg berså besök betong betyg biff bild biljard biljett
biolog björk blad blixt blomma blus bläck blåbär blåmes bofink bokhylla boll bomull bonde bord borste bostad boule
bowling box brasa brev bromsa brosch brunn brygga bryta bräda bråttom bröllop bubbla budget buga bukett bulldog
buller buske buss butik byggnad byrå byxa bädd bälte bänk bär bäver båge båt bönor cell cement center charm chef
chili choklad cider cigarr cirkel cirkus citat citron clown cykel dagbok dahlia dalgång dansa dator datum debatt
december delfin delta dessert detalj diadem diamant dikt dill diplom dirigent disk djungel djup docka dofta doktor
domare dotter drake drama dricka driva droppe dröm duett dugga duk dunge dusch duva dörr eka ekonomi ekorre ekvator
elefant elev elva enbär energi enkel ensam eremit espresso evig exempel expert express fabrik fackla faktum familj
fanfar fantasi farbror farmor fartyg fasan fauna februari fem figur fil final finger firma fiska fjord fjun fjäder
fjäll fjäril flagga flamma flaska flicka flinga flod flora flotte fluga flygel fläta flöjt foder fokus folk fontän
forska fossil fotboll foto fred fri fryst fräken fräsch fråga fyr färja fågel fåtölj följa förlag förråd gala galler
gammal garage garn gasell geni gepard getost giraff gissa gitarr glaciär glas glida glimma glob glädje glögg gnista
gobeläng golf gondol gorilla graf granit grannar granne gratis grep grind groda grotta grupp gryning gräddfil gräs
gräva grön gubbe guide guld gummi gurka gädda gård gåta gök hagel hake halka hallon halsduk hammock hamn hamster
handel handske hantverk harmoni harpa hassel hav hektar hela helium herde himmel hjort hjälm hjälte hjärta hobby
holme honung hopp horisont hormon horn hotell humla humor hund husvagn huvud hydda hylla häger hälsa hämta hänga hår
högre höna höst hövding idol igel igloo ikon illusion index industri ingefära ingång insekt insjö isberg istid jacka
jaga jaguar jakt januari jasmin jazz jeans jeep jobb jolle journal jubel juice jul jumper juni jury jämn jäst jätte
kabin kaffe kajak kaka kaktus kalas kalender kalkon kalv kamel kamera kamrat kanal kandidat kanot kapsyl kapten
karamell karp karta kasse kastanj kastrull katalog kavaj kaviar kedja kejsare keps keramik ketchup kikare kilo
kimono kiosk kjol klara klass klippa klister klocka klot klubb kläder klänning klöver knopp knut koala kobra koja
kokbok kolibri komet komma kompass kompis konsert konst kontor konvoj koppar korall korv kostym kotte kraft kran
krita krok krona kruka krus krydda krypa kräfta kub kuliss kulle kultur kummin kupol kurs kurva kusin kust kuvert
kvadrat kvarn kvinna kvist kvitto kväll kyckling kyl kyrka källa kärl köpa körsbär ladugård lager lagun lakrits lama
landskap lans lapp lasso lastbil laterna lavendel lavin ledare legend lejon lek lemur leopard lera lexikon licens
lilja lim lina lingon linjal linne linser lista liter ljus lock logik lokal lotus lov luciatåg luft lunch lycka
lykta lyssna lämna längd lärare lärka läsa låda lång lås löjtnant lön lördag magi maj makrill mammut manet mango
mantel manus marknad marmelad mask match matta medalj medlem melodi melon memoar meny metall meter metod middag
mikro miljon mimosa mineral minut mjuk mjöl mobil modell mogen moln moped morgon mormor morot mos motor mugg mulen
mullvad mun murare murgröna museum musik muskel mussla mustasch mygga mästare månad måne möbel mönster mörk mössa
möte nation natt natur neon nickel nio njuta novell november nummer nyhet nypon näbb nät nål oas oboe ocean odla
oktober oliv olja olympisk omelett onsdag opera optik orakel ordbok ordning oregano orgel orkan orkester orm ost
padda paddel paket palm panel papegoja paprika paradis parasoll parmesan partner passa pastell paus pedal pelare
pelikan pengar pensel peppar persika person pianist piano pilot pincett pingvin pion pipa pirat pizza planet planka
plast plog plommon plugg pläd plånbok plåster pojke polka pollen pony poppel porslin portfölj potatis prakt precis
premiär prisma propp prosa pudding puder pulver pussel pyjamas pyramid pyton pärla pärm päron påfågel påse påskris
rabarber rabatt racket radar radio rapport raps recept redskap reflex refräng rekord rektor resa rida riddare ring
ris ritning robot robust roman ropa rosett rubrik rum ruska russin rustning rygg rymd rädisa räka räv råg röd rönn
sadel safir saft saldo sallad salong salva samtal sandal sardin satellit satin savann sax schack schema scout seger
sekel sekund selleri semester semla senap servett servis siden siffra silver sirap sju själv skal skata skepp skida
skifta skinka skiss skjorta skjul skog skola skorpa skorsten skratt skriva skruv skugga skydd skägg skär skåp skörd
slalom slang slips slott slussa slända smak smaragd smed smör snabb snack snigel snorkel snurra socker soffa solo
sommar sorbet spade spalt sparris sparv spegel spel spets spik spindel spira spjut sport springa språk spår squash
staket stam staty stege sten stig stilla stjärna stock stol storm strand strumpa strut sträng student studsa stuga
stund stycke styrka städa stövel surf svala svamp svan svart svärm syfte sylt symbol symfoni syn syra syren syskon
system säck säker säl säng säsong söder sötma tabell tablett tack taktik tall tapet taverna taxi teater teckna tegel
tejp tekanna teknik telefon tema tempel tennis teori termos text tiara tid tiger timjan timme tippa tisdag titel
tjugo tjur toalett toffel tolv tomat ton torg torka torsk traktor trapp tratt tredje trio trivas troll tropisk
trumma trumpet tryck träna tråd tröja tröst tuba tulpan tunga tunika tunnel turban turist tusen tvätt tvål tyg tyst
täcke tält tärna tävling tårta törne udde uggla ull urna utflykt utsikt vacker vagga vagn vaktel valnöt valp vampyr
vandra vanilj vante vatten vecka veranda verktyg vers vessla vete vide vik villa vimpel vinbär vind vinge vinka
vinter viol visir visp vitlök volym vråk vulkan vuxen vykort väder väg vänster värme väska växt yngling yoghurt yrke
zebra zenit zink zoo ägg älska älv ängel äpple ärlig ärta äventyr åker ålder ånga åra åsna åtta ödmjuk öga öken
öppen örn östan
"""

WORDS: tuple[str, ...] = tuple(_TEXT.split())

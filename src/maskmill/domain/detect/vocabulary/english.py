"""Common English words, in small letters: met in running text, or names that are words as well."""

from __future__ import annotations

from maskmill.domain.detect.detector import bag

WORDS = bag(
    """
    abbey abdicated abdomen able abnormality aboard abode about above abroad absence absent absentia abstained abt
    accelerate accent accents accept accepted accepting accepts access accessibility accident accomp accordance
    according accordingly account accountant accounting accounts accused ace achieved acid ack acknowledges acquire
    acquired acquit acre across act acted acting action active activities actor actual actually acute ad add added
    address addressed addressee addresses adds adequate adjourn adjourned adjournment admin administrative admins
    admissible admit admits admitted adopted adoption adores ads adult adults advance advances adverse advertised
    advice advise advised adviser advises affect affected affectionate affects affiliates affirmed aforesaid afraid
    african after afternoon afterwards again against age aged agency agenda agent agents ago agree agreed agreement
    agrees ahead aid aide aids air airport aisle aka al alarm album alcohol alder ale alert alerts alias alive all
    allegation alleged allergic allergy allocated allotment allow allowed almonds almost alone along aloud already also
    alterations alternate alternates alternative altogether alumni always am amazing ambassador ambulance amend amended
    ammonia among amount amounts an analyst and angel angle angrily angry animals anniversary announce announced annual
    annum anonymity another answer answered answering answers any anybody anyhow anyone anything anytime anyway
    anywhere apart apartment apartments apologies apologize apology app appeal appealed appeals appear appeared appears
    appendicectomy appendix appertaining apple appliances applicant applicants application applied applies apply
    applying appoint appointed appointment appointments appoints appreciate appreciated apprentices approach approval
    approved approx approximately appt april arch archer architect are area areas argued argues arguing argument
    arithmetic arm armed armour armrests arms army around arrange arrangements array arrears arrest arrested arrival
    arrive arrived arrives arrow art article artist as asap ascent ash aside ask asked asker asking asks asleep aspen
    assembly assessed assets assign assigned assignee assignment assigns assistance assistant assisted associate
    associates association assume assumed assumes assured asthma asylum at ate atlas atraumatic attach attached
    attachment attachments attack attempt attempted attend attendance attended attending attention attentive attic
    attire attn attorney attorneys attributable attribute au auction audit auditioned auditors august aunt auscultation
    auth authentic author authorise authorised authorises authorities authority authorization autumn available average
    avoid awaited award awarded awards aware away awful axe babies baby back backed backing backlog backup bad badge
    badger badges badly bag bagels bagpipes bags bailiff bailiffs bake baked baker bakery baking balance balcony ball
    ballots band banjo bank bankers bankruptcy banks banned bar barbecue barber barefoot barely barge bark barked barn
    baron barrel barrier barrow bars basal base based basement bases basically basil basis basketball bass bath
    bathroom bats batteries battle bay bays bc bcf bday be beach beagle beam bean beans bear beard bears beat beaten
    beats because beck become becomes bed bedroom beds bedtime bee beef been beer beers bees before beg began begin
    beginner beginners beginning begins begun behalf behave behind being belief believe bell bells belonged belonging
    belongs beloved below belt bench bend beneficiary benefits berry beside best bet better between beyond bf biased
    bicker bicycle bicycles bid big bigger bike bilaterally bill billing bills bin binder binoculars bins birch bird
    birds birth birthdate birthday biscuit biscuits bishop bit bite bites biting black blackberry blacked blackmailed
    blade blame blamed bland blanket blankets blaze bleach bled bleep blender bless blew blinds blinked blinks bliss
    blister block blocks blog blood bloods bloom blossom blow blue blur board boards boat bodies body bog boil boiler
    boilermaker bold bolt bombardment bond bone bones bonnet bono bonus book booked booking bookings bookmarks books
    bookshop boot booth boots border boredom boring born borrow borrowed borrower boss bot botanist both bother
    bothered bottle bottled bottom bought bouquet bout bow bowed bowl bowler bowls box boxed boxes boy boyfreind boys
    brace bracelet brake brakes branch branches brand brands brave brb breach bread break breakfast breaking breaks
    breast breath breathalysed breathing brick bridge bridges brief briefly brigade bright brighter bring bringing
    brings bro broad broke broken broker brook brooks broom brother brothers brought brown browns browse bruh bruise
    bruised bruises bruits brunch brush brutal bt btw buck bucks bud buddy budget budgies buffer buffet bugs build
    builder building buildings built bulge bulk bull bullet bully bump bumper bunch bundle bungalow bunk burden burger
    burglary burial buried burn burned burner burns burnt burst bus buses bush business busy but butcher butler butter
    button buttons buy buyer by bye cabin cable cache cactus café cage cages cake cakes calcified calculator calendar
    call called caller calling calls calm calmest came camera camp campaign campus can cancel cancellation cancelled
    cancels candidate candle candy cane cannon cannot canon canopy cant canteen cap capacity cape capital caps capt
    captain car carbs card cards care cared career careful carer caretaker carne carol carpenter carpet carried carrier
    carries carrot carrots carry carrying cars carsick cart carte carver case cases cash casserole cast castle casual
    casually cat catering catheter cats caught cc cease ceiling celebrate cell cellar cello cells cent center centers
    central centre cents ceramic certain certificate certificates certified certify certiorari ch chain chair chaired
    chairman chairs chalk challenged chamber chambers chance chancer change changed changes changing chapel chapman
    chapter chapters character chard charge chargeable charged charger charges charity charm charming charset chart
    charted chase chasing chat cheap cheaper cheapest check checked checkout checkpoint checks cheddar cheered cheerful
    cheers cheese chem chemist chemistry chemo cheque cheques cherry chest chew chicken chief child childhood children
    chili chilling chills china chipped chips chocolate choice choices choke cholecystectomy choose chosen christening
    christian christmas chroniclers church cinema circles circulates circumstances citation cities citizen citizens
    city civil civilians claim claimant claimed claims class clause clauses clay clean cleaned clear cleared clerk
    click client clients cliff climbing clinic clinical clinician clips clock clocks clog close closed closer closes
    closest closet cloud clouded clover clown club clubbing clueless cm cn cnt co coach coaches coal coat coats cobbler
    code codes codicil codicils coercive coffee cogwheel cohort coin coins coke cold collab collapsed collar colleague
    colleagues collect collected collecting collection collective collects college collegial collided colonel
    colonoscopy colour colt column columns come comedian comes comet comfort comfortable comfy coming comma commander
    commanders commenced commencing comment comments commercial commission commit committee common commons communicated
    communicator communities commute companies company comped compensation competition competitors complain complained
    complaint complaints complete completed completing completion complexity comply composed composer compressor
    computer con concede concedes concern concerning concerns concert concluded concur condition conditional
    conditionally conditions condolence conducive conduct conductor conf conference confidential confirm confirmed
    confirms confiscation conflict confusion congratulating congress congruent connected connection consent
    consequential conservative consider consideration considered considers consignment consistent consisting consists
    console const constant constituted constitutes constitutional consulate consult consultant consulting cont contact
    contacted contacting contain contained containing contains contents contested context continue continued continuing
    contract contractor contractors contracts contradict contradicted contraption contrast control controller
    convenience conversation convey conveyed convicted convictions convoy convoys cook cookbook cooked cookies cooking
    cooks cool cooler cooper cooperate cooperation coordinator copies copy copying cord corn corner corporate
    corporation correct correction correctly correspondence cost costs cot cottage cotton couch cough coughing coughs
    could couldn council councils counsel counselling count counted counter counterparties counterparts counterparty
    countersigned counting country countryside counts county couple coupon courage courier course court courtesy courts
    cousin cousins covenants cover coverage covered covering covers cows cox crab cracked craft crane crash crates
    crave crazy cream created credit credited crediting credits creek creepy cremation crew cried criminal crisp
    critical crock crook cross crossed crossing crow crowd crowded crowds crown crowned cruel crueller crust cry crying
    crystal csv ctns cuckoo cuisine culprit cup cups cure current currently curt curtains cushion cust custom customer
    customers cut cute cuticle cutter cutting cyanosis cycle cycled cyclist dachshunds dad daily daisy dale dam damage
    damaged damages dance danced dangerous dare dark darling dash dashcam data date dated dates daughter daughters dawn
    day daylight days deacon dead deadline deal dealer dealt dean dear debate debit debits debt dec decals decent
    decide decided decider decides decision decisions decisive deck declaration declare declared declined declines
    declining deed deemed deep deepest deer def default defaults defeating defence defendant defended definately
    defined defines definition deformity degrading degree degrees delay delayed delays delegate delegation delete
    deleted deliberated delight delighted deliver delivered deliveries delivery demand demanded demo democratic denied
    denies dental dented dentist deny department departments departs departure depends deposed deposit deposited
    deposition depot deprecated depression deputises derived describe described deserve deserved deserves designate
    designer designs desk despite dessert destination destiny detail detailed details detained detention devalued
    develop developed developer development devoted diagnosed dial diamond diary dick dict dictated did didn die died
    diem dies diesel diet differ difference differently difficult dig digger dime dinner diplomacy directed direction
    directly director directors dis disability disabled disagree disagreed disagrees disambiguation disappearance
    disappeared disappointed disbursements disc discharge discharged discipline disclose disclosed disclosure
    discontinue discovered discovers discs discuss discussed discussion disease disgrace dish dislike dismay dismissal
    dismissed disorder disorderly dispatched displaced display disposition disproportionate dispute disputes
    disqualified disregard disrespect dissented dissenting dissolved distance distress distressed distribution district
    ditch divorce divorced dizziness dj dnt do dob dock dockers doctor doctors document documents doe does doesn dog
    dogs doing doll dollar dollars domestic domiciled dominal don donate donated donations done donor dont doomed doooo
    door doors double doubt doubted doubts dough dove down downgoing downs downstairs dozens draft drafted drain
    drained drake draper draw drawn draws dream dreaming dreams dress dressed dresser drew drill drink drinking drinks
    drive driven driver drivers drives driving drone drop dropped drops drove drowned drum drums drunk dry drying duck
    dude due dues duh duke duly dump dumplings duo duplicate duration duress during dusk dust duty dx each eagle earl
    earlier early earnings earthquake eased easily east easy eat eaten eating eats economy ed edema eden edge edged
    edited editing edition editions editor eds effect effective effectiveness effects effort egg eggs eight eighteen
    either elbow elder eldest elect elected election elections electric electricity element elevator eleven eligible
    elm else email emailed emails embassy emergency emerging employed employee employees employer employment employs
    emptied empty enclose enclosed encoding encrypted end ended ending endorsed ends energy enforce engaged engagement
    engine engineer english enjoy enjoyed enough ensure enter entered entering entire entirety entitled entity entrance
    entry envelopes enzymes episode equal equalises equitable er error escalate especially essay essence established
    estate estimate estimated et etc etymology euro eve even evening event events ever every everybody everyone
    everything everywhere evidence ex exactly exam examination examine examined exams exc except exception exceptions
    excess excessive exchange excited exclamation excluded exclusive excused executed executive executor exemplary
    exhaust exhibit exist exit exorbitant expect expected expecting expects expedition expense expenses experience
    expert expire expired expires explain explained explanation explorers export express expressed expression
    expropriation expulsion ext extend extended extension extensions extent exterior extra extract extracted
    extraordinary extremely eye eyes face faces facility factory facts faculties fade fail failed failing fails failure
    fair fairer faith faithfully falcon fall falling falls fam familiar families family famous fan fanlight fans far
    farm farmed farmer farrow fast fat fate father fatigue fav favorites favour favoured favourite fax fay feared
    feather feathers fed federal fee feed feedback feeders feeding feeds feel feelings feels fees feet fell fellow felt
    female fence ferment fern ferrets ferring ferry festival fetch fever few fewer fiance fiancé fiducia field fields
    fiercest fifteen fifth fifty fight fighting figure figures file filed files filing filled filling fills film filmed
    films filter filters final finale finalised finally financial finch finches find finder finding findings finds fine
    fined finger fingerprints fingertips finish finished fire fired firm firms first fish fisher fist fit fits five fix
    fixed fixes fixing flag flagged flags flame flasks flat flatmate fled fleet fleeting fletcher flew flies flight
    flights flint floats flood flooded flooding floods floor flopped florist flour flowed flower flowers flu fluent
    flute fly flying fog foil folder folders folding folks follow followed following follows food fool fools foot
    footage football footballer footer footnotes for forbidden force forced forces ford fords forearm foreign foreman
    foremen forename forest forester forever forged forges forget forgiven forgo forgot fork forklift form formal
    formed former formerly forms fort forth fortnight fortress forty forum forward foul found founded founder founders
    fountain four fourteen fourth fowl fox foyer frame framed framer frank fraud frauds free freed freedom freehold
    freeman freeze freezes freezing freind french fresh fret fridge fried friend friendly friends fries frm frog frogs
    from front frost froze frozen fruit fry fryer ft fuel full fullest fun function funeral funk funnier furnace
    further fussy future fw fyi gage gain gale gallons gallops gallows game gameday games gang ganglia gap garage
    garages garda garden gardener garlic gas gasket gate gates gather gave gay gearbox geese gem gene genera general
    generation gentle gentlelady gentleman gently gentry german get gets getting gg ghosted giant gift gifts gigs
    ginger girl girls git give given gives giving glass glasses glazed glory gloss gnome go goal goalkeeper goals goat
    god godmother gods goes going gold golden goldfish gone gonna good goodbye goodman goodnight goods goose gorgeous
    gossip got governed government governments grace grade graduate graduated grain gran grand grandchildren
    granddaughter grandfather grandma grandmother grandparents grandson grange granny grant granted grants grape graphs
    grass grateful grave graves gray great greater green greet greeting greetings grew grey greyed grid grief grievance
    grim gripe groomed gross ground grounds group groups grove grow grown grumpy guarantees guaranty guard guardian
    guards guess guessed guest guests guide guilt guilty guinea guitar gunner guy guys gym ha had hadn hadnt haemolysed
    haha hahahaha hail hair haircut haircuts hairdresser half hall halves ham hamburger hammer hampered hamster
    hamstring hand handcuffed handed handle handled handling handover hands handwriting handwritten hang hanging hangs
    happened happens happy harassment harbour hard hare harm harmless harmony harp harvest has hash hasn hasnt hat
    hatch hate hated hates hats haunt have haven having hawk hay hazel hbd he head headaches headcount headed heading
    headings headline headman headquartered headquarters heads healed health hear heard hearing hearings heart heat
    heaters heath heather heating heaven heavy hedge hedgehog hedging heel heirs held hello helm helmet help helped
    helpful helping helps hemorrhage her herald herd here hereafter hereby hereditary herein heres hereto hero herring
    herself hey hi hibernate hid hidden high higher highlighted highlights hike hiked hiking hilarious hill hills him
    himself hind hint hip hire hired hiring his histology history hit hits hitting hm hme hmu hobby hockey hold holder
    holders holding holds hole holiday holidays holly home homecoming homes homework hone honest honestly honey
    honeymoon honor honoured hood hoodie hook hoot hope hopes horn horrible horse horses horsewhipped hose hosed
    hospital hospitality host hosted hostel hot hotel hound hour hourly hours house houses how howl hrs hug huge hugs
    hull human humble humming humor hun hundred hung hunt hunter hurry hurt husband hx hybrid hypotheca i ice id idea
    ideal identify identity idiots idk if ignore ignored ignores iguana ii iii il ill illegal illustrations ily im
    imaged images imagine imaging immediately impact impartiality implied import important impressed imprisonment
    improved improvement improving in inactivity inadmissible inch inches incident inclined include included includes
    including income inconvenience incorporated incorrectly increase increased independent independently indestructible
    index indicated indoors infant infarct infer informally information informed ing inhaler inherited inhuman initials
    injections injured injuries ink inquiry insects inside insiders insisted insolvent inspect inspection inspector
    insta install installed instalments instance instead instruct instructed instructing instructions insult insulting
    insurance insured insurer insurgents int intact integration intend intended interest interested interesting
    interference interior intern international interned interpreter interprets interrupted intervals intervene
    interview interviewed into intoxicated intracranial introduced introduction invade invalid inventor investigated
    investigating investigation investigator invigilating inviolability invite invited invites inviting invoice
    invoices invoke invoked involved iris iron ironed irrevocable is island islands isn issue issued issues it item
    itemized items its ivy jack jackfruit jade jailed jam jammed jar jeans jelly jersey jewel jewelry jk job jobs join
    joined joining joins joint joist joke jokes jolly jordan journalist journey joy json judge judges judgment
    judgments juice july jump jumped june junior jurisdiction jury just justice justify kebab keen keep keeper keeping
    keeps kept kerb kernel ketchup kettle key keys kg kick kicks kid kids killed killing kilogram kin kind kindly
    kindness king kiosk kitchen kitchens kitten kitty km knew knife knight knights knock knocked knocking knotweed know
    knowingly knowledge known knows la lab label laboratories laboratory labour labrador lace lack lacunar lad ladder
    ladies lading lady laid lake lamb lamps land landed landing landlady landlord lands lane language languages
    lanterns lapsed laptop laptops large largest lark lass last late later latest latex laugh laughed laughs laundromat
    law lawn laws lawyer lawyers lay layer layers laying layoffs layouts lead leaders leading leads leaf leaflets
    league leak leaked leaking lean learned lease leased leases leasing least leather leave leaves leaving lecture led
    ledger lee left legal legend legendary legit legs lemon lend lender lending length lens lent lesions less lesser
    lesson lessons let lets letter lettering letters letting lettuce level levelled liability liable liberal librarian
    library libre licence licences licensed lid lie lied lies life lift lifted lifting light lighthouse lights like
    liked likely likes lil lilac lily limb lime limit limited limits limo limped limping line lines link linked links
    linter lion liquidator list listed listen listened listener listening listens lists lit literal little live lived
    livelihood lively lives living lmao lmaooo load loaded loading loads loaf loan lobby loc local locale located lock
    locked locker lockers locks locksmith lodge lodged loft log logged login logistics logout lol long longer longtime
    look looked looking looks lookup loosely loosen lord lords lorry lose loses losing loss lost lot lots loud love
    loved lovely loves loving low lower loyalty lsof lt luck lucky lumbar lump lunch lunches lunchtime lungs lurk
    lurking lying mace machine machinery machines mackerel macros mad made mag magazine magazines magic magnolia maiden
    mail mailbox mailboxes mailed mails mailto main maindb maintained maintains maintenance major majority make maker
    makes making malaria male males mall mammal man management manager mandatory mane manifestly manor manslaughter
    manual manufacturer manuscript many map maple maps march marched marginal marine mark marked market markets marks
    markup marriage married marrow marsh marshal marshall marvel mascot mask masked mass master masters mat match
    matched mate material maternity maths matter mattered matters mattress max maximum may maybe mayor mayors me meadow
    meal meals mean meaning meanings means meant meantime measles measure measured measures measuring mech mechanic
    media medical medication medicine medium meds meet meetin meeting meetings meets meh mellow melody member members
    membership memo memorably memory men mend mention mentioned mentioning mentions menu merchant mercy mere merely
    merged merger merit merits merry message messages messy met meter metering method mg mic mice microphone middle
    midline midnight midwife might migration mild mildly mile mileage miles military milk mill miller million mills min
    mind mine miners minibus minister ministry minors mins mint minute minutes mirror misattributed miscast mise
    mislabelled misquoted miss missed missing mission misspeak misspelled misspelt misspoke mistake mistakes mister
    misty mites mitted mix mixed mixtape ml mm mo mobile mobility mode model module mom moment mondays money moneys
    monitored monitoring monkey monologue month monthly months mood moody moon moor moose moped more morning mornings
    mortgage mortgagee mortgagor moss most mostly moth mother mothers motion motorbike motorway mount mountain
    mountaineer mountains mouse mouth movable move moved moves moving ms mtg much mud muffins mug multiple mum
    municipal municipality murder murmurs museum mushrooms music must mustache mustard mute mvp my myself mysqld myth
    na naan nail nails name named names nan nap napper narrator narrow national nationality nationals naturally nature
    navigate near nearly neat neatly necessary necklace need needed needle needs neg negative neglect neighbor
    neighbors neighbour neighbours neither nephew nest net network neutered never new newcomers news newsgroup
    newsletter newspaper next nice nicer nicest nickname nicks niece night nights nine nineteen ninety nite nitrate
    nitrite no noble nobody nocte nocturnal nodded noise noisy nominate nominated none nonsense nontender noodle
    noodles noon nope nor normal normally north nos nose not notary note notebook noted notes nothing notice noticed
    notices notified notify noun novel now np npm null number numbers numerals nurse nursery nurses nut nuts nw née oak
    oaks oat oath obedient object objected objection objections obligations obs observations observed observers
    observes obtain obtained obviously occasion occupation occupied occurred ocean odd of off offences offense
    offensive offer offered offers office officer officers offices official officially officials often ofthe oh oil
    oiled ok okay old older olive omelette omfg omg omitted on once one ones ongoing onion online only onsite onto onus
    open opened opening opens opera operated operation operations operator ophthalmology opinion opinions opportunity
    opposite optical option optional options or orally orange orchard order ordered orders ordinance ordinary org organ
    organisation organised organisers organising organizing oriented origin original originally originals originated os
    other others otherwise our ours ourselves out outage outlet outside outstanding ova ovation oven over overdose
    overflow overload overlook overlooked overnight overpriced overrated overtook overturned owe owes owing own owned
    owner owners owns pack packages packed packet packs pads page pages paging paid pain pains paint painted painter
    painting paints pair paired pairings pallets palm palms palsy pan pancakes panel panics paper papers paragraph
    paragraphs parakeet parcel parent parental parents park parka parked parking parks parlay parliament parole parrot
    parson part participants participating participation particular parties partly partner partners partridge parts
    party pass passage passages passed passenger passengers passes passport passports password passwords past pasta
    pasties pastrami pastry pat patch path patience patient patients pay payable payers paying payment payments payroll
    pays pcm peace peacefully peach peaches peacock peanut peanuts pear pearl peas peck pecuniary pedal peer peg
    pellets penalties penalty pence pencil penny pens pension pensioners people pepper per percent percentage
    perceptual perch perfect perfectly perform performed performing perfume perhaps period periods perk permanent
    permission permit permitted perpetrators person personal personnel persons persuaded pet petals petrol petting
    petty ph phew phoenix phone phoned photo photograph photographs photography photos phrase physical physician
    physics physio physiotherapy piano pianos pick picked picking pickle picnic picture pictures piece pier pierce pig
    pigeons pignus pigs pike pill pills pilot pin pinch pine pink pinned pipe piper pipes pirate pitch pitched pits
    pizza place placed places plain plainly plaintiff plan plane planned plans plant planted plants plastic plate
    plates platform platforms play played player playground playing plays plc pleaded pleasant please pleased pleasure
    plenty plonk plot plough pls plucking plugs plum plumber plumbers plus plz pm pod poet point pointed points poison
    poker pole police policy polish polite politician politics polls pond pony poodle pool poor pop popcorn pope
    population porch port portable porter portions portrait ports pos position positive possession possible post
    postage postcode posted poster postgres posting postman postponed posts pot potatoes potholes potter pound pounder
    pour powder power powers ppl practicable practice practise practised practising praise pray prays preached precious
    precisely predecessor prefer prefers premises premium prepaid preparatory preparing prescribed presence present
    presentation presented presenting presentment presents presided president presiding press pressed pressure pretend
    pretended pretty prevented previous previously price prices prickle pride priest primaries primary prince principal
    principle principles print printed printer printing prints prior priority prisoner prisoners private privileged
    prize prn pro probably proband probate probe problem proceed proceedings process processed processing produced
    product prof profession professional professor profile program programme prohibited project projector prom promise
    promised promoted promotion pronounced pronouns proof proofreading proper property prophet prophylaxis proposal
    proposed proprietor prosecuting prosecutor prosper protected protection protects protest protested protesters proud
    proved provided provider provides province prudence pseudonym psychologist psychologists pt pub public publican
    publish published publisher pudding pull pulled pulling pump pumps pupils puppet puppeteer puppy purchase pure purl
    purple purported purpose purposes purse pursue push pushed put puts putting python qd qty quadrant quail quantity
    quarrelled quarter quarterly quashed queen query question questioned questionnaire questions queue queued queues
    quick quickest quiet quill quinceanera quit quite quits quote quoted quotes quoting rabbit race radiating radiator
    rafter raid rail railway railways rain raincoat rained rains raise raised raises raising ramen ramp ran rang rank
    rare rash rat rate rather rating ratings ratio ratione raven ray rcvd re reach reached reaches reacted read reader
    readers readership reading readings reads ready real realises realistic really rear reason reasonable
    reasonableness reasonably reasoning reasons reassure reboot recall recalled recalls recap receipt receipts receive
    received receiver receiving recent recently reception receptionist recession recipe recipient recognise recognises
    recognize recommend recommended reconciliation record recorded recording records recovered recovery recruiting
    rectified recurrent red redeem redline redo redundancy reed ref refer referee reference references referred
    referring refers reffing refills refit reflector refund refunded refurbished refusal refused reg regard regarding
    regards region regional register registered registers registration registry regret regrets regular regulatory
    reinstalled reinstatement reiterates rejected related relation relations relax release released relevant relied
    relief relies religion religious reload rely relying remain remainder remaining remains remand remanded remarks
    remedy remember remembered remembers remind reminder reminders remit remitted remorse remote removal remove removed
    rename renew renewed renovation rent rented rents reopen reopens rep repaid repair repay repayments repeat repeated
    replace replaced replacement replaces replacing replied replies reply report reported reporters reporting reports
    repossessed representative represented represents reproduce reptiles republic request requested requesting requests
    require required requires requisite rescue rescued researcher resend reserved reset reside residence resident
    residents resides residing residual residue resignation resigned resigns resolve resolved resort resorts resources
    respect respected respectfully respectively respond responded respondent responding responsible rest restated
    restaurant restaurants resting restless restocked restraint restriction restroom results resume resumed resurfaced
    retail retains retake retire retired retirement retires retracted return returned returning returns reunion reverse
    reversed review reviewed reviews revising revoke rhythm rice rich rider rifle right rights rigidity ring rings riot
    rip rise rises risk rivals river rivers rn roach road roads roast rob robbed robbery robin rock rocks rod role roll
    rolled roof rook room rooming roommate rooms rooster roosters root rope rose rosemary roses rotate rotation rough
    roulette round roused routine rover row rower rows royal rub rubs ruby rucksack rude rug rugby ruined rule rules
    run runner running runs rush rusty rx rye sable sacked sad sadly safe safeguards safely safety sage said sailor
    saint sake salad salary sale sales salmon salt salty same sameee sample samples sand sander sands sandwich
    sandwiches sandy sang sanitize sank sap sat satellite satisfaction satisfied sats sauces sausages savage save saved
    saver saving savings saw say saying says scale scan scar scarf scarlet scary scene schedule scholarship school
    schools science score scored scorer scores scratch scratched screen screenshot scroll scuffs sea seal sealed
    seamstress search searched searching seasick season seasonal seat seated seats second seconded seconds secrecy
    secret secretary secretly section secured security sed see seed seeking seeks seemed seems seen sees seize seized
    select selected selection self sell seller selling sells semester senate send sender sending sends senior seniors
    sense sent sentence sentenced sentences separate separated separation sergeant serial serious seriously servant
    servants serve served server service serviced services serving set sets settings settle settled settlement seven
    seventeen several severally severance sewer shade shaded shaker shakes shaking shaky shall shame shampoo share
    shared shares sharing sharks sharp sharpen she shed sheep sheet sheets shelf shell shelling sheltered shepherd
    sheriff sherry shes shield shields shift ship shipment shipped shirt shocker shoe shoes shoots shop shopkeeper
    short shortly shortness shorts shot should shoulder shout shouted shouting shoutout show showed shower showers
    showing shown shows shrugged shut shuttle sick side sided siege sigh sighed sight sign signature signatures signed
    signing signs silence silent silk silver similar simple simply since sincerely sing singer single sings sinks
    sinuses sir sire sis sister sit site sits sitting situate situation six sixteen sixtieth size skate skeptical skill
    skills skin skinner skip skipped sku skull sky skylight slate slater sleep sleeping sleeps slept slid slides
    slightly slip slipped slippers slogans slot slow slowly sly small smaller smart smell smelled smells smh smile
    smoke smoked smoker smokers smugness snack snails snake snakes snap sneezes snores snow snowed snowglobe so soap
    sobbing social socialist society socks soda sofa soft softball soggy sold soldier sole soles solicitor solicitors
    solid some somebody someone something sometimes somewhere son song soon sore sorry sort sorted soufflé sought sound
    sounded soup source sourdough south space spaces spare sparks sparrow spat speak speaker speakers speaking speaks
    spear special specialist species specified specimens speech speeches speed speeding spell spelled spells spelt
    spend spent spines spiny spirits split spoke spoken spokesman spokesperson spokeswoman sponge sponsors spoon spoons
    sport sports spot spouse spouses spray spread spreadsheet spreadsheets spring sprouts sq sqm squad squeak squire
    squirrels squirt sshd stabbed stable stack staff staffed stag stage stain staircase stairs stairwell stake stale
    stamp stamps stand standard standing stands standup star stare stark stars start started starter starters starting
    starts stat state stated statement statements station statues status statute stay stayed staying steak steal steel
    steering stent step stepped steps stern stew sticker stickers stiff still stings stock stole stolen stone stones
    stood stop stoppage stopped storage store stores storey stories storm story stout stove strain strained strange
    strangers strangest strategist strategy straw stream streams street streets stretches strict strike striker
    strikers strikes string stringer strip strong strop struck structure strum struts stuck student students studied
    studio study stuff styles subcontractor subject submission submissions submitted subpoena subscription
    subscriptions substance substitutes suburbs succeed succeeded success successive successor successors such sucked
    suddenly sue sued suffered suffice sufficiently suffix sugar suggest suggested suit suitcases sulk sulks sum
    summary summer summers sums sun sunburnt sunflower sung sunlight sunny sunset super superb superhost superiors
    supersedes supervised supervisor supervisory suposed supper supple supplies supply support supported supportive
    supports supposed suppress suppressed supreme sure surely surgery surname surprise surprised surrounded survey
    surveying surveyor surveys survive survived sushi suspects suspended swallow swan swap swear swears sweepstake
    sweet sweetheart sweethearts sweetie swift swim switch switched sword sworn sympathetic sympathy sync syndrome
    syntax synth syrup system systems ta tab table tables tablet tags tail tailor take taken takes taking talent talk
    talked talking talks tall taller tan tank tapas tape target taste tasting tattoo tattoos taught tax taxes taxi
    taxis taxpayer tbh td tea teacher teaches teal team teams tearful tears tech technician teenagers teeth telegraph
    telephone telescope tell telling tells telly temperature temple temporarily temporary temporis ten tenant tend
    tender tennant tent tenth term terminal terminate terminates termination terms terrace terrible terrified test
    testified testing tetanus tetras text texts tf th than thank thanked thanks that thats the theatre theft their them
    then theory therapist therapy there thereby therefore thereto these thesis they thin thing things think thinking
    thinks third thirds thirteen thirty this tho thorn thorough those though thought thoughts thousands thrashed
    thrashing thread threatened threatens three threw thrive through throughout throw throwaway thrown thru thrush
    thumbs thumbsup thump thumps thx thyroiditis ticket tickets tide tidy tie tied tier tiger tight til tile tiles till
    timber time timeline timeout times timothy tin tiny tip tipped tired title tix tmrw to toast today toddler together
    toilet told tolerance toll tomato tomatoes tomorrow tone tonight too took tools tooth top topic torch tore tortoise
    total totals touch touched tour tourist tourists tournament toward towards towed tower towers town towns townsend
    toys tr trace traced track tracking tractor tractors trade traded trader trades trading traffic trail train trained
    trainee trainers trains tram trampoline transaction transcript transfer transferred transform translated
    translation transmitted transport transporting trash travel travelled travelling tray treasurer treat treated
    treating treatment treaty tree tremor trending triage trial tribunal tribunals trickle tried tries triggered trim
    trip trips troops tropical trops trouble trout truck trucks true truly trumps truncheon trust trusted truth
    truthful try trying ts tummy tuning tunnel turf turkey turn turnaround turned turning turnout turnover turns
    turtles tutor tweet twelve twenties twenty twice twin twins twist two ty type typed typing typo typos tyre tyres
    tysm ugh uh um umbrella unable unanimous unavailable uncle uncountable under underlying underrated undersigned
    understand understood underwood unenforced unexpected unfair unforgettable unhappy uniform union unions unisex unit
    units university unjust unknown unless unloaded unlock unnecessary unpaid unplug unprecedented unread unreadable
    unreal unreasonably unremarkable unsatisfactory unsubscribe until unwilling up update updates upgrade upheld
    uploaded upper upright upside upstairs ur urged urgent us usb use used useless user username users uses usher using
    usual usually utility vacant vague vain vale valid validly valley valleys value valued valves van vane vary vase
    vault vegan vegetarian vegetation vehicle vehicles vendor vendors venture verdict verify verse version versus
    vertex very vessel vests vet via vibes vicar vice victim victor victory video videographer view viewed vigil villa
    village villages vim vinegar vinyl viola violation violet violin viral virtue virus visa visas visible visit
    visited visiting visitor visitors vista vivid vocation voice voicemail volume voluntarily volunteers vote voted
    votes voucher vouchers vowel vs vx wade waffles wages wait waited waiter waiting waitress waives wake walk walked
    walking walks wall wallet walls wanderlust wanna want wanted wanting wants war ward warden wardens ware warehouse
    warm warmed warmer warned warnings warrant warranty warren was washer washing wasn waste wasters watch watched
    watching water waters watery wave waved waves way waybill ways we weak wear wearin wearing weather weaver web
    website wedding wedge week weekdays weekend weekends weekly weeks weighed weight weird welcome welcomed welfare
    well wells went were weren west westerly wet whales what whatever wheat wheel wheels when whenever where
    whereabouts whereas whereof whether which while whisker whisky whispers whistler white whitehead who whoami whoever
    whole whom whose why wick wickets wide widow widower wife wifi wild wilder will willow wills win wind window
    windows winds wine winger wings winner winning wins winter winters wire wise wish wished wishes wit witch with
    withdraw withdrawal withdrew withheld within without witness witnessed witnesses wknd wo wobble wok woke wolf woman
    won wonderful wondering wonders wont wood wooden woods woodward wool word wording words wore work worked worker
    workers working workman works workshop world worm worn worries worse worst worth wot would wouldn wow wp wreath
    wren wright wrist write writes writing written wrong wrote xmas xml xoxo xx ya yall yard yarn yeah year years yeast
    yellow yep yes yesterday yet yield yo yoga yoghurt yogurt you young your yours yourself youth yr zero zest zinc zip
    zone zoo
    """
)
"""Folded to small letters."""

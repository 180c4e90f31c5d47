"""Words of English with two spellings or more, mostly a British and an American one.

From VarCon 2020.12.07 (github.com/en-wl/wordlist): the words up to its level 60 whose spellings are usual in American,
British, Canadian or Australian English. Pairs that are also two words ("forego" and "forgo", "prise" and "prize") are
left out, and so is what a rule of `spelling` covers ("realise" and "realize").

VarCon is Copyright 2000-2020 by Kevin Atkinson and Benjamin Titze. Its permission notices, which let anybody copy and
change it, are in `english_spellings.LICENSE`.
"""

from functools import cache

_SPELLINGS = """
    abetter abettor, abetters abettors, abridgement abridgment, abridgements abridgments, absinth absinthe, absinthes
    absinths, accouter accoutre, accoutered accoutred, accoutering accoutring, accouterment accoutrement,
    accouterments accoutrements, accouters accoutres, acknowledgement acknowledgment, acknowledgements
    acknowledgments, adapter adaptor, adapters adaptors, addable addible, adviser advisor, advisers advisors, adz
    adze, aeon eon, aeons eons, aerie eyrie, aeries eyries, aerofoil airfoil, aerofoils airfoils, aerogram aerogramme,
    aerogrammes aerograms, aeroplane airplane, aeroplanes airplanes, aesthetic esthetic, aesthetics esthetics,
    aetiology etiology, afterward afterwards, ageing aging, ageings agings, almanac almanack, almanacks almanacs,
    aluminium aluminum, aluminiums aluminums, ambiance ambience, ambiances ambiences, ameba amoeba, amebae amebas
    amoebae amoebas, amebic amoebic, ameboid amoeboid, amid amidst, amir emir, amirs emirs, amok amuck, amoks amucks,
    among amongst, amortisables amortizables, amphitheater amphitheatre, amphitheaters amphitheatres, ampoule ampule,
    ampoules ampules, anaemia anemia, anaemic anemic, anaemically anemically, anaemicer anemicer, anaemics anemics,
    anaesthesia anesthesia, anaesthesias anesthesias, anaesthesiologist anesthesiologist, anaesthesiologists
    anesthesiologists, anaesthesiology anesthesiology, anaesthetic anesthetic, anaesthetics anesthetics, anaesthetist
    anesthetist, anaesthetists anesthetists, anaesthetization anesthetization, anaesthetizations anesthetizations,
    anaesthetize anesthetize, anaesthetized anesthetized, anaesthetizes anesthetizes, anaesthetizing anesthetizing,
    analog analogue, analogs analogues, analysable analyzable, analyse analyze, analysed analyzed, analyser analyzer,
    analysers analyzers, analyses analyzes, analysing analyzing, antilabor antilabour, antilabors antilabours, appal
    appall, appalls appals, appareled apparelled, appareling apparelling, arbor arbour, arbors arbours, archaeological
    archeological, archaeologically archeologically, archaeologist archeologist, archaeologists archeologists,
    archaeology archeology, ardor ardour, ardors ardours, armor armour, armored armoured, armorer armourer, armorers
    armourers, armories armouries, armoring armouring, armors armours, armory armoury, artefact artifact, artefacts
    artifacts, ascendancy ascendency, ascendant ascendent, ascendants ascendents, auntie aunty, aureola aureole, ax
    axe, backpedaled backpedalled, backpedaling backpedalling, backward backwards, baddie baddy, balk baulk, balked
    baulked, balking baulking, balks baulks, bandana bandanna, bandanas bandannas, bandoleer bandolier, bandoleers
    bandoliers, banister bannister, banisters bannisters, baptisteries baptistries, baptistery baptistry, barbecue
    barbeque, barbecued barbequed, barbecues barbeques, barbecuing barbequing, barreled barrelled, barreling
    barrelling, bathyscaph bathyscaphe, bathyscaphes bathyscaphs, battleax battleaxe, bedeviled bedevilled, bedeviling
    bedevilling, behavior behaviour, behavioral behavioural, behaviorally behaviourally, behaviorism behaviourism,
    behaviorisms behaviourisms, behaviorist behaviourist, behaviorists behaviourists, behaviors behaviours, behoove
    behove, behooved behoved, behooves behoves, behooving behoving, behoovings behovings, bejeweled bejewelled,
    bejeweling bejewelling, belabor belabour, belabored belaboured, belaboring belabouring, belabors belabours,
    beveled bevelled, beveler beveller, bevelers bevellers, beveling bevelling, bevelings bevellings, biased biassed,
    biasing biassing, bingeing binging, blamable blameable, blond blonde, blondes blonds, blowsier blowzier, blowsiest
    blowziest, blowsy blowzy, blueing bluing, boatswain bosun, boatswains bosuns, bocce bocci boccie, bolshie bolshy,
    borsch borscht, bougainvillaea bougainvillea, breathalyse breathalyze, breathalysed breathalyzed, breathalyser
    breathalyzer, breathalysers breathalyzers, breathalyses breathalyzes, breathalysing breathalyzing, briar brier,
    briars briers, briquets briquettes, bunco bunko, buncoed bunkoed, buncoing bunkoing, buncombe bunkum, buncombes
    bunkums, buncos bunkos, burka burqa, burkas burqas, burnoose burnous, burnooses burnouses, bused bussed, buses
    busses, busheled bushelled, busheling bushelling, bushelings bushellings, busing bussing, busings bussings, cabala
    kabbala kabbalah, cabbie cabby, caesarean cesarean, caesareans cesareans, caesium cesium, caesiums cesiums, caftan
    kaftan, caftans kaftans, cagey cagy, cageyness caginess, caldron cauldron, caldrons cauldrons, caliber calibre,
    calibers calibres, caliper calliper, calipered callipered, calipering callipering, calipers callipers, calisthenic
    callisthenic, calisthenics callisthenics, calk caulk, calked caulked, calks caulks, camomile chamomile, camomiles
    chamomiles, canceled cancelled, canceler canceller, cancelers cancellers, canceling cancelling, candor candour,
    candors candours, cantaloup cantaloupe, cantaloupes cantaloups, caravansarai caravansarais caravansaries,
    caravansary caravanserai, carburetor carburetter carburettor, carburetors carburetters carburettors, carneys
    carnies, caroled carolled, caroler caroller, carolers carollers, caroling carolling, caster castor, casters
    castors, catalog catalogue, cataloged catalogued, cataloger cataloguer, catalogers cataloguers, cataloging
    cataloguing, catalogs catalogues, catalyse catalyze, catalysed catalyzed, catalyses catalyzes, catalysing
    catalyzing, caviar caviare, caviares caviars, caviled cavilled, caviler caviller, cavilers cavillers, caviling
    cavilling, cavilings cavillings, cenobite coenobite, cenobites coenobites, cenobitic coenobitic, center centre,
    centerboard centreboard, centerboards centreboards, centered centred, centerfold centrefold, centerfolds
    centrefolds, centering centring, centerings centrings, centerpiece centrepiece, centerpieces centrepieces, centers
    centres, centigram centigramme, centigrammes centigrams, centiliter centilitre, centiliters centilitres,
    centimeter centimetre, centimeters centimetres, channeled channelled, channeling channelling, chaperon chaperone,
    chaperones chaperons, check cheque, checkbook chequebook, checkbooks chequebooks, checker chequer, checkerboard
    chequerboard, checkerboards chequerboards, checkered chequered, checkering chequering, checkers chequers, checks
    cheques, chili chilli, chilies chillies, chimaera chimera, chimaeras chimeras, chiseled chiselled, chiseler
    chiseller, chiselers chisellers, chiseling chiselling, chitlins chitterlings, chivied chivvied, chivies chivvies,
    chivvy chivy, chivvying chivying, chocolatey chocolaty, cicatrice cicatrix, cipher cypher, ciphered cyphered,
    ciphering cyphering, ciphers cyphers, clamor clamour, clamored clamoured, clamoring clamouring, clamors clamours,
    clangor clangour, clangored clangoured, clangoring clangouring, clangors clangours, clarinetist clarinettist,
    clarinetists clarinettists, cognisance cognizance, cognisances cognizances, cognisant cognizant, cognisanter
    cognizanter, cognisantest cognizantest, colander cullender, colanders cullenders, collectable collectible,
    collectables collectibles, color colour, colorant colourant, colorants colourants, coloration colouration,
    colorations colourations, colorblind colourblind, colorblindness colourblindness, colored coloured, coloreds
    coloureds, colorer colourer, colorers colourers, colorfast colourfast, colorfastness colourfastness, colorful
    colourful, colorfully colourfully, colorfulness colourfulness, coloring colouring, colorings colourings, colorist
    colourist, colorists colourists, colorization colourization, colorizations colourizations, colorize colourize,
    colorized colourized, colorizes colourizes, colorizing colourizing, colorless colourless, colorlessly
    colourlessly, colorlessness colourlessness, colors colours, colorway colourway, colorways colourways, conjurer
    conjuror, conjurers conjurors, connection connexion, connections connexions, convener convenor, conveners
    convenors, converter convertor, converters convertors, cosied cozied, cosier cozier, cosies cozies, cosiest
    coziest, cosily cozily, cosiness coziness, cosy cozy, cosying cozying, councillor councilor, councillors
    councilors, counseled counselled, counseling counselling, counsellor counselor, counsellors counselors, crenelate
    crenellate, crenelated crenellated, crenelates crenellates, crenelating crenellating, crenelation crenellation,
    crenelations crenellations, crosier crozier, crosiers croziers, crueler crueller, cruelest cruellest, cudgeled
    cudgelled, cudgeling cudgelling, cudgelings cudgellings, curb kerb, curbed kerbed, curbing kerbing, curbs kerbs,
    curtsey curtsy, curtseyed curtsied, curtseying curtsying, curtseys curtsies, cyclopaedia cyclopedia, cyclopaedias
    cyclopedias, czar tsar tzar, czars tsars tzars, dearie deary, deciliter decilitre, deciliters decilitres,
    decimeter decimetre, decimeters decimetres, defence defense, defenceless defenseless, defencelessly defenselessly,
    defencelessness defenselessness, defences defenses, demeanor demeanour, demeanors demeanours, dentin dentine,
    dentines dentins, dependant dependent, dependants dependents, descendant descendent, deshabille dishabille,
    deshabilles dishabilles, despatch dispatch, despatched dispatched, despatches dispatches, despatching dispatching,
    deviled devilled, deviling devilling, dialed dialled, dialing dialling, dialings diallings, dialog dialogue,
    dialyse dialyze, dialysed dialyzed, dialyses dialyzes, dialysing dialyzing, diarrhea diarrhoea, diarrheas
    diarrhoeas, dickey dicky, dickeys dickies, dietician dietitian, dieticians dietitians, disc disk, discolor
    discolour, discoloration discolouration, discolorations discolourations, discolored discoloured, discoloreds
    discoloureds, discoloring discolouring, discolors discolours, discs disks, disemboweled disembowelled,
    disemboweling disembowelling, disfavor disfavour, disfavored disfavoured, disfavoring disfavouring, disfavors
    disfavours, disheveled dishevelled, disheveling dishevelling, dishonor dishonour, dishonorable dishonourable,
    dishonorables dishonourables, dishonorablies dishonourablies, dishonored dishonoured, dishonoring dishonouring,
    dishonors dishonours, distil distill, distills distils, ditsier ditzier, ditsy ditzy, doggie doggy, doggoneder
    doggoner, doggonedest doggonest, dolor dolour, dolors dolours, doweled dowelled, doweling dowelling, downdraft
    downdraught, downward downwards, draftier draughtier, draftiest draughtiest, draftily draughtily, draftiness
    draughtiness, draftsman draughtsman, draftsmanship draughtsmanship, draftsmanships draughtsmanships, draftsmen
    draughtsmen, draftswoman draughtswoman, draftswomen draughtswomen, drafty draughty, dreamed dreamt, drier dryer,
    drily dryly, driveled drivelled, driveler driveller, drivelers drivellers, driveling drivelling, dueled duelled,
    dueler dueller, duelers duellers, dueling duelling, duelings duellings, duelist duellist, duelists duellists,
    edema oedema, edemas oedemas, embed imbed, embedded imbedded, embedding imbedding, embeds imbeds, empanel impanel,
    empaneled empanelled impaneled impanelled, empaneling empanelling impaneling impanelling, empanels impanels,
    enameled enamelled, enameler enameller, enamelers enamellers, enameling enamelling, enamelings enamellings, enamor
    enamour, enamored enamoured, enamoreds enamoureds, enamoring enamouring, enamors enamours, encyclopaedia
    encyclopedia, encyclopaedias encyclopedias, encyclopaedic encyclopedic, endeavor endeavour, endeavored
    endeavoured, endeavoring endeavouring, endeavors endeavours, enquire inquire, enquired inquired, enquires
    inquires, enquiries inquiries, enquiring inquiring, enquiry inquiry, enrol enroll, enrollment enrolment,
    enrollments enrolments, enrolls enrols, enthral enthrall, enthrallment enthralment, enthrallments enthralments,
    enthralls enthrals, epaulet epaulette, epaulets epaulettes, epicenter epicentre, epicenters epicentres, equaled
    equalled, equaling equalling, esophagi esophaguses oesophagi oesophaguses, esophagus oesophagus, estrogen
    oestrogen, estrogens oestrogens, estrous oestrous, estrus oestrus, estruses oestruses, eucaryote eukaryote,
    eucaryotes eukaryotes, eucaryotic eukaryotic, eviler eviller, evilest evillest, extendable extendible, eyeing
    eying, faecal fecal, faeces feces, faerie faery, favor favour, favorable favourable, favorables favourables,
    favored favoured, favoreds favoureds, favoring favouring, favorings favourings, favorite favourite, favorites
    favourites, favoritism favouritism, favoritisms favouritisms, favors favours, fayer fayre, fervor fervour, fervors
    fervours, fetal foetal, fetid foetid, fetus foetus, fetuses foetuses, fiber fibre, fiberboard fibreboard,
    fiberboards fibreboards, fiberfill fibrefill, fiberfills fibrefills, fiberglass fibreglass, fiberglasses
    fibreglasses, fibers fibres, filterable filtrable, flanneled flannelled, flanneling flannelling, flautist flutist,
    flautists flutists, flavor flavour, flavored flavoured, flavorful flavourful, flavoring flavouring, flavorings
    flavourings, flavorless flavourless, flavors flavours, flavorsome flavoursome, flavorsomer flavoursomer,
    flavorsomest flavoursomest, fledgeling fledgling, fledgelings fledglings, flier flyer, fliers flyers, floozie
    floozy, focused focussed, focusing focussing, fogey fogy, fogeys fogies, fontanel fontanelle, fontanelles
    fontanels, foregather forgather, foregathered forgathered, foregathering forgathering, foregathers forgathers,
    formulae formulas, freebee freebie, freebees freebies, frowsier frowzier, frowsiest frowziest, frowsy frowzy,
    fueled fuelled, fueling fuelling, fulfil fulfill, fulfillment fulfilment, fulfillments fulfilments, fulfills
    fulfils, funneled funnelled, funneling funnelling, furor furore, furores furors, fusileer fusilier, fusileers
    fusiliers, gamboled gambolled, gamboling gambolling, gamey gamy, gaol jail, gaoled jailed, gaoler jailer jailor,
    gaolers jailers jailors, gaoling jailing, gaols jails, garotte garrote garrotte, garotted garroted garrotted,
    garottes garrotes garrottes, garotting garroting garrotting, gasolene gasoline, gasolenes gasolines, gelatin
    gelatine, gelatines gelatins, gemmology gemology, gigagram gigagramme, gigagrammes gigagrams, gigameter gigametre,
    gigameters gigametres, ginkgoes ginkgos, girlie girly, glamor glamour, glamored glamoured, glamoring glamouring,
    glamorize glamourize, glamorized glamourized, glamorizes glamourizes, glamorizing glamourizing, glamors glamours,
    glueing gluing, glycerin glycerine, glycerines glycerins, gobbledegook gobbledygook, gobbledegooks gobbledygooks,
    goddam goddamn, goddamed goddamned, goddaming goddamning, goddamns goddams, goiter goitre, goiters goitres,
    gonorrhea gonorrhoea, gonorrheal gonorrhoeal, gonorrheas gonorrhoeas, goodby goodbye, goodbyes goodbys, goodie
    goody, gram gramme, grammes grams, grandad granddad, grandads granddads, grannie granny, graveled gravelled,
    graveling gravelling, gray grey, grayed greyed, grayer greyer, grayest greyest, graying greying, grayish greyish,
    grayness greyness, grays greys, griffin griffon, griffins griffons, groveled grovelled, groveler groveller,
    grovelers grovellers, groveling grovelling, grueled gruelled, grueling gruelling, gruelings gruellings, guerilla
    guerrilla, guerillas guerrillas, gynaecologic gynecologic, gynaecological gynecological, gynaecologicals
    gynecologicals, gynaecologics gynecologics, gynaecologist gynecologist, gynaecologists gynecologists, gynaecology
    gynecology, haem heme, haematite hematite, haematites hematites, haematologic hematologic, haematological
    hematological, haematologist hematologist, haematologists hematologists, haematology hematology, haemoglobin
    hemoglobin, haemophilia hemophilia, haemophiliac hemophiliac, haemophiliacs hemophiliacs, haemorrhage hemorrhage,
    haemorrhaged hemorrhaged, haemorrhages hemorrhages, haemorrhaging hemorrhaging, haemorrhoid hemorrhoid,
    haemorrhoids hemorrhoids, hairdrier hairdryer, hairdriers hairdryers, hankie hanky, harbor harbour, harbored
    harboured, harboring harbouring, harbors harbours, hectogram hectogramme, hectogrammes hectograms, hectometer
    hectometre, hectometers hectometres, hiccuped hiccupped, hiccuping hiccupping, homeopath homoeopath, homeopathic
    homoeopathic, homeopathies homoeopathies, homeopaths homoeopaths, homeopathy homoeopathy, homeostases
    homoeostases, homeostasis homoeostasis, homeostatic homoeostatic, homeward homewards, homeyness hominess, honkie
    honky, honor honour, honorable honourable, honorableness honourableness, honorables honourables, honorablies
    honourablies, honored honoured, honoree honouree, honorees honourees, honorer honourer, honorers honourers,
    honoring honouring, honors honours, hooch hootch, hooches hootches, hooray hurrah hurray, hoorayed hurrahed
    hurrayed, hooraying hurrahing hurraying, hoorays hurrahs hurrays, horsey horsy, humor humour, humored humoured,
    humoring humouring, humorless humourless, humorlessness humourlessness, humors humours, huzza huzzah, huzzaed
    huzzahed, huzzahing huzzaing, huzzahs huzzas, hydrolyse hydrolyze, hydrolysed hydrolyzed, hydrolyses hydrolyzes,
    hydrolysing hydrolyzing, icon ikon, icons ikons, imperiled imperilled, imperiling imperilling, imposter impostor,
    imposters impostors, improviser improvisor, improvisers improvisors, inflection inflexion, inflections inflexions,
    initialed initialled, initialing initialling, instal install, installment instalment, installments instalments,
    installs instals, instil instill, instills instils, instituter institutor, instituters institutors, inward
    inwards, jerrican jerrycan, jerricans jerrycans, jeweled jewelled, jeweler jeweller, jewelers jewellers, jeweling
    jewelling, jewellery jewelry, jinricksha jinrikisha, jinrickshas jinrikishas, jokey joky, judgement judgment,
    judgemental judgmental, judgements judgments, junketeer junketer, junketeers junketers, kabob kebab kebob, kabobs
    kebabs kebobs, kenneled kennelled, kenneling kennelling, kerosene kerosine, kerosenes kerosines, kilogram
    kilogramme, kilogrammes kilograms, kiloliter kilolitre, kiloliters kilolitres, kilometer kilometre, kilometers
    kilometres, kindergartener kindergartner, kindergarteners kindergartners, knackwurst knockwurst, knackwursts
    knockwursts, kopeck kopek, kopecks kopeks, koran quran, koranic quranic, korans qurans, labeled labelled, labeling
    labelling, labor labour, labored laboured, laborer labourer, laborers labourers, laboring labouring, laborings
    labourings, labors labours, laborsaving laboursaving, lachrymal lacrimal, lackluster lacklustre, lacklusters
    lacklustres, lallygag lollygag, lallygagged lollygagged, lallygagging lollygagging, lallygags lollygags, lambast
    lambaste, lambastes lambasts, lasagna lasagne, lasagnas lasagnes, launderette laundrette, launderettes
    laundrettes, leaped leapt, learned learnt, leggin legging, leggings leggins, leukaemia leukemia, leveled levelled,
    leveler leveller, levelers levellers, levelest levellest, leveling levelling, libeled libelled, libeler libeller,
    libelers libellers, libeling libelling, libellous libelous, licence license, licenced licensed, licences licenses,
    licencing licensing, licorice liquorice, likabilities likeabilities, likability likeability, likable likeable,
    likableness likeableness, linguine linguini, linguines linguinis, liquefied liquified, liquefies liquifies,
    liquefy liquify, liquefying liquifying, lissom lissome, litchi lychee, litchis lychees, liter litre, liters
    litres, livable liveable, lollipop lollypop, lollipops lollypops, louver louvre, louvered louvred, louvers
    louvres, lovable loveable, luster lustre, lustered lustred, lustering lustring, lusterless lustreless, lusters
    lustres, macintosh mackintosh, macintoshes mackintoshes, magnetisables magnetizables, maharaja maharajah,
    maharajahs maharajas, maharanee maharani, maharanees maharanis, maneuver manoeuver manoeuvre, maneuverabilities
    manoeuvrabilities, maneuverability manoeuvrability, maneuverable manoeuvrable, maneuvered manoeuvered manoeuvred,
    maneuvering manoeuvering manoeuvring, maneuverings manoeuverings manoeuvrings, maneuvers manoeuvers manoeuvres,
    manila manilla, marshaled marshalled, marshaling marshalling, marveled marvelled, marveling marvelling, marvellous
    marvelous, marvellously marvelously, math maths, meager meagre, meagerly meagrely, meagerness meagreness,
    meagerrer meagrer, medalist medallist, medalists medallists, mediaeval medieval, mediaevals medievals, megagram
    megagramme, megagrammes megagrams, meow miaow, meowed miaowed, meowing miaowing, meows miaows, metaled metalled,
    metaling metalling, meter metre, meters metres, microgram microgramme, micrometer micrometre, micrometers
    micrometres, midwifed midwived, midwifing midwiving, milligram milligramme, milligrammes milligrams, milliliter
    millilitre, milliliters millilitres, millimeter millimetre, millimeters millimetres, misbehavior misbehaviour,
    misbehaviors misbehaviours, misdemeanor misdemeanour, misdemeanors misdemeanours, misjudgement misjudgment,
    misjudgements misjudgments, mislabeled mislabelled, mislabeling mislabelling, miter mitre, mitered mitred,
    mitering mitring, miters mitres, modeled modelled, modeler modeller, modelers modellers, modeling modelling,
    modelings modellings, moggie moggy, mold mould, molded moulded, molder moulder, moldered mouldered, moldering
    mouldering, molders moulders, moldier mouldier, moldiest mouldiest, molding moulding, moldings mouldings, molds
    moulds, moldy mouldy, mollusc mollusk, molluscan molluskan, molluscs mollusks, molt moult, molted moulted, molting
    moulting, molts moults, monologist monologuist, monologists monologuists, mousey mousy, moustache mustache,
    moustached mustached, moustaches mustaches, movable moveable, movables moveables, mujahedin mujahideen,
    multicolored multicoloured, multiplexer multiplexor, multiplexers multiplexors, myna mynah, mynahes mynas,
    neighbor neighbour, neighbored neighboured, neighborhood neighbourhood, neighborhoods neighbourhoods, neighboring
    neighbouring, neighborings neighbourings, neighborliness neighbourliness, neighborly neighbourly, neighbors
    neighbours, net nett, nets netts, nightie nighty, niter nitre, niters nitres, nitroglycerin nitroglycerine,
    nitroglycerines nitroglycerins, nosey nosy, noseys nosies, numbskull numskull, numbskulls numskulls, ocher ochre,
    ochered ochred, ochering ochring, ocherrer ochrer, ochers ochres, odor odour, odored odoured, odorless odourless,
    odors odours, offence offense, offences offenses, ok okay, okayed oked, okaying oking, okays oks, omelet omelette,
    omelets omelettes, onward onwards, organdie organdy, organisationally organizationally, organisationals
    organizationals, orthopaedic orthopedic, orthopaedics orthopedics, orthopaedist orthopedist, orthopaedists
    orthopedists, outmaneuver outmanoeuvre, outmaneuvered outmanoeuvred, outmaneuvering outmanoeuvring, outmaneuvers
    outmanoeuvres, paediatric pediatric, paediatrician pediatrician, paediatricians pediatricians, paediatrics
    pediatrics, paedophile pedophile, paedophiles pedophiles, paedophilia pedophilia, paedophilias pedophilias, pajama
    pyjama, pajamas pyjamas, palaeolithic paleolithic, palaeontologist paleontologist, palaeontologists
    paleontologists, palaeontology paleontology, paneled panelled, paneling panelling, panelings panellings, panelist
    panellist, panelists panellists, pantie panty, papaw pawpaw, papaws pawpaws, paralyse paralyze, paralysed
    paralyzed, paralyses paralyzes, paralysing paralyzing, paralysinglies paralyzinglies, parceled parcelled,
    parceling parcelling, parlor parlour, parlors parlours, partisan partizan, partisans partizans, pedaled pedalled,
    pedaler pedaller, pedalers pedallers, pedaling pedalling, peddler pedlar, peddlers pedlars, pekinese pekingese,
    penciled pencilled, penciling pencilling, pencilings pencillings, periled perilled, periling perilling, petaled
    petalled, pharmacopeia pharmacopoeia, pharmacopeias pharmacopoeias, philter philtre, philters philtres, phoney
    phony, phoneys phonies, piaster piastre, piasters piastres, piney piny, piroshki pirozhki, pizazz pizzazz,
    pizazzes pizzazzes, plough plow, ploughed plowed, ploughing plowing, ploughman plowman, ploughmen plowmen, ploughs
    plows, ploughshare plowshare, ploughshares plowshares, pollack pollock, polliwog pollywog, polliwogs pollywogs,
    pommeled pommelled, pommeling pommelling, postilion postillion, postilions postillions, pouf pouffe, pouffes
    poufs, practice practise, practiced practised, practices practises, practicing practising, praesidium presidium,
    praesidiums presidia presidiums, prejudgement prejudgment, prejudgements prejudgments, premise premiss, premises
    premisses, preppie preppy, pretence pretense, pretences pretenses, preterit preterite, preterites preterits,
    primaeval primeval, procaryote prokaryote, procaryotes prokaryotes, procaryotic prokaryotic, program programme,
    programed programmed, programing programming, programmes programs, protester protestor, protesters protestors,
    psychoanalyse psychoanalyze, psychoanalysed psychoanalyzed, psychoanalyses psychoanalyzes, psychoanalysing
    psychoanalyzing, pummeled pummelled, pummeling pummelling, pyorrhea pyorrhoea, pyorrheas pyorrhoeas, quarreled
    quarrelled, quarreler quarreller, quarrelers quarrellers, quarreling quarrelling, queueing queuing, raccoon
    racoon, raccoons racoons, racket racquet, rackets racquets, raja rajah, rajahs rajas, rancor rancour, rancors
    rancours, raveled ravelled, raveling ravelling, ravelings ravellings, realisables realizables, reanalyse
    reanalyze, reanalysed reanalyzed, reanalyses reanalyzes, reanalysing reanalyzing, recognisance recognizance,
    recognisances recognizances, recolor recolour, recolored recoloured, recoloring recolouring, recolors recolours,
    reconnoiter reconnoitre, reconnoitered reconnoitred, reconnoitering reconnoitring, reconnoiters reconnoitres,
    redialed redialled, redialing redialling, refueled refuelled, refueling refuelling, relabeled relabelled,
    relabeling relabelling, remodeled remodelled, remodeling remodelling, remold remould, remolded remoulded,
    remolding remoulding, remolds remoulds, reprogram reprogramme, reprogrammes reprograms, reveled revelled, reveler
    reveller, revelers revellers, reveling revelling, revelings revellings, rigamarole rigmarole, rigamaroles
    rigmaroles, rigor rigour, rigors rigours, rivaled rivalled, rivaling rivalling, romania roumania, romanias
    roumanias, rouble ruble, roubles rubles, roweled rowelled, roweling rowelling, rumor rumour, rumored rumoured,
    rumoring rumouring, rumormonger rumourmonger, rumormongers rumourmongers, rumors rumours, saber sabre, sabered
    sabred, sabering sabring, sabers sabres, salable saleable, salabler saleabler, saltpeter saltpetre, saltpeters
    saltpetres, savable saveable, savior saviour, saviors saviours, savor savour, savored savoured, savorier
    savourier, savories savouries, savoriest savouriest, savoriness savouriness, savoring savouring, savors savours,
    savory savoury, scalawag scallywag, scalawags scallywags, scepter sceptre, sceptered sceptred, sceptering
    sceptring, scepters sceptres, sceptic skeptic, sceptical skeptical, sceptically skeptically, scepticism
    skepticism, scepticisms skepticisms, sceptics skeptics, schlep schlepp, schlepps schleps, schmo schmoe, scrunchie
    scrunchy, seborrhea seborrhoea, seborrheas seborrhoeas, selvage selvedge, selvages selvedges, septicaemia
    septicemia, septicaemic septicemic, sepulcher sepulchre, sepulchered sepulchred, sepulchering sepulchring,
    sepulchers sepulchres, sharable shareable, sharpie sharpy, shaykh sheik sheikh, shaykhs sheikhs sheiks, sheikdom
    sheikhdom, sheikdoms sheikhdoms, shortie shorty, shoveled shovelled, shoveling shovelling, shriveled shrivelled,
    shriveling shrivelling, signaled signalled, signaler signaller, signalers signallers, signaling signalling, silvan
    sylvan, siphon syphon, siphoned syphoned, siphoning syphoning, siphons syphons, siree sirree, sirees sirrees,
    sizable sizeable, skilful skillful, skilfully skillfully, skilfulness skillfulness, skulduggery skullduggery,
    slier slyer, sliest slyest, slily slyly, slumberous slumbrous, smidgen smidgin, smidgens smidgeons smidgins,
    smolder smoulder, smoldered smouldered, smoldering smouldering, smolders smoulders, smoothie smoothy, sniveled
    snivelled, sniveler sniveller, snivelers snivellers, sniveling snivelling, snivelings snivellings, snorkeled
    snorkelled, snorkeling snorkelling, snowplough snowplow, snowploughs snowplows, softie softy, somber sombre,
    somberer sombrer, somberest sombrest, somberly sombrely, somberness sombreness, specter spectre, specters
    spectres, spelled spelt, spilled spilt, spiraea spirea, spiraeas spireas, spiraled spiralled, spiraling
    spiralling, spirochaete spirochete, spirochaetes spirochetes, splendor splendour, splendors splendours, spoiled
    spoilt, squirreled squirrelled, squirreling squirrelling, stagey stagy, stenciled stencilled, stenciling
    stencilling, stockinet stockinette, stockinets stockinettes, stogie stogy, storey story, storeys stories,
    straightjacket straitjacket, straightjacketed straitjacketed, straightjacketing straitjacketing, straightjackets
    straitjackets, subtotaled subtotalled, subtotaling subtotalling, succor succour, succored succoured, succoring
    succouring, succors succours, sulfate sulphate, sulfates sulphates, sulfide sulphide, sulfides sulphides, sulfur
    sulphur, sulfured sulphured, sulfuric sulphuric, sulfuring sulphuring, sulfurous sulphurous, sulfurs sulphurs,
    sweepstake sweepstakes, sweetbriar sweetbrier, sweetbriars sweetbriers, swiveled swivelled, swiveling swivelling,
    symmetrically symmetricly, sync synch, synced synched, synches syncs, synching syncing, synthesize synthetize,
    synthesized synthetized, synthesizes synthetizes, synthesizing synthetizing, tamable tameable, tantalisinglies
    tantalizinglies, tasseled tasselled, tasseling tasselling, teasel teazel teazle, teaseled teaselled, teaseling
    teaselling, teaselings teasellings, teasels teazels teazles, teepee tepee, teepees tepees, teetotaler teetotaller,
    teetotalers teetotallers, tempi tempos, tendinitis tendonitis, tendinitises tendonitises, theater theatre,
    theatergoer theatregoer, theatergoers theatregoers, theaters theatres, thraldom thralldom, thraldoms thralldoms,
    through thru, throughway thruway, throughways thruways, tidbit titbit, tidbits titbits, timor timour, tinseled
    tinselled, tinseling tinselling, tire tyre, tires tyres, titivate tittivate, titivated tittivated, titivates
    tittivates, titivating tittivating, titivation tittivation, titivations tittivations, totaled totalled, totaling
    totalling, totalisator totalizator, totalisators totalizators, toward towards, toweled towelled, toweling
    towelling, towelings towellings, toxaemia toxemia, trammeled trammelled, trammeling trammelling, tranquilities
    tranquillities, tranquility tranquillity, tranquilize tranquillize, tranquilized tranquillized, tranquilizer
    tranquillizer, tranquilizers tranquillizers, tranquilizes tranquillizes, tranquilizing tranquillizing, traveled
    travelled, traveler traveller, travelers travellers, traveling travelling, travelings travellings, travelog
    travelogue, travelogs travelogues, trialed trialled, trialing trialling, tricolor tricolour, tricolors tricolours,
    trolley trolly, trolleyed trollied, trolleying trollying, trolleys trollies, troweled trowelled, troweling
    trowelling, tularaemia tularemia, tumbrels tumbrils, tumor tumour, tumors tumours, tunneled tunnelled, tunneler
    tunneller, tunnelers tunnellers, tunneling tunnelling, tunnelings tunnellings, unappetisinger unappetizinger,
    unappetisingest unappetizingest, unarmored unarmoured, uncolored uncoloured, uncoloreds uncoloureds, undreamed
    undreamt, unequaled unequalled, unfavorable unfavourable, unfavorables unfavourables, unflavored unflavoured,
    unfocused unfocussed, unlabeled unlabelled, unlearned unlearnt, unpracticed unpractised, unraveled unravelled,
    unraveling unravelling, unrivaled unrivalled, unsavorier unsavourier, unsavories unsavouries, unsavoriest
    unsavouriest, unsavory unsavoury, unshakable unshakeable, untrammeled untrammelled, updraft updraught, updrafts
    updraughts, upward upwards, uraemia uremia, uraemic uremic, usable useable, utilisables utilizables, valor valour,
    valors valours, vapor vapour, vapored vapoured, vaporier vapourier, vaporiest vapouriest, vaporing vapouring,
    vaporings vapourings, vapors vapours, vaporware vapourware, vapory vapoury, varicolored varicoloured, varicoloreds
    varicoloureds, veld veldt, velds veldts, veranda verandah, verandahs verandas, victualed victualled, victualing
    victualling, vigor vigour, vigors vigours, virtuosi virtuosos, visor vizor, visors vizors, waggon wagon, waggoned
    wagoned, waggoner wagoner, waggoners wagoners, waggoning wagoning, waggons wagons, wainscoted wainscotted,
    wainscoting wainscotting, wainscotings wainscottings, watercolor watercolour, watercolored watercoloured,
    watercoloring watercolouring, watercolors watercolours, weaseled weaselled, weaseling weaselling, whir whirr,
    whirrs whirs, whiskey whisky, whiskeys whiskies, widgeon wigeon, wilful willful, wilfuler willfuler, wilfully
    willfully, wilfulness willfulness, woolen woollen, woolenner woollenner, woolennest woollennest, woolens woollens,
    worshiped worshipped, worshiper worshipper, worshipers worshippers, worshiping worshipping, yeshivas yeshivot,
    yodeled yodelled, yodeler yodeller, yodelers yodellers, yodeling yodelling, yoghourt yoghurt yogourt yogurt,
    yoghourts yoghurts yogourts yogurts, yuck yuk, yucked yukked, yucking yukking, yucks yuks
"""


@cache
def one_spelling() -> dict[str, str]:
    """Return the words, in lower case, that have another spelling, each with the one that stands for all of them.

    It is made when first asked for, since most commands compare no readings.
    """
    classes = [each.split() for each in _SPELLINGS.split(",")]
    return {word: spellings[0] for spellings in classes for word in spellings}
